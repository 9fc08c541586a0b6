package io.github.camelwhatsapp.multidevice.media;

import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.MediaLost;
import io.github.camelwhatsapp.event.MediaRenewed;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.MediaSeal;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.spi.EventSink;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media that the phone was asked to bring once more. Each request ends with one durable event: the medium is there again, or it does
 * not come back, also when nobody answers; an answer that comes later still counts. A medium is asked for once at a time. A request that
 * is not answered when the connection ends, or the process, is made once more by the next connection. Safe for use by several threads.
 * Source: multidevice-messaging.md section 6.6.
 */
public final class MediaRetries {
    private static final Logger LOG = LoggerFactory.getLogger(MediaRetries.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST = 1_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Set<String> own;
    private final Jid self;
    private final Function<Node, CompletionStage<Void>> wire;
    private final EventSink sink;
    private final AccountStore store;
    private final TimeSource time;
    private final Executor lane;
    private final Map<Key, Pending> pending = new LinkedHashMap<>();
    private final Map<Key, Pending> late = new LinkedHashMap<>();
    private final Map<Key, MediaContent> renewed = new LinkedHashMap<>();
    private boolean closed;

    /**
     * For one connection.
     *
     * @param self the own address
     * @param lid the other own address, if it is known
     * @param wire writes a stanza; called on the lane
     * @param sink takes the events
     * @param store keeps what was asked
     * @param lane the connection's
     */
    public MediaRetries(
            Jid self,
            Optional<Jid> lid,
            Function<Node, CompletionStage<Void>> wire,
            EventSink sink,
            AccountStore store,
            TimeSource time,
            Executor lane) {
        this.self = self.account();
        own = lid.map(other -> Set.of(self.user(), other.user())).orElse(Set.of(self.user()));
        this.wire = wire;
        this.sink = sink;
        this.store = store;
        this.time = time;
        this.lane = lane;
    }

    private record Key(String id, String chat) {}

    private record Pending(MessageReceived message, MediaSeal seal, TimeSource.Timer timer) {}

    /**
     * Asks the phone to bring the medium of a message once more.
     *
     * @return the content with its new place, when the phone has brought it lately; empty when the request was written, now or before
     */
    public CompletionStage<Optional<MediaContent>> renew(MessageReceived message) {
        MediaSeal seal = seal(message);
        Key key = key(message);
        synchronized (this) {
            if (renewed.containsKey(key) || pending.containsKey(key)) {
                return CompletableFuture.completedFuture(Optional.ofNullable(renewed.remove(key)));
            }
            await(key, message, seal);
        }
        return store.perform(tx -> AskedMedia.note(tx, message))
                .thenComposeAsync(noted -> wire.apply(request(message, seal)), lane)
                .thenApply(written -> Optional.empty());
    }

    /** Asks once more for what earlier connections were not answered for; one that ended while this was found out asks nothing. */
    public CompletionStage<Void> begin() {
        return store.transact(tx -> AskedMedia.all(tx, time.now()))
                .thenAcceptAsync(left -> left.forEach(this::again), lane);
    }

    private void again(MessageReceived message) {
        MediaSeal seal = seal(message);
        Key key = key(message);
        synchronized (this) {
            if (closed || pending.containsKey(key)) {
                return;
            }
            await(key, message, seal);
        }
        wire.apply(request(message, seal)).whenComplete((written, problem) -> {
            if (problem != null) {
                LOG.debug("The medium of message {} was not asked for again: {}", message.id(), problem.toString());
            }
        });
    }

    private void await(Key key, MessageReceived message, MediaSeal seal) {
        TimeSource.Timer timer =
                time.schedule(PATIENCE, () -> lose(key, "the phone did not answer within " + PATIENCE));
        pending.put(key, new Pending(message, seal, timer));
    }

    private Node request(MessageReceived message, MediaSeal seal) {
        byte[] iv = new byte[12];
        RANDOM.nextBytes(iv);
        boolean direct = message.sender().id().equals(message.from().id());
        boolean fromMe = own.contains(message.sender().id().user());
        return MediaRetryCodec.request(
                message.id(),
                self,
                message.from().id(),
                direct || !message.from().isGroup()
                        ? Optional.empty()
                        : Optional.of(message.sender().id()),
                fromMe,
                seal.key(),
                iv);
    }

    /** Whether a stanza is the answer to a request of this connection. */
    public synchronized boolean awaits(Node stanza) {
        return MediaRetryCodec.isAnswer(stanza) && (pending.containsKey(key(stanza)) || late.containsKey(key(stanza)));
    }

    /** Takes the answer; the event is to be stored before the stanza is acknowledged. */
    public IncomingStanza answered(Node notification) {
        Key key = key(notification);
        Pending waiting = take(key);
        Pending asked = waiting == null ? late(key) : waiting;
        if (asked == null) {
            return IncomingStanza.of(List.of(), Optional.empty());
        }
        MediaRetryCodec.Answer answer =
                MediaRetryCodec.read(notification, key.id(), asked.seal().key());
        return end(asked.message(), event(key, asked.message(), answer));
    }

    /** The connection has ended: the next one asks again. */
    public synchronized void close() {
        closed = true;
        pending.values().forEach(asked -> asked.timer().cancel());
        pending.clear();
    }

    /** The event, and that there is no more to wait for. */
    private static IncomingStanza end(MessageReceived message, Event event) {
        return IncomingStanza.of(Optional.empty(), tx -> {
            AskedMedia.forget(tx, message);
            return IncomingStanza.Outcome.readable(List.of(event));
        });
    }

    private Event event(Key key, MessageReceived message, MediaRetryCodec.Answer answer) {
        if (answer instanceof MediaRetryCodec.Answer.Renewed there) {
            MediaContent old = (MediaContent) message.content();
            MediaContent content = old.withMedia(((RemoteMedia) old.media()).withDirectPath(there.directPath()));
            synchronized (this) {
                remember(renewed, key, content);
            }
            return new MediaRenewed(message.id(), message.from(), message.sender(), content, time.now());
        }
        return lost(message, ((MediaRetryCodec.Answer.Lost) answer).reason());
    }

    private void lose(Key key, String reason) {
        Pending asked = take(key);
        if (asked != null) {
            synchronized (this) {
                remember(late, key, asked);
            }
            sink.accept(end(asked.message(), lost(asked.message(), reason)));
        }
    }

    private MediaLost lost(MessageReceived message, String reason) {
        return new MediaLost(message.id(), message.from(), message.sender(), reason, time.now());
    }

    private synchronized @Nullable Pending take(Key key) {
        Pending asked = pending.remove(key);
        if (asked != null) {
            asked.timer().cancel();
        }
        return asked;
    }

    private synchronized @Nullable Pending late(Key key) {
        return late.remove(key);
    }

    private static <T> void remember(Map<Key, T> map, Key key, T value) {
        map.put(key, value);
        if (map.size() > MOST) {
            map.remove(map.keySet().iterator().next());
        }
    }

    private static Key key(MessageReceived message) {
        return new Key(message.id(), message.from().id().user());
    }

    private static Key key(Node notification) {
        String chat = notification
                .child("rmr")
                .flatMap(rmr -> rmr.attributes().jid("jid"))
                .map(Jid::user)
                .orElse("");
        return new Key(notification.attribute("id").orElse(""), chat);
    }

    private static MediaSeal seal(MessageReceived message) {
        if (message.content() instanceof MediaContent content
                && content.media() instanceof RemoteMedia media
                && media.seal().isPresent()) {
            return media.seal().get();
        }
        throw new NotSupportedException("multidevice", "fetching again what was not encrypted");
    }
}
