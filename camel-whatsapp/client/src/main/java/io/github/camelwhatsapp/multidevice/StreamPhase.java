package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.error.WhatsAppException;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.multidevice.devices.OwnDevice;
import io.github.camelwhatsapp.multidevice.media.MediaRetries;
import io.github.camelwhatsapp.multidevice.messaging.Messaging;
import io.github.camelwhatsapp.multidevice.stanza.Acks;
import io.github.camelwhatsapp.multidevice.stanza.AddressPair;
import io.github.camelwhatsapp.multidevice.stanza.Endings;
import io.github.camelwhatsapp.multidevice.stanza.IncomingStanzas;
import io.github.camelwhatsapp.multidevice.stanza.Iqs;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.stream.Keepalive;
import io.github.camelwhatsapp.stream.KeepaliveRhythm;
import io.github.camelwhatsapp.stream.Performing;
import io.github.camelwhatsapp.stream.Phase;
import io.github.camelwhatsapp.stream.Requests;
import io.github.camelwhatsapp.stream.SocketLife;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of a connection in which the device is logged in: does the duties after a login, answers what must be answered once it is
 * durable, matches replies to requests, keeps the connection alive. Source: multidevice-transport.md sections 8.3 to 10.
 */
final class StreamPhase implements Phase<byte[]>, Live {
    private static final Logger LOG = LoggerFactory.getLogger(StreamPhase.class);

    /** A login that lasted so long has proved itself. Source: multidevice-transport.md section 9. */
    private static final Duration STABLE = Duration.ofSeconds(30);

    private final SocketLife<byte[]> life;
    private final NodeWire wire;
    private final ConnectionContext context;
    private final Device device;
    private final Duration clockOffset;
    private final RateLimits limits;
    private final Consumer<ConnectionCause> onLoggedOut;
    private final Requests requests;
    private final Keepalive keepalive;
    private final PreKeys preKeys;
    private final SignedPreKeyRotation rotation;
    private final PresenceFlows presences;
    private final Performing performing;
    private final KnownParties people;
    private final MediaRetries mediaRetries;
    private final Messaging messaging;
    private final OfflineQueue offline;
    private final InBand inBand;
    private final Arrivals arrivals;
    private final Troubles troubles;
    private TimeSource.@Nullable Timer proof;

    StreamPhase(
            SocketLife<byte[]> life,
            NodeWire wire,
            ConnectionContext context,
            Device device,
            Duration clockOffset,
            RateLimits limits,
            Consumer<ConnectionCause> onLoggedOut) {
        this.life = life;
        this.wire = wire;
        this.context = context;
        this.device = device;
        this.clockOffset = clockOffset;
        this.limits = limits;
        this.onLoggedOut = onLoggedOut;
        messaging = new Messaging(
                context,
                new OwnDevice(device.own(), device.lid(), device.identity()),
                new LiveServer(this),
                life.lane());
        troubles = new Troubles(context.settings().name(), life::isOver);
        offline = new OfflineQueue(wire::write);
        inBand = new InBand(this, offline, troubles);
        people = new KnownParties(context.store());
        arrivals = new Arrivals(
                life,
                wire,
                context,
                messaging,
                new IncomingStanzas(device.own(), device.lid(), context.time(), messaging.revelations()),
                people,
                offline,
                troubles);
        requests = new Requests(context.time(), life.lane(), wire::write, RequestIds.random(new SecureRandom()));
        KeepaliveRhythm rhythm = KeepaliveRhythm.always(context.settings().timings(), RandomGenerator.getDefault());
        keepalive = new Keepalive(rhythm, context.time(), life.lane(), this::ping, life::end);
        preKeys = new PreKeys(context, life.lane(), this::request);
        rotation = new SignedPreKeyRotation(context, life.lane(), this::request, preKeys::verify);
        presences = new PresenceFlows(this);
        performing = MultiDeviceOperations.on(this, presences);
        mediaRetries = new MediaRetries(
                device.own(), device.lid(), wire::write, context.sink(), context.store(), context.time(), life.lane());
    }

    /** Does what a client does right after its login. Source: multidevice-transport.md section 8.3. */
    void begin() {
        keepalive.start();
        proof = context.time().schedule(STABLE, () -> life.lane().execute(() -> {
            if (!life.isOver()) {
                context.listener().proven();
            }
        }));
        preKeys.replenish().whenComplete(troubles.with("prekeys")).whenComplete((done, problem) -> life.lane()
                .execute(() -> {
                    if (!life.isOver()) {
                        activate();
                    }
                }));
        wire.write(Iqs.unifiedSession(serverNow()));
        messaging.begin();
    }

    private void activate() {
        request("active", Iqs::active).whenComplete(troubles.with("active")).thenRun(() -> {
            preKeys.verify();
            rotation.begin();
            mediaRetries.begin().whenComplete(troubles.with("media"));
            presences.again().whenComplete(troubles.with("presence"));
        });
    }

