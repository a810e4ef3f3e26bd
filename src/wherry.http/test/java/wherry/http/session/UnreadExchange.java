package wherry.http.session;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import wherry.http.StubExchange;

/// A request whose client does not read the response: the thread that writes it waits until it is interrupted.
final class UnreadExchange extends StubExchange {

    UnreadExchange() {
        super("GET", new Headers());
    }

    @Override
    public void sendResponseHeaders(int status, long length) throws IOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }
}
