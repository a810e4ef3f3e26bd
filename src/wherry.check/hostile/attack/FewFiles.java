package attack;

import java.net.InetSocketAddress;
import java.util.Map;
import wire.Peers;
import wire.Requests;

/// Connections to both addresses of a server whose limit of open files is low.
public record FewFiles(int count) implements Attack {

    @Override
    public String name() {
        return "few-files";
    }

    @Override
    public void start(Peers peers) {
        byte[] call = Requests.echo(5);
        Peers.Script script = connection -> {
            connection.ask(call);
            connection.drain();
        };
        peers.start(count / 2, script);
        peers.startAt(new InetSocketAddress("::1", peers.server().getPort()), count / 2, script);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("HOST", "localhost");
    }

    @Override
    public int files() {
        return 300;
    }

    @Override
    public boolean takesConnections() {
        return true;
    }
}
