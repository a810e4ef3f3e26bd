package wherry.tool;

import java.util.Objects;
import java.util.Set;

/// On whose behalf a call is made.
///
/// Two principals are equal when issuer and subject are: with another token the same caller may have other scopes, and still owns
/// its sessions and its share of the server.
///
/// @param issuer  who vouches for the subject; empty for [#ANONYMOUS]
/// @param subject unique at the issuer
/// @param scopes  what the caller may do
public record Principal(String issuer, String subject, Set<String> scopes) {
    public static final Principal ANONYMOUS = new Principal("", "", Set.of());

    public Principal {
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(subject);
        scopes = Set.copyOf(scopes);
    }

    public boolean isAnonymous() {
        return subject.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Principal principal && issuer.equals(principal.issuer) && subject.equals(principal.subject);
    }

    @Override
    public int hashCode() {
        return 31 * issuer.hashCode() + subject.hashCode();
    }
}
