package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.classic.encryption.Encryption;
import io.github.camelwhatsapp.classic.encryption.Server;
import io.github.camelwhatsapp.classic.handshake.WauthLogin;
import io.github.camelwhatsapp.classic.stanza.AccountStanzas;
import io.github.camelwhatsapp.classic.stanza.IncomingStanzas;
import io.github.camelwhatsapp.classic.stanza.OutgoingStanzas;
import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.error.WhatsAppException;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.EventSink;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.stream.Keepalive;
import io.github.camelwhatsapp.stream.KeepaliveRhythm;
import io.github.camelwhatsapp.stream.Phase;
import io.github.camelwhatsapp.stream.Requests;
import io.github.camelwhatsapp.stream.SocketLife;
import io.github.camelwhatsapp.stream.StoreFailures;
import io.github.camelwhatsapp.wire.ClassicFrame;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of a connection in which the account is logged in: hands stanzas to the mappings, answers what must be answered once it
 * is durable, matches replies to requests, keeps the connection alive.
 */
final class StreamPhase implements Phase<ClassicFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(StreamPhase.class);

    private final SocketLife<ClassicFrame> life;
    private final WauthLogin login;
    private final OutgoingStanzas outgoing;
    private final EventSink sink;
    private final ConnectionContext context;
    private final Executor lane;
    private final IncomingStanzas incoming;
    private final Requests requests;
    private final Keepalive keepalive;
    private final Optional<Encryption> encryption;

    StreamPhase(SocketLife<ClassicFrame> life, WauthLogin login, OutgoingStanzas outgoing, ConnectionContext context) {
        this.outgoing = outgoing;
        this.life = life;
        this.login = login;
        this.context = context;
        this.sink = context.sink();
        this.lane = life.lane();
        incoming = new IncomingStanzas(context.settings(), context.time());
        requests = new Requests(context.time(), lane, this::write);
        encryption = context.settings().encryption().enabled()
                ? Optional.of(new Encryption(context, new Asking(), lane, outgoing::queued))
                : Optional.empty();
        keepalive = new Keepalive(
                KeepaliveRhythm.afterSilence(context.settings().timings()),
                context.time(),
                lane,
                this::ping,
                life::end);
    }

    /** Does what every client does right after its login. Source: classic.md section 3.4. */
    void begin() {
        keepalive.start();
        write(outgoing.available());
        Duration timeout = context.settings().timings().request();
        encryption.ifPresent(Encryption::begin);
        request("getBlockedList", timeout, AccountStanzas::blockedList).whenComplete(StreamPhase::logProblem);
        request("getClientConfig", timeout, AccountStanzas::clientConfig).whenComplete(StreamPhase::logProblem);
    }

    /** End-to-end encryption, if the account wants it. */
    Optional<Encryption> encryption() {
        return encryption;
    }

    /** Writes a node now. */
    CompletionStage<Void> write(Node node) {
        return write(ClassicNodeEncoder.encode(node));
    }

    /** Writes an encoded node now. */
    CompletionStage<Void> write(byte[] payload) {
        return life.send(login.writer().write(payload));
    }

    /** Sends a request; the stage completes on the lane. */
    CompletionStage<Node> request(String name, Duration timeout, Function<String, Node> request) {
        return requests.send(name, timeout, request).thenApply(reply -> {
            context.listener().proven();
            return reply;
        });
    }

    @Override
    public boolean received(ClassicFrame frame) {
        keepalive.heard();
        if (!frame.header().encrypted() && frame.header().length() > 0) {
            throw new ProtocolException("stream", "encrypted frames only", "one in the clear");
        }
        Optional<ByteBuffer> payload = login.reader().read(frame);
        if (payload.isEmpty()) {
            return true;
        }
        if (ClassicNodeDecoder.isStreamEnd(payload.get())) {
            life.end(ConnectionCause.of(Kind.STREAM_ENDED));
            return true;
        }
        return handle(ClassicNodeDecoder.decode(payload.get()), frame);
    }

    @Override
    public void ended(WhatsAppException reason) {
        keepalive.stop();
        requests.close(reason);
    }

    private boolean handle(Node node, ClassicFrame frame) {
        LOG.trace("received {}", node);
        switch (node.tag()) {
            case "iq" -> {
                return iq(node, frame);
            }
            case "ack" -> ack(node);
            case "ib" -> {
                return inBand(node, frame);
            }
            case "stream:error" -> life.end(streamError(node));
            default -> {
                keepalive.heardStanza();
                return take(read(node), frame);
            }
        }
        return true;
    }

    private Incoming read(Node node) {
        if (encryption.isPresent()) {
            encryption.get().noticed(node);
            if (encryption.get().reads(node)) {
                try {
                    return encryption.get().read(node);
                } catch (RuntimeException e) {
                    LOG.warn("A <{}> of end-to-end encryption is kept as it came: {}", node.tag(), e.getMessage());
                }
            }
        }
        return incoming.read(node);
    }

    private boolean take(Incoming what, ClassicFrame frame) {
        if (what instanceof Incoming.Passing passing) {
            passing.events().forEach(sink::publish);
            passing.answers().forEach(this::write);
            return true;
        }
        if (what instanceof Incoming.Sealed sealed) {
            sink.accept(sealed.stanza())
                    .whenComplete((done, problem) -> lane.execute(
                            () -> stored(problem == null ? sealed.answers().get() : List.of(), frame, problem)));
            return false;
        }
        Incoming.Durable durable = (Incoming.Durable) what;
        sink.accept(durable.stanza())
                .whenComplete((done, problem) -> lane.execute(() -> stored(durable.answers(), frame, problem)));
        return false;
    }

    private void stored(List<Node> answers, ClassicFrame frame, Throwable problem) {
        if (problem != null) {
            LOG.error(
                    "Account '{}': what came could not be stored",
                    context.settings().name(),
                    problem);
            life.end(StoreFailures.cause(problem));
            return;
        }
        answers.forEach(this::write);
        life.done(frame);
    }

    private boolean iq(Node node, ClassicFrame frame) {
        String type = node.attribute("type").orElse("");
        if (type.equals("result") || type.equals("error")) {
            if (!requests.answered(node)) {
                LOG.debug("An answer came that nobody waits for any more: {}", node);
            }
            return true;
        }
        if (node.attributes().is("xmlns", "urn:xmpp:ping") || node.child("ping").isPresent()) {
            write(AccountStanzas.pong(node.attributes().requireText("id")));
            return true;
        }
        keepalive.heardStanza();
        return take(incoming.read(node), frame);
    }

    private void ack(Node node) {
        keepalive.heardStanza();
        context.listener().proven();
        String id = node.attribute("id").orElse("");
        if (node.attributes().is("class", "receipt")) {
            if (node.attributes().is("type", "read")) {
                Party chat = Party.of(node.attributes().requireJid("from"));
                sink.acknowledged(MarkRead.idFor(chat, id), at(node));
            }
            return;
        }
        if (!node.attributes().is("class", "message")) {
            return;
        }
        Optional<String> error = node.attribute("error");
        if (error.isPresent()) {
            sink.refused(
                    id,
                    new RefusedException(
                            "sendMessage",
                            Requests.code(error.get()),
                            node.attribute("text").orElse("")));
        } else {
            sink.acknowledged(id, at(node));
            encryption.ifPresent(live -> live.acked(id));
        }
    }

    private boolean inBand(Node node, ClassicFrame frame) {
        List<String> dirty = node.children().stream()
                .filter(child -> child.is("dirty"))
                .map(child -> child.attribute("type").orElse(""))
                .filter(category -> !category.isEmpty())
                .toList();
        if (!dirty.isEmpty()) {
            request("clearDirty", context.settings().timings().request(), id -> AccountStanzas.clearDirty(id, dirty))
                    .whenComplete(StreamPhase::logProblem);
            return true;
        }
        return node.child("offline").isPresent() || take(incoming.read(node), frame);
    }

    private CompletionStage<?> ping() {
        return request("ping", context.settings().timings().pingAnswer(), AccountStanzas::ping);
    }

    private Instant at(Node node) {
        return node.attributes().instant("t").orElseGet(context.time()::now);
    }

    /** Source: classic.md section 11.5. */
    private static ConnectionCause streamError(Node node) {
        String reason = node.firstChild().map(Node::tag).orElse("no reason given");
        String text = node.child("text").map(Node::text).orElse("");
        String detail = text.isEmpty() ? reason : reason + ": " + text;
        return switch (reason) {
            case "conflict" -> new ConnectionCause(Kind.CONFLICT, detail);
            case "system-shutdown" -> new ConnectionCause(Kind.SERVER_SHUTDOWN, detail);
            default -> new ConnectionCause(Kind.STREAM_ERROR, detail);
        };
    }

    private static void logProblem(Object done, Throwable problem) {
        if (problem != null) {
            LOG.debug("A request that nobody waits for failed: {}", problem.toString());
        }
    }

    /** What encryption may do with this phase. */
    private final class Asking implements Server {
        @Override
        public CompletionStage<Node> ask(String name, Function<String, Node> request) {
            return request(name, context.settings().timings().request(), request);
        }

        @Override
        public CompletionStage<Void> write(Node stanza) {
            return StreamPhase.this.write(stanza);
        }
    }
}
