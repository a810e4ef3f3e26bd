package wherry.http.session;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import wherry.http.exchange.HeapShares;
import wherry.http.exchange.MemoryBudget;
import wherry.http.options.HttpOptions;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Message;
import wherry.server.Server;
import wherry.server.request.Reply;
import wherry.server.session.ConnectionState;
import wherry.server.session.Sender;
import wherry.tool.Principal;

/// The legacy sessions that are open, by ids that cannot be guessed, the longest unused first. Safe for use by many threads.
///
/// A session's owner is its principal. An anonymous principal's sessions belong to the address that opened them. Each owner has a share.
public final class HttpSessions {
    private static final int ID_BYTES = 24;

    private final Server server;
    private final HttpOptions options;
    private final MemoryBudget budget;
    private final int most;
    private final long replayTotal;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong replayed = new AtomicLong();
    /// In the order of their last use. The map's own lock guards it and the counts.
    private final Map<String, HttpSession> sessions = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Integer> counts = new HashMap<>();

    public HttpSessions(Server server, HttpOptions options, HeapShares shares, MemoryBudget budget) {
        this.server = server;
        this.options = options;
        this.budget = budget;
        this.most = Math.min(options.sessions().most(), shares.sessions());
        this.replayTotal = Math.min(options.sessions().replayTotal(), shares.replay());
    }

    /// A session just opened, and the reply to the client.
    public record Opened(HttpSession session, Reply reply) {
    }

    /// @throws FaultException when the request is invalid, or too many sessions are in use
    public Opened open(Message.Request initialize, Sender sender) {
        Principal principal = sender.principal();
        String owner = principal.isAnonymous() ? sender.address() : principal.issuer() + "|" + principal.subject();
        makeRoom(owner, principal.isAnonymous() ? share() : options.sessions().perPrincipal());
        var streams = new LegacyStreams(new ReplayBuffer(options.sessions(), replayed, replayTotal), budget);
        LegacyStream general = streams.begin(false);
        Server.Opened opened = server.open(initialize, sender, new ConnectionState(general::offer,
                options.sessions().calls(), server.options().subscriptions()));
        var session = new HttpSession(newId(random), owner, opened.session(), streams, general, options.streams());
        synchronized (sessions) {
            sessions.put(session.id(), session);
            counts.merge(owner, 1, Integer::sum);
        }
        return new Opened(session, opened.reply());
    }

    /// The share of one address: it leaves room for others.
    private int share() {
        return Math.max(1, (int) ((long) most * server.options().addressShare() / 100));
    }

    /// Unguessable, in visible ASCII.
    public static String newId(SecureRandom random) {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The session of this id and this principal: an id alone proves nothing.
    public Optional<HttpSession> find(String id, Principal principal) {
        synchronized (sessions) {
            Optional<HttpSession> found = Optional.ofNullable(sessions.get(id))
                    .filter(session -> session.session().principal().equals(principal));
            found.ifPresent(HttpSession::touch);
            return found;
        }
    }

    public void end(HttpSession session) {
        boolean was;
        synchronized (sessions) {
            was = sessions.remove(session.id(), session);
            if (was) {
                counts.computeIfPresent(session.owner(), (_, count) -> count == 1 ? null : count - 1);
            }
        }
        if (was) {
            session.close();
        }
    }

    /// Ends the sessions whose idle time is over. While all sessions keep more than half of the bytes that they may, the longest unused
    /// ones forget theirs, so that others find room.
    public void sweep() {
        all().stream().filter(session -> session.idle().compareTo(options.sessions().idle()) > 0).forEach(this::end);
        all().stream().filter(HttpSession::isUnused).takeWhile(_ -> replayed.get() > replayTotal / 2).forEach(HttpSession::forgetKept);
    }

    public void endAll() {
        all().forEach(this::end);
    }

    private List<HttpSession> all() {
        synchronized (sessions) {
            return List.copyOf(sessions.values());
        }
    }

    private void makeRoom(String owner, int share) {
        Optional<HttpSession> longestUnused;
        synchronized (sessions) {
            boolean ownersShare = counts.getOrDefault(owner, 0) >= share;
            if (!ownersShare && sessions.size() < most) {
                return;
            }
            longestUnused = sessions.values().stream().filter(session -> !ownersShare || session.owner().equals(owner))
                    .filter(HttpSession::isUnused).findFirst();
        }
        end(longestUnused.orElseThrow(() -> new FaultException(new Fault.Busy("too many sessions, all of them at work"))));
    }
}