    /** Writes an encoded node now. */
    CompletionStage<Void> write(byte[] payload) {
        return wire.write(payload);
    }

    /** What the phone was asked to bring once more. */
    MediaRetries mediaRetries() {
        return mediaRetries;
    }

    /** Messages out and in. */
    Messaging messaging() {
        return messaging;
    }

    /** Does an operation; empty for one that this generation does not have. */
    <R> Optional<CompletionStage<R>> perform(Operation<R> operation) {
        return performing.has(operation) ? Optional.of(known(operation)) : Optional.empty();
    }

    /** People are asked for by the address that is known of them, and named in the answer as in their messages. */
    private <R> CompletionStage<R> known(Operation<R> operation) {
        return people.in(operation)
                .thenComposeAsync(known -> performing.perform(known).orElseThrow(), life.lane())
                .thenCompose(people::in);
    }

    @Override
    public ConnectionContext context() {
        return context;
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public Executor lane() {
        return life.lane();
    }

    @Override
    public CompletionStage<Void> write(Node stanza) {
        return wire.write(stanza);
    }

    @Override
    public CompletionStage<Node> request(String name, Function<String, Node> request) {
        return limits.guard(context, name, () -> requests.send(
                        name, context.settings().timings().request(), request)
                .thenApply(this::revealing));
    }

    /** Has the addresses in an answer kept. */
    private Node revealing(Node reply) {
        List<AddressPair> pairs = AddressPair.in(reply);
        if (!pairs.isEmpty()) {
            context.store()
                    .perform(transaction -> messaging.revelations().learned(transaction, pairs))
                    .whenComplete(troubles.with("addresses"));
        }
        return reply;
    }

    @Override
    public void privacyChanged() {
        messaging.privacyChanged();
    }

    @Override
    public void groupsChanged() {
        messaging.groupsChanged();
    }

    @Override
    public boolean received(byte[] frame) {
        keepalive.heard();
        Node node = wire.read(frame);
        switch (node.tag()) {
            case "iq" -> iq(node);
            case "ib" -> inBand.received(node);
            case "stream:error" -> streamError(node);
            case "xmlstreamend" -> life.end(ConnectionCause.of(Kind.STREAM_ENDED));
            case "ack" -> messaging.acked(node);
            case "notification" -> {
                return notification(node, frame);
            }
            default -> {
                return arrivals.take(node, frame);
            }
        }
        return true;
    }

    @Override
    public void ended(WhatsAppException reason) {
        keepalive.stop();
        rotation.stop();
        mediaRetries.close();
        messaging.close();
        if (proof != null) {
            proof.cancel();
        }
        requests.close(reason);
        wire.destroy();
    }

    private void iq(Node node) {
        String type = node.attribute("type").orElse("");
        if (type.equals("result") || type.equals("error")) {
            if (!requests.answered(node)) {
                LOG.debug("An answer came that nobody waits for any more: {}", node);
            }
        } else if (node.attributes().is("xmlns", "urn:xmpp:ping")
                || node.child("ping").isPresent()) {
            wire.write(Iqs.result(node));
        } else {
            LOG.debug("The server asks for what this version does not know: {}", node);
        }
    }

    private boolean notification(Node node, byte[] frame) {
        if (node.attributes().is("type", "account_sync")
                && node.child("privacy").isPresent()) {
            privacyChanged();
        }
        if (mediaRetries.awaits(node)) {
            List<Node> answers = Acks.of(node, Optional.empty()).stream().toList();
            return arrivals.take(node, new Incoming.Durable(mediaRetries.answered(node), answers), frame);
        }
        if (!node.attributes().is("type", "encrypt") || node.firstChild().isEmpty()) {
            return arrivals.take(node, frame);
        }
        Node child = node.firstChild().get();
        if (child.is("count")) {
            preKeys.few().whenComplete(troubles.with("prekeys"));
        } else if (child.is("digest")) {
            preKeys.verify();
        } else {
            return arrivals.take(node, frame);
        }
        Acks.of(node, Optional.empty()).ifPresent(wire::write);
        offline.stored(node);
        return true;
    }

    private void streamError(Node node) {
        Optional<ConnectionCause> cause = Endings.streamError(node);
        if (cause.isEmpty()) {
            LOG.warn("Account '{}': the server still waits for an ack: {}", name(), node);
        } else if (cause.get().kind() == Kind.LOGGED_OUT) {
            onLoggedOut.accept(cause.get());
        } else {
            life.end(cause.get());
        }
    }

    private CompletionStage<?> ping() {
        return requests.send("ping", context.settings().timings().pingAnswer(), Iqs::ping);
    }

    private Instant serverNow() {
        return context.time().now().plus(clockOffset);
    }

    private String name() {
        return context.settings().name();
    }
}
