package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.jid.JidFormatException;
import io.github.camelwhatsapp.proto.ClientPayload;
import io.github.camelwhatsapp.wire.MissingAttributeException;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a phone does with each stanza that comes. Used on the phone's lane only. Source: multidevice-messaging.md section 4. */
final class EndpointStream implements EndpointLine.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointStream.class);
    private static final int PRE_KEYS = 30;

    private final Endpoint endpoint;
    private final EndpointParts parts;
    private long uploads;

    EndpointStream(Endpoint endpoint, EndpointParts parts) {
        this.endpoint = endpoint;
        this.parts = parts;
    }

    @Override
    public EndpointKeys keys() {
        return parts.keys();
    }

    @Override
    public ClientPayload payload() {
        return ClientPayload.newBuilder()
                .setUsername(Long.parseLong(parts.self().phone().user()))
                .setDevice(0)
                .setPassive(false)
                .setPull(true)
                .setUserAgent(ClientPayload.UserAgent.newBuilder()
                        .setPlatform(ClientPayload.UserAgent.Platform.ANDROID)
                        .setAppVersion(ClientPayload.UserAgent.AppVersion.newBuilder()
                                .setPrimary(2)
                                .setSecondary(25)
                                .setTertiary(1)))
                .build();
    }

    @Override
    public void opened(Node success) {
        success.attributes().jid("lid").ifPresent(parts.self()::hidden);
        parts.book().learn(parts.self().phone(), parts.self().hidden());
        parts.directory().clear();
        endpoint.opened();
    }

    @Override
    public void closed() {
        parts.requests().broken();
    }

    @Override
    public void received(Node stanza) {
        try {
            take(stanza);
        } catch (MissingAttributeException | JidFormatException e) {
            LOG.warn("A phone cannot use a stanza: {}", e.getMessage());
        }
    }

    private void take(Node stanza) {
        switch (stanza.tag()) {
            case "message" -> message(stanza);
            case "receipt" -> receipt(stanza);
            case "ack" -> ack(stanza);
            case "notification" -> notification(stanza);
            case "iq" -> iq(stanza);
            case "call" -> parts.line().send(Answers.ack(stanza));
            case "ib" -> offline(stanza);
            default -> LOG.debug("A phone has no use for {}", stanza.tag());
        }
    }

    private void offline(Node stanza) {
        if (stanza.child("offline_preview").isPresent()) {
            Node batch = Node.builder("offline_batch").attribute("count", "100").build();
            parts.line().send(Node.builder("ib").child(batch).build());
        }
    }

    private void message(Node stanza) {
        stanza.attribute("addressing_mode")
                .ifPresent(mode -> parts.groups().met(stanza.attributes().requireJid("from"), mode.equals("lid")));
        parts.inbox().take(stanza).ifPresent(parts.listener()::arrived);
    }

    private void receipt(Node stanza) {
        parts.line().send(Answers.ack(stanza));
        String type = stanza.attribute("type").orElse("");
        if (type.equals("retry")) {
            again(stanza);
            return;
        }
        if (type.equals("server-error")) {
            parts.listener().wanted(stanza);
            return;
        }
        Jid from = stanza.attributes().requireJid("from");
        Jid member = stanza.attributes().jid("participant").orElse(from);
        Jid chat = from.isGroup() ? from : from.account();
        Optional<Jid> number = parts.book().phone(member);
        Optional<Jid> named = chat.isGroup() ? Optional.of(chat) : parts.book().phone(chat);
        if (number.isPresent() && named.isPresent() && !parts.self().is(member)) {
            parts.listener().told(named.get(), number.get(), ids(stanza), type);
        }
    }

    private void again(Node receipt) {
        parts.retries()
                .answer(receipt)
                .thenAccept(answer -> answer.ifPresent(parts.line()::send))
                .exceptionally(failure -> {
                    LOG.debug("A message cannot be sent again: {}", failure.getMessage());
                    return null;
                });
    }

    private static List<String> ids(Node receipt) {
        List<String> ids = new ArrayList<>();
        ids.add(receipt.attributes().requireText("id"));
        receipt.child("list").stream()
                .flatMap(list -> list.children().stream())
                .flatMap(item -> item.attribute("id").stream())
                .forEach(ids::add);
        return ids;
    }

    private void ack(Node stanza) {
        boolean ofLetter =
                stanza.attributes().is("class", "message") && parts.letterbox().acked(stanza);
        if (ofLetter && stanza.attribute("phash").isPresent()) {
            parts.directory().clear();
        }
    }

    private void notification(Node stanza) {
        parts.line().send(Answers.ack(stanza));
        switch (stanza.attribute("type").orElse("")) {
            case "devices", "account_sync" -> parts.directory().clear();
            case "encrypt" -> encrypt(stanza);
            default -> parts.listener().notified(stanza);
        }
    }

    /** Somebody has another identity now, or prekeys are running out. */
    private void encrypt(Node stanza) {
        if (stanza.child("identity").isPresent()) {
            parts.sealing().sessions().forget(stanza.attributes().requireJid("from"));
            parts.directory().clear();
        } else {
            topUp();
        }
    }

    private void topUp() {
        Node.Builder list = Node.builder("list");
        parts.stores()
                .newPreKeys(PRE_KEYS, parts.sealing().random())
                .forEach(key -> list.child(BundleNodes.oneTime(key)));
        parts.line()
                .send(Node.builder("iq")
                        .attribute("xmlns", "encrypt")
                        .attribute("type", "set")
                        .attribute("to", Jid.SERVER)
                        .attribute("id", "prekeys-" + ++uploads)
                        .child(BundleNodes.registration(keys()))
                        .child(Node.builder("type").data(new byte[] {5}).build())
                        .child(BundleNodes.identity(keys()))
                        .child(list.build())
                        .child(BundleNodes.signed(keys().signedPreKey()))
                        .build());
    }

    private void iq(Node stanza) {
        if (stanza.attributes().is("type", "get")) {
            parts.line().send(Answers.pong(stanza));
        } else {
            parts.requests().answered(stanza);
        }
    }
}
