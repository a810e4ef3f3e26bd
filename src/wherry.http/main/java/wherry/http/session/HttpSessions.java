package wherry.http.session;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import wherry.http.options.HttpOptions;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Message;
import wherry.server.Server;
import wherry.server.request.Reply;
import wherry.server.session.ConnectionState;
import wherry.server.session.Sender;
import wherry.tool.Principal;

/// The legacy sessions that are open, by ids that nobody can guess. Safe for use by many threads.
public final class HttpSessions {
    private static final int ID_BYTES = 24;

    private final Server server;
    private final HttpOptions options;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, HttpSession> sessions = new ConcurrentHashMap<>();
    private final AtomicLong replayed = new AtomicLong();

    public HttpSessions(Server server, HttpOptions options) {
        this.server = server;
        this.options = options;
    }

    /// A session just opened, and what to tell the client.
    public record Opened(HttpSession session, Reply reply) {
    }

    /// @throws FaultException when the request is no good, or there are too many
    public Opened open(Message.Request initialize, Sender sender) {
        makeRoom(sender.principal());
        var replay = new ReplayBuffer(options.sessions(), replayed);
        EventLog general = replay.begin();
        Server.Opened opened = server.open(initialize, sender, new ConnectionState(general::offer,
                options.sessions().calls(), server.options().subscriptions()));
        var session = new HttpSession(newId(random), opened.session(), replay, general, options.streams());
        sessions.put(session.id(), session);
        return new Opened(session, opened.reply());
    }

    /// Unguessable, in visible ASCII.
    public static String newId(SecureRandom random) {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The session of this id and this principal: an id alone proves nothing.
    public Optional<HttpSession> find(String id, Principal principal) {
        Optional<HttpSession> found = Optional.ofNullable(sessions.get(id))
                .filter(session -> session.session().principal().equals(principal));
        found.ifPresent(HttpSession::touch);
        return found;
    }

    public void end(HttpSession session) {
        if (sessions.remove(session.id(), session)) {
            session.close();
        }
    }

    /// Ends those that nobody has used for long.
    public void sweep() {
        for (HttpSession session : sessions.values()) {
            if (session.idle().compareTo(options.sessions().idle()) > 0) {
                end(session);
            }
        }
    }

    public void endAll() {
        List.copyOf(sessions.values()).forEach(this::end);
    }

    private void makeRoom(Principal principal) {
        if (!principal.isAnonymous() && count(principal) >= options.sessions().perPrincipal()) {
            endLongestIdle(Optional.of(principal));
        }
        if (sessions.size() >= options.sessions().most()) {
            endLongestIdle(Optional.empty());
        }
    }

    private long count(Principal principal) {
        return sessions.values().stream().filter(session -> session.session().principal().equals(principal)).count();
    }

    private void endLongestIdle(Optional<Principal> owner) {
        HttpSession idlest = sessions.values().stream()
                .filter(session -> owner.isEmpty() || owner.get().equals(session.session().principal()))
                .filter(HttpSession::isUnused)
                .max(Comparator.comparing(HttpSession::idle))
                .orElseThrow(() -> new FaultException(new Fault.Busy("too many sessions, all of them at work")));
        end(idlest);
    }
}
