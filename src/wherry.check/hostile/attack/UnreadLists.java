package attack;

import java.time.Duration;
import wire.Peers;
import wire.Requests;

/// Clients that ask for the list of tools again and again and read nothing.
public record UnreadLists(int count, int lists) implements Attack {

    @Override
    public String name() {
        return "unread-lists";
    }

    @Override
    public void start(Peers peers) {
        byte[] list = Requests.toolsList();
        peers.startUnread(count, connection -> {
            for (int i = 0; i < lists; i++) {
                connection.send(list);
            }
            Thread.sleep(Duration.ofMinutes(10));
        });
    }
}
