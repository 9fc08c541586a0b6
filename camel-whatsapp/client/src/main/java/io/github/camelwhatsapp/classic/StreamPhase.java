package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.classic.encryption.Encryption;
import io.github.camelwhatsapp.classic.encryption.Server;
import io.github.camelwhatsapp.classic.handshake.WauthLogin;
import io.github.camelwhatsapp.classic.stanza.AccountStanzas;
import io.github.camelwhatsapp.classic.stanza.Acknowledgements;
import io.github.camelwhatsapp.classic.stanza.ClassicRequests;
import io.github.camelwhatsapp.classic.stanza.InBandStanzas;
import io.github.camelwhatsapp.classic.stanza.IncomingStanzas;
import io.github.camelwhatsapp.classic.stanza.OutgoingStanzas;
import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.error.WhatsAppException;
import io.github.camelwhatsapp.event.DirtyCleared;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.PingAnswered;
import io.github.camelwhatsapp.event.ReceiptSent;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.CreateGroup;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.SendPong;
import io.github.camelwhatsapp.operation.SubscribePresence;
import io.github.camelwhatsapp.operation.SyncContacts;
import io.github.camelwhatsapp.operation.UnsubscribePresence;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.EventSink;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.stream.Keepalive;
import io.github.camelwhatsapp.stream.KeepaliveRhythm;
import io.github.camelwhatsapp.stream.OperationFlows;
import io.github.camelwhatsapp.stream.Performing;
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
    private final Pongs pongs = new Pongs(this::write);
    private final ContactKeeper contacts;
    private final Introduction introduction;
    private final Performing performing;
    private final ServerAcks acks;
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
        Presences presences = new Presences();
        contacts = new ContactKeeper(
                context,
                question -> request("syncContacts", context.settings().timings().request(), question),
                presences,
                new ContactErrands(context, this::ask, presences, lane),
                lane);
        introduction = new Introduction(context, this::ask, lane);
        performing = new Performing(
                context.time(),
                ClassicRequests.CATALOGUE,
                flows(),
                (name, question) -> request(name, context.settings().timings().request(), question));
        requests = new Requests(context.time(), lane, this::write);
        encryption = context.settings().encryption().enabled()
                ? Optional.of(new Encryption(context, new Asking(), lane, outgoing::queued))
                : Optional.empty();
        acks = new ServerAcks(sink, context.time(), id -> encryption.ifPresent(live -> live.acked(id)));
        keepalive = new Keepalive(
                KeepaliveRhythm.afterSilence(context.settings().timings()),
                context.time(),
                lane,
                this::ping,
                life::end);
    }

    private OperationFlows flows() {
        return new OperationFlows()
                .add(CreateGroup.class, new CreateGroupFlow(context.settings().phoneNumber()))
                .add(SyncContacts.class, (operation, requester) -> contacts.sync(operation))
                .add(SendPong.class, (operation, requester) -> pongs.answer(operation.pingId())
                        .thenApply(written -> Done.DONE))
                .add(SubscribePresence.class, (operation, requester) -> contacts.subscribe(operation))
                .add(UnsubscribePresence.class, (operation, requester) -> contacts.unsubscribe(operation));
    }

    /** Does what every client does right after its login. Source: classic.md section 3.4. */
    void begin() {
        keepalive.start();
        write(outgoing.available());
        Duration timeout = context.settings().timings().request();
        encryption.ifPresent(Encryption::begin);
        request("getBlockedList", timeout, AccountStanzas::blockedList).whenComplete(StreamPhase::logProblem);
        request("getClientConfig", timeout, AccountStanzas::clientConfig).whenComplete(StreamPhase::logProblem);
        if (context.settings().etiquette().upkeep()) {
            introduction.begin();
        }
        contacts.begin();
    }

    /** Does an operation that has an answer; empty for one that has none. */
    <R> Optional<CompletionStage<R>> perform(Operation<R> operation) {
        return performing.perform(operation);
    }

    private <R> CompletionStage<R> ask(Operation<R> question) {
        return perform(question).orElseThrow();
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
        contacts.end();
        requests.close(reason);
    }

    private boolean handle(Node node, ClassicFrame frame) {
        LOG.trace("received {}", node);
        switch (node.tag()) {
            case "iq" -> {
                return iq(node, frame);
            }
            case "ack" -> {
                keepalive.heardStanza();
                context.listener().proven();
                acks.received(node);
            }
            case "message" -> {
                if (ServerAcks.isAckOfOld(node)) {
                    acks.receivedInTheOldForm(node);
                    write(Acknowledgements.messageAck(node));
                    return true;
                }
                return stanza(node, frame);
            }
            case "stream:error" -> {
                StreamError error = StreamError.of(node);
                sink.publish(error.event(context.time().now()));
                life.end(error.cause());
            }
            default -> {
                return stanza(node, frame);
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

    private boolean stanza(Node node, ClassicFrame frame) {
        List<String> dirty = InBandStanzas.dirty(node);
        if (!dirty.isEmpty()) {
            clear(dirty);
            return true;
        }
        if (!node.is("ib")) {
            keepalive.heardStanza();
        }
        return take(read(node), frame);
    }

    private void clear(List<String> dirty) {
        request("clearDirty", context.settings().timings().request(), id -> AccountStanzas.clearDirty(id, dirty))
                .thenRun(() ->
                        sink.publish(new DirtyCleared(dirty, context.time().now())))
                .whenComplete(StreamPhase::logProblem);
    }

    private boolean take(Incoming what, ClassicFrame frame) {
        if (what instanceof Incoming.Passing passing) {
            passing.events().forEach(sink::publish);
            passing.answers().forEach(this::write);
            return true;
        }
        if (what instanceof Incoming.Sealed sealed) {
            sink.accept(sealed.stanza())
                    .whenComplete((done, problem) -> lane.execute(() ->
                            stored(problem == null ? sealed.answers().get() : List.of(), List.of(), frame, problem)));
            return false;
        }
        Incoming.Durable durable = (Incoming.Durable) what;
        sink.accept(durable.stanza())
                .whenComplete((done, problem) -> lane.execute(
                        () -> stored(durable.answers(), durable.stanza().events(), frame, problem)));
        return false;
    }

    private void stored(List<Node> answers, List<Event> events, ClassicFrame frame, Throwable problem) {
        if (problem != null) {
            LOG.error(
                    "Account '{}': what came could not be stored",
                    context.settings().name(),
                    problem);
            life.end(StoreFailures.cause(problem));
            return;
        }
        answers.forEach(this::answer);
        events.forEach(contacts::told);
        life.done(frame);
    }

    private void answer(Node answer) {
        write(answer);
        if (answer.is("receipt") && answer.children().isEmpty()) {
            sink.publish(new ReceiptSent(
                    answer.attributes().requireText("id"),
                    Party.of(answer.attributes().requireJid("to")),
                    context.time().now()));
        }
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
            String id = node.attributes().requireText("id");
            pongs.pinged(id);
            sink.publish(new PingAnswered(id, context.time().now()));
            return true;
        }
        keepalive.heardStanza();
        return take(incoming.read(node), frame);
    }

    private CompletionStage<?> ping() {
        return request("ping", context.settings().timings().pingAnswer(), AccountStanzas::ping);
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

    private final class Presences implements ContactKeeper.Subscriptions {
        @Override
        public void subscribe(Party party) {
            outgoing.unanswered(new SubscribePresence(party)).ifPresent(StreamPhase.this::write);
        }

        @Override
        public void unsubscribe(Party party) {
            outgoing.unanswered(new UnsubscribePresence(party)).ifPresent(StreamPhase.this::write);
        }
    }
}
