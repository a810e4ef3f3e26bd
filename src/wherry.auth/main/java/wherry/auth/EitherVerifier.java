package wherry.auth;

import wherry.auth.file.FileVerifier;
import wherry.http.request.TokenVerifier;
import wherry.http.request.Verification;

/// Looks for a token in the file first, which is quick.
record EitherVerifier(FileVerifier file, TokenVerifier issued) implements TokenVerifier {

    @Override
    public Verification verify(String token) {
        return file.find(token).orElseGet(() -> issued.verify(token));
    }

    @Override
    public void close() {
        file.close();
        issued.close();
    }
}
