package wherry.check.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// Issues access tokens, and serves its metadata and its key on a loopback port until it is closed.
final class AuthorizationServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile KeyPair pair;
    private volatile String keyId;

    AuthorizationServer() throws IOException {
        changeKey("first");
        Thread.ofVirtual().start(this::serve);
    }

    void changeKey(String id) {
        try {
            pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            keyId = id;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
                String path = in.readLine().split(" ")[1];
                String body = (path.equals("/keys") ? keys() : metadata()).toString();
                client.getOutputStream().write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // It is closed, or the client has gone.
            }
        }
    }

    private JsonObject metadata() {
        return JsonObject.of("issuer", Json.of(issuer()), "jwks_uri", Json.of(issuer() + "/keys"));
    }

    private JsonObject keys() {
        var key = (RSAPublicKey) pair.getPublic();
        return JsonObject.of("keys", JsonArray.of(List.of(key), each -> JsonObject.builder().put("kty", "RSA").put("kid", keyId).put("use", "sig")
                .put("n", text(bytes(each.getModulus()))).put("e", text(bytes(each.getPublicExponent()))).build()));
    }

    private static byte[] bytes(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// @param seconds until it expires
    String token(String audience, String subject, String scope, int seconds) {
        JsonObject header = JsonObject.of("alg", Json.of("RS256"), "typ", Json.of("at+jwt"), "kid", Json.of(keyId));
        JsonObject claims = JsonObject.builder().put("iss", issuer()).put("aud", audience).put("sub", subject).put("scope", scope)
                .put("exp", Instant.now().getEpochSecond() + seconds).build();
        String input = text(header.toString().getBytes(StandardCharsets.UTF_8)) + "." + text(claims.toString().getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(StandardCharsets.ISO_8859_1));
            return input + "." + text(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
