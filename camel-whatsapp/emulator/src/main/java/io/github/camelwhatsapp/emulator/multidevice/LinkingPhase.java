package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.connection.RequestIds;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.linking.LinkOffer;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.emulator.state.DeviceKeys;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.MissingAttributeException;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A client that is not linked yet: it shows references one after another, or asks for a pairing code, until a phone links it
 * or the last reference is too old. Used on the lane only. Source: multidevice-transport.md sections 6 and 7.
 */
final class LinkingPhase implements Phase, Occupant {
    private static final int REFS = 6;
    private static final Duration FIRST_REF = Duration.ofSeconds(60);
    private static final Duration NEXT_REF = Duration.ofSeconds(20);

    private final MultiDeviceConnection connection;
    private final DeviceKeys keys;
    private final RequestIds requests;
    private final LinkingIqs iqs;
    private final ServerIds ids = new ServerIds("link");
    private String pairDeviceId = "";
    private @Nullable PendingLink pending;

    LinkingPhase(MultiDeviceConnection connection, DeviceKeys keys) {
        this.connection = connection;
        this.keys = keys;
        requests = new RequestIds(connection.state().limits().rememberedIds());
        iqs = new LinkingIqs(this);
    }

    /** Hands out the references, and lets them grow old. */
    void begin() {
        Node.Builder pairDevice = Node.builder("pair-device");
        Duration age = Duration.ZERO;
        for (int i = 0; i < REFS; i++) {
            String ref = office().newRef(this);
            age = age.plus(i == 0 ? FIRST_REF : NEXT_REF);
            connection.later(age, () -> office().expire(ref));
            pairDevice.child(Node.builder("ref").data(ref).build());
        }
        connection.later(age, this::tooLate);
        pairDeviceId = ids.next();
        send(serverRequest(pairDeviceId).child(pairDevice.build()).build());
    }

    @Override
    public Phase receive(byte[] payload) {
        Node node = connection.read(payload);
        try {
            switch (node.tag()) {
                case "iq" -> iq(node);
                case "ack" -> ids.acked(node).ifPresent(complaint -> connection.note(Rule.ACK_UNKNOWN, complaint));
                case "ib" -> new IbHandler().judge(connection, node);
                case "presence" -> connection.note(Rule.BEFORE_LINKED, node.toString());
                default -> throw new ProtocolBreach(Rule.KNOWN_STANZA, "<" + node.tag() + "> before it is linked");
            }
        } catch (MissingAttributeException e) {
            throw new ProtocolBreach(Rule.REQUIRED_ATTRIBUTE, e);
        }
        return this;
    }

    @Override
    public void left() {
        office().forget(this);
        PendingLink under = pending;
        pending = null;
        if (under != null) {
            under.breakOff("The device went away before it had signed");
        }
    }

    @Override
    public void writable() {}

    DeviceKeys keys() {
        return keys;
    }

    MultiDeviceConnection connection() {
        return connection;
    }

    LinkingOffice office() {
        return connection.service().linking();
    }

    void send(Node stanza) {
        connection.gate().send(stanza);
    }

    /** Tells the client something that is to be acked. */
    void tell(String type, Node child) {
        send(Node.builder("notification")
                .attribute("from", Jid.SERVER)
                .attribute("type", type)
                .attribute("id", ids.nextNotification(type))
                .attribute("t", connection.state().seconds())
                .child(child)
                .build());
    }

    /** A phone links this device: it is told, and has to sign. */
    CompletableFuture<Device> offer(Account account, LinkOffer offer) {
        office().forget(this);
        Device device = account.linked()
                .prepare(offer.keyIndex(), keys, connection.state().time().now());
        PendingLink link = new PendingLink(ids.next(), device, offer);
        pending = link;
        connection.later(connection.state().patience().ack(), () -> {
            if (pending == link) {
                connection.end(new ProtocolBreach(Rule.PAIR_DEVICE_SIGN, "no signature in time"));
            }
        });
        send(link.pairSuccess(serverRequest(link.id()), connection.state().seconds()));
        return link.result();
    }

    /** A phone's user has typed the code that this device shows. */
    void primaryHello(String ref, byte[] wrappedEphemeral, PublicKey identity) {
        Node hello = Node.builder("link_code_companion_reg")
                .attribute("stage", "primary_hello")
                .child(Node.builder("link_code_pairing_wrapped_primary_ephemeral_pub")
                        .data(wrappedEphemeral)
                        .build())
                .child(Node.builder("primary_identity_pub").data(identity.raw()).build())
                .child(Node.builder("link_code_pairing_ref").data(ref).build())
                .build();
        tell("link_code_companion_reg", hello);
    }

    private void iq(Node iq) {
        String id = iq.attributes().requireText("id");
        String type = iq.attribute("type").orElse("get");
        switch (type) {
            case "get", "set" -> {
                if (requests.use(id)) {
                    send(iqs.answer(iq));
                } else {
                    connection.note(Rule.IQ_ID_REUSE, id);
                    send(IqAnswers.error(iq, IqError.BAD_REQUEST));
                }
                iqs.afterAnswer();
            }
            case "result", "error" -> answered(iq, id, type);
            default -> throw new ProtocolBreach(Rule.IQ_TYPE, iq.attributes().toString());
        }
    }

    private void answered(Node iq, String id, String type) {
        PendingLink under = pending;
        if (under != null && under.id().equals(id)) {
            pending = null;
            if (type.equals("error")) {
                under.breakOff("The device has refused: " + iq);
                connection.finish();
            } else {
                signed(under, iq);
            }
        } else if (!id.equals(pairDeviceId)) {
            connection.note(Rule.PONG_UNKNOWN, id);
        }
    }

    private void signed(PendingLink under, Node iq) {
        String complaint = under.complaint(iq, keys.identity());
        if (!complaint.isEmpty()) {
            under.breakOff("The device's signature does not hold");
            throw new ProtocolBreach(Rule.PAIR_DEVICE_SIGN, complaint);
        }
        under.complete();
        office().tellOthers(under.device());
        connection.endStream(StreamErrorKind.RESTART);
    }

    private void tooLate() {
        if (pending == null && !connection.isOver()) {
            connection.finish();
        }
    }

    private static Node.Builder serverRequest(String id) {
        return Node.builder("iq")
                .attribute("from", Jid.SERVER)
                .attribute("type", "set")
                .attribute("id", id)
                .attribute("xmlns", "md");
    }
}
