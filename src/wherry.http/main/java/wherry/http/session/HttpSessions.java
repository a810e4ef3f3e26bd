package wherry.http.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;
import wherry.http.exchange.HeapShares;
import wherry.http.exchange.MemoryBudget;
import wherry.http.options.HttpOptions;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Message;
import wherry.server.Server;
import wherry.server.Sessions;
import wherry.server.request.Reply;
import wherry.server.session.ConnectionState;
import wherry.server.session.Sender;
import wherry.server.session.Session;

/// The legacy sessions that are open, by ids that cannot be guessed, the longest unused first. Safe for use by many threads.
///
/// An id seals how its session began. So a session is taken up again when its client comes back after this process forgot it, or
/// when another process with the same key opened it. Only a session that its client ended stays ended.
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
    private final SequencedMap<String, HttpSession> sessions = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final EndedSessions ended;

    public HttpSessions(Server server, HttpOptions options, HeapShares shares, MemoryBudget budget) {
        this.server = server;
        this.options = options;
        this.budget = budget;
        this.most = Math.min(options.sessions().most(), shares.sessions());
        this.replayTotal = Math.min(options.sessions().replayTotal(), shares.replay());
        this.ended = new EndedSessions(most);
    }

    /// A session just opened, and the reply to the client.
    public record Opened(HttpSession session, Reply reply) {
    }

    /// @throws FaultException when the request is invalid, or too many sessions are in use
    public Opened open(Message.Request initialize, Sender sender) {
        String owner = makeRoom(sender);
        LegacyStreams streams = streams(0);
        Sessions.Opened opened = server.sessions().open(initialize, sender, connection(streams));
        HttpSession session = add(id(opened.session()), owner, opened.session(), streams);
        return new Opened(session, opened.reply());
    }

    private String id(Session session) {
        Duration resume = options.sessions().resume();
        return resume.isZero() ? newId(random) : server.sessions().seal(session, resume).orElseGet(() -> newId(random));
    }

    private LegacyStreams streams(long before) {
        return new LegacyStreams(new ReplayBuffer(options.sessions(), replayed, replayTotal), budget, before);
    }

    private ConnectionState connection(LegacyStreams streams) {
        return new ConnectionState(streams.general()::offer, options.sessions().calls(), server.options().subscriptions());
    }

    /// Another request may have taken up the same session meanwhile. Then that one is the session.
    private HttpSession add(String id, String owner, Session session, LegacyStreams streams) {
        var added = new HttpSession(id, owner, session, streams, options.streams());
        HttpSession present;
        synchronized (sessions) {
            present = sessions.putIfAbsent(id, added);
            if (present == null) {
                counts.merge(owner, 1, Integer::sum);
                return added;
            }
        }
        added.close();
        return present;
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

    /// The session of this id and this sender's principal: an id alone proves nothing.
    ///
    /// @throws FaultException when the session would have to be taken up, and too many are in use
    public Optional<HttpSession> find(String id, Sender sender) {
        synchronized (sessions) {
            HttpSession found = sessions.get(id);
            if (found != null && !found.session().principal().equals(sender.principal())) {
                return Optional.empty();
            }
            if (found != null) {
                found.touch();
                return Optional.of(sessions.putLast(id, found));
            }
            if (options.sessions().resume().isZero() || ended.contains(id)) {
                return Optional.empty();
            }
        }
        return server.sessions().find(id, sender.principal()).map(initialize -> resume(id, initialize, sender));
    }

    private HttpSession resume(String id, Message.Request initialize, Sender sender) {
        String owner = makeRoom(sender);
        // Events count on from a number that no earlier process reached, so that their ids differ from those that the client has seen.
        LegacyStreams streams = streams(System.currentTimeMillis());
        Session session = server.sessions().resume(initialize, sender.principal(), connection(streams));
        return add(id, owner, session, streams);
    }

    /// Ends a session for its client. It cannot be taken up again.
    public void end(HttpSession session) {
        ended.add(session.id());
        forget(session);
    }

    private void forget(HttpSession session) {
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

    /// Forgets the sessions whose idle time is over. While all sessions keep more than half of the bytes that they may, the longest unused
    /// ones forget theirs, so that others find room.
    public void sweep() {
        all().stream().filter(session -> session.idle().compareTo(options.sessions().idle()) > 0).forEach(this::forget);
        all().stream().filter(HttpSession::isUnused).takeWhile(_ -> replayed.get() > replayTotal / 2).forEach(HttpSession::forgetKept);
    }

    public void endAll() {
        all().forEach(this::forget);
    }

    private List<HttpSession> all() {
        synchronized (sessions) {
            return List.copyOf(sessions.values());
        }
    }

    /// @return the owner of the session for which there is room now
    private String makeRoom(Sender sender) {
        String owner = sender.peer();
        int share = sender.principal().isAnonymous() ? share() : options.sessions().perPrincipal();
        Optional<HttpSession> longestUnused;
        synchronized (sessions) {
            boolean ownersShare = counts.getOrDefault(owner, 0) >= share;
            if (!ownersShare && sessions.size() < most) {
                return owner;
            }
            longestUnused = sessions.values().stream().filter(session -> !ownersShare || session.owner().equals(owner))
                    .filter(HttpSession::isUnused).findFirst();
        }
        forget(longestUnused.orElseThrow(() -> new FaultException(new Fault.Busy("too many sessions, all of them at work"))));
        return owner;
    }
}
