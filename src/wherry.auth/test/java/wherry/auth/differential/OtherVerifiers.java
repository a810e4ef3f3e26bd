package wherry.auth.differential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import wherry.auth.key.Algorithm;
import wherry.json.JsonObject;

/// The verifiers of Nimbus and of jose4j, with the rules that ours has.
final class OtherVerifiers {
    private final DefaultJWTProcessor<SecurityContext> nimbus = new DefaultJWTProcessor<>();
    private final JWKSet keys;
    private final JwtConsumer jose4j;

    OtherVerifiers(JsonObject keys, String issuer, String audience, Instant now, int skew) {
        jose4j = jose4j(keys, issuer, audience, now, skew);
        nimbus.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"),
                JOSEObjectType.JWT));
        var algorithms = new HashSet<JWSAlgorithm>();
        for (Algorithm each : Algorithm.values()) {
            algorithms.add(JWSAlgorithm.parse(each.id()));
        }
        try {
            this.keys = JWKSet.parse(keys.toString());
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
        nimbus.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, new ImmutableJWKSet<>(this.keys)));
        var claims = new DefaultJWTClaimsVerifier<SecurityContext>(audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("exp")) {
            @Override
            protected Date currentTime() {
                return Date.from(now);
            }
        };
        claims.setMaxClockSkew(skew);
        nimbus.setJWTClaimsSetVerifier(claims);
    }

    private static JwtConsumer jose4j(JsonObject keys, String issuer, String audience, Instant now, int skew) {
        String[] algorithms = List.of(Algorithm.values()).stream().map(Algorithm::id).toArray(String[]::new);
        try {
            return new JwtConsumerBuilder().setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(keys.toString()).getJsonWebKeys()))
                    .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithms)).setExpectedIssuer(issuer)
                    .setExpectedAudience(audience).setRequireExpirationTime().setAllowedClockSkewInSeconds(skew)
                    .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond())).build();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    /// @return why Nimbus refuses the token; empty when it accepts it for this subject
    Optional<String> nimbusRefusal(String token, String subject) {
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            JWTClaimsSet claims = parsed.getHeader().getAlgorithm().equals(JWSAlgorithm.EdDSA) ? edwards(parsed) : nimbus.process(token, null);
            String found = claims.getSubject() == null ? "client:" + claims.getStringClaim("client_id") : claims.getSubject();
            return subject.equals(found) ? Optional.empty() : Optional.of("it has the subject " + found);
        } catch (ParseException | BadJOSEException | JOSEException | RuntimeException e) {
            return Optional.of(e.toString());
        }
    }

    /// Its processor knows no Ed25519, though its verifiers do.
    private JWTClaimsSet edwards(SignedJWT token) throws BadJOSEException, JOSEException, ParseException {
        nimbus.getJWSTypeVerifier().verify(token.getHeader().getType(), null);
        List<JWK> found = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader())).select(keys);
        if (found.size() != 1 || !token.verify(new Ed25519Verifier(found.getFirst().toOctetKeyPair()))) {
            throw new BadJOSEException("no key verifies the signature");
        }
        nimbus.getJWTClaimsSetVerifier().verify(token.getJWTClaimsSet(), null);
        return token.getJWTClaimsSet();
    }

    /// @return why jose4j refuses the token; empty when it accepts it for this subject
    Optional<String> jose4jRefusal(String token, String subject) {
        try {
            var claims = jose4j.processToClaims(token);
            String found = claims.getSubject() == null ? "client:" + claims.getStringClaimValue("client_id") : claims.getSubject();
            return subject.equals(found) ? Optional.empty() : Optional.of("it has the subject " + found);
        } catch (InvalidJwtException | MalformedClaimException | RuntimeException e) {
            return Optional.of(e.toString());
        }
    }
}
