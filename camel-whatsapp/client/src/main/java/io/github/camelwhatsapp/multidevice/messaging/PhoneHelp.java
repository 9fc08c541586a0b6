package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.OwnDevice;
import io.github.camelwhatsapp.multidevice.devices.Server;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.proto.MessageKey;
import io.github.camelwhatsapp.signal.EncryptedMessage;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the phone of our own account for the content of a message of which this device got none: at once where the server says so, after a
 * few seconds where the author was asked first and did not answer, also when that was on an earlier connection. What it hands on comes as a
 * message of its own; when the phone is away nothing comes. Used on the lane only. Source: multidevice-messaging.md sections 3.6 and 4.5.
 */
final class PhoneHelp {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneHelp.class);

    /** The author has so long to send it again. Source: multidevice-messaging.md section 4.4, "after 3-5 s". */
    private static final Duration AUTHOR_FIRST = Duration.ofSeconds(4);

    private static final int MOST_AWAITED = 1_000;

    private static final int MOST_RESUMED = 64;

    /** What was asked for so long ago is given up. */
    private static final Duration MOST_AGE = Duration.ofDays(1);

    private final ConnectionContext context;
    private final OwnDevice self;
    private final Server server;
    private final Executor lane;
    private final Sessions sessions;
    private final Plaintexts plaintexts;
    private final Supplier<String> ids;
    private final Map<String, TimeSource.Timer> awaited = new HashMap<>();

    /** @param ids makes ids for messages to the phone */
    PhoneHelp(
            ConnectionContext context,
            OwnDevice self,
            Server server,
            Executor lane,
            Sessions sessions,
            Plaintexts plaintexts,
            Supplier<String> ids) {
        this.context = context;
        this.self = self;
        this.server = server;
        this.lane = lane;
        this.sessions = sessions;
        this.plaintexts = plaintexts;
        this.ids = ids;
    }

    /** Asks for what was asked of its author on an earlier connection and has not come. */
    void resume() {
        context.store()
                .transact(
                        tx -> tx.signal().retries().missing(context.time().now().minus(MOST_AGE), MOST_RESUMED))
                .whenCompleteAsync(
                        (keys, problem) -> {
                            if (problem == null) {
                                keys.stream()
                                        .map(Asked::parse)
                                        .filter(this::isHandedOn)
                                        .forEach(this::askLater);
                            } else {
                                LOG.debug("The phone is not asked for what is missing: {}", problem.toString());
                            }
                        },
                        lane);
    }

    /** What the phone writes to this device are keys and such. */
    private boolean isHandedOn(Asked asked) {
        return !self.isOwn(asked.chat());
    }

    /** Asks for one message. */
    void ask(Asked asked) {
        Jid phone = self.resolved().withDevice(0);
        sessions.prepare(List.of(phone))
                .thenCompose(ready -> context.store().transact(tx -> stanza(tx, phone, asked, ready)))
                .thenComposeAsync(server::write, lane)
                .whenComplete((done, problem) -> {
                    if (problem != null) {
                        LOG.debug("The phone was not asked for message {}: {}", asked.id(), problem.toString());
                    }
                });
    }

    /** Asks for one message after a while, unless it comes before. */
    void askLater(Asked asked) {
        String key = asked.id(); // not by its author, who may send it again under their other address
        if (awaited.size() < MOST_AWAITED && !awaited.containsKey(key)) {
            awaited.put(
                    key,
                    context.time()
                            .schedule(
                                    AUTHOR_FIRST,
                                    () -> lane.execute(() -> {
                                        if (awaited.remove(key) != null) {
                                            ask(asked);
                                        }
                                    })));
        }
    }

    /** It came: the phone need not be asked. */
    void arrived(Arrival arrival) {
        TimeSource.Timer timer = awaited.remove(arrival.id());
        if (timer != null) {
            timer.cancel();
        }
    }

    /** The connection is over. */
    void close() {
        awaited.values().forEach(TimeSource.Timer::cancel);
        awaited.clear();
    }

    private Node stanza(Transaction tx, Jid phone, Asked asked, Sessions.Ready ready) {
        EncryptedMessage message = sessions.encrypt(tx, phone, plaintexts.direct(request(asked)), ready);
        Node.Builder stanza = Node.builder("message")
                .attribute("id", ids.get())
                .attribute("to", phone.account())
                .attribute("type", "text")
                .attribute("category", "peer")
                .attribute("push_priority", "high_force")
                .child(Node.builder("meta").attribute("appdata", "default").build())
                .child(OutgoingStanza.part(message));
        if (OutgoingStanza.isFirst(message)) {
            stanza.child(KeyNodes.data("device-identity", self.identity()));
        }
        return stanza.build();
    }

    private Message request(Asked asked) {
        boolean own = self.isOwn(asked.sender());
        MessageKey.Builder key = MessageKey.newBuilder()
                .setRemoteJid(asked.chat().toString())
                .setFromMe(own)
                .setId(asked.id());
        if (asked.isToMany() && !own) {
            key.setParticipant(asked.sender().toString());
        }
        Message.Builder message = Message.newBuilder();
        message.getProtocolMessageBuilder()
                .setType(Message.ProtocolMessage.Type.PEER_DATA_OPERATION_REQUEST_MESSAGE)
                .getPeerDataOperationRequestMessageBuilder()
                .setPeerDataOperationRequestType(Message.PeerDataOperationRequestType.PLACEHOLDER_MESSAGE_RESEND)
                .addPlaceholderMessageResendRequestBuilder()
                .setMessageKey(key);
        return message.build();
    }
}
