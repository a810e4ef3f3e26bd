package wherry.auth.fetch;

import java.net.URI;

/// The address of a document that the server trusts: by HTTPS, or by HTTP on this machine.
public final class SecureAddress {
    public static final String VALID = "an https URL without user and fragment, or such an http URL on the loopback address";

    private SecureAddress() {
    }

    /// @throws IllegalArgumentException when it is none
    public static URI parse(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null
                || !"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && isLoopback(uri.getHost()))) {
            throw new IllegalArgumentException();
        }
        return uri;
    }

    /// Resolves no name: only `localhost` is known to be one of this machine.
    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
