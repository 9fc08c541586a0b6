package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.error.WhatsAppException;
import io.github.camelwhatsapp.event.Linked;
import io.github.camelwhatsapp.event.LinkingEnded.Reason;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.multidevice.pairing.DeviceIdentityProof;
import io.github.camelwhatsapp.multidevice.pairing.LinkedIdentity;
import io.github.camelwhatsapp.multidevice.pairing.PairingException;
import io.github.camelwhatsapp.multidevice.stanza.Acks;
import io.github.camelwhatsapp.multidevice.stanza.Endings;
import io.github.camelwhatsapp.multidevice.stanza.Iqs;
import io.github.camelwhatsapp.multidevice.stanza.LinkingStanzas;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.spi.IncomingStanza.Outcome;
import io.github.camelwhatsapp.stream.Phase;
import io.github.camelwhatsapp.stream.Requests;
import io.github.camelwhatsapp.stream.SocketLife;
import io.github.camelwhatsapp.stream.StoreFailures;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of a connection in which a device becomes part of an account: shows codes, checks the phone's proofs, stores the link, and only
 * then acknowledges it. It ends in the server's restart, or in a stated end. Source: multidevice-transport.md section 6.
 */
final class LinkingPhase implements Phase<byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(LinkingPhase.class);

    private final SocketLife<byte[]> life;
    private final NodeWire wire;
    private final ConnectionContext context;
    private final LinkingAttempt attempt;
    private final Readiness.Ready keys;
    private final Requests requests;
    private final LinkingCodes codes;
    private final Deadline deadline;
    private final SecureRandom random = new SecureRandom();

    LinkingPhase(
            SocketLife<byte[]> life,
            NodeWire wire,
            ConnectionContext context,
            LinkingAttempt attempt,
            Readiness.Ready keys,
            Deadline deadline) {
        this.life = life;
        this.wire = wire;
        this.context = context;
        this.attempt = attempt;
        this.keys = keys;
        this.deadline = deadline;
        requests = new Requests(context.time(), life.lane(), wire::write, RequestIds.random(random));
        Optional<String> phone = attempt.request().phone();
        codes = phone.isPresent()
                ? new TypedCode(phone.get(), context, attempt, keys, requests, life.lane(), this::end, random)
                : new ScannedCodes(context, attempt, keys, life.lane(), this::end, random);
    }

    @Override
    public boolean received(byte[] frame) {
        Node node = wire.read(frame);
        switch (node.tag()) {
            case "iq" -> {
                return iq(node, frame);
            }
            case "notification" -> notification(node);
            case "ib" -> {
                if (node.child("downgrade_webclient").isPresent()) {
                    end(
                            Reason.PHONE_OUTDATED,
                            "the phone has no linked devices of this kind; its app has to be updated");
                }
            }
            case "failure" -> life.end(Endings.failure(node));
            case "stream:error" -> Endings.streamError(node).ifPresent(life::end);
            case "xmlstreamend" -> life.end(ConnectionCause.of(Kind.STREAM_ENDED));
            default -> LOG.debug("Account '{}': <{}> means nothing while linking", name(), node.tag());
        }
        return true;
    }

    @Override
    public void ended(WhatsAppException reason) {
        deadline.cancel();
        codes.stop();
        requests.close(reason);
        wire.destroy();
    }

    private boolean iq(Node node, byte[] frame) {
        String type = node.attribute("type").orElse("");
        if (type.equals("result") || type.equals("error")) {
            requests.answered(node);
            return true;
        }
        Optional<Node> pairDevice = node.child("pair-device");
        if (pairDevice.isPresent()) {
            wire.write(Iqs.result(node));
            deadline.cancel();
            context.listener().linking();
            codes.begin(LinkingStanzas.references(pairDevice.get()));
        } else if (node.child("pair-success").isPresent()) {
            return paired(node, node.child("pair-success").get(), frame);
        } else if (node.attributes().is("xmlns", "urn:xmpp:ping")
                || node.child("ping").isPresent()) {
            wire.write(Iqs.result(node));
        }
        return true;
    }

    private void notification(Node node) {
        Acks.of(node, Optional.empty()).ifPresent(wire::write);
        String type = node.attribute("type").orElse("");
        switch (type) {
            case "link_code_companion_reg" ->
                node.child("link_code_companion_reg").ifPresent(codes::phoneSays);
            case "companion_reg_refresh" -> codes.renewSecret();
            case "passkey_prologue_request" ->
                end(
                        Reason.PASSKEY_REQUIRED,
                        "linking requires a passkey: the account is protected by one, which this client cannot"
                                + " present. Take the passkey off on the phone (Settings, Account, Passkeys), link, and"
                                + " set it up again");
            default -> LOG.debug("Account '{}': a notification {} means nothing while linking", name(), type);
        }
    }

    private boolean paired(Node request, Node success, byte[] frame) {
        codes.stop();
        try {
            KeyPair identity = keys.identity();
            byte[] container = LinkingStanzas.part(success, "device-identity");
            LinkedIdentity proof = new DeviceIdentityProof(codes.secret(), identity, random).accept(container);
            Node device = success.child("device").orElse(Node.of("device"));
            store(
                    request,
                    frame,
                    success,
                    proof,
                    device.attributes().requireJid("jid"),
                    device.attributes().jid("lid"));
            return false;
        } catch (PairingException e) {
            wire.write(Iqs.error(request, e.code(), e.text()));
            end(Reason.NOT_BELIEVED, String.valueOf(e.getMessage()));
            return true;
        }
    }

    private void store(Node request, byte[] frame, Node success, LinkedIdentity proof, Jid own, Optional<Jid> lid) {
        Instant now = request.attributes().instant("t").orElseGet(context.time()::now);
        String platform = success.child("platform")
                .flatMap(node -> node.attribute("name"))
                .orElse("");
        Optional<String> business = success.child("biz").flatMap(node -> node.attribute("name"));
        Device linked = keys.device().linked(own, lid, proof.toBytes(), platform, business, now);
        Party party = new Party(own.account(), Optional.of(own.user()), lid.map(Jid::account));
        Linked event = new Linked(attempt.request().id(), party, own.device(), platform, business, now);
        context.sink()
                .accept(IncomingStanza.of(Optional.empty(), transaction -> {
                    linked.save(transaction.credentials());
                    return Outcome.readable(List.of(event));
                }))
                .whenComplete((done, problem) -> life.next(() -> stored(request, frame, proof, own, problem)));
    }

    private void stored(Node request, byte[] frame, LinkedIdentity proof, Jid own, @Nullable Throwable problem) {
        if (life.isOver()) {
            return;
        }
        if (problem != null) {
            wire.write(Iqs.error(request, 500, "internal-error"));
            life.end(StoreFailures.cause(problem));
            return;
        }
        LOG.info("Account '{}' is linked as {}; the server is told now and restarts the connection", name(), own);
        attempt.linked();
        deadline.start();
        wire.write(LinkingStanzas.signed(request, proof.keyIndex(), proof.replyBytes()));
        wire.write(Iqs.unifiedSession(context.time().now()));
        life.done(frame);
    }

    private void end(Reason reason, String detail) {
        attempt.because(reason);
        life.end(new ConnectionCause(Kind.LINKING_ENDED, detail));
    }

    private String name() {
        return context.settings().name();
    }
}
