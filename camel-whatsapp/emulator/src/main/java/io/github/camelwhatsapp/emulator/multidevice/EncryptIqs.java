package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.PreKeyShelf;
import io.github.camelwhatsapp.emulator.state.PublicPreKey;
import io.github.camelwhatsapp.emulator.state.PublicSignedPreKey;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;

/**
 * {@code encrypt}: the device's own prekeys: counted, uploaded, rotated, compared. Source: multidevice-messaging.md sections
 * 1.1 and 1.2.
 */
final class EncryptIqs implements IqFamily {
    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        if (iq.children().isEmpty()) {
            return Optional.empty();
        }
        boolean get = iq.attributes().is("type", "get");
        return switch (iq.children().get(0).tag()) {
            case "count" -> get ? Optional.of(IqAnswers.result(iq, count(session))) : Optional.empty();
            case "digest" -> get ? Optional.of(digest(session, iq)) : Optional.empty();
            case "key" -> get ? Optional.of(IqAnswers.result(iq, new Bundles(session).list(iq))) : Optional.empty();
            case "rotate" -> get ? Optional.empty() : Optional.of(rotate(session, iq));
            case "registration" -> get ? Optional.empty() : Optional.of(upload(session, iq));
            default -> Optional.empty();
        };
    }

    private static Node count(DeviceSession session) {
        int left = session.device().preKeys().count();
        return Node.builder("count").attribute("value", Integer.toString(left)).build();
    }

    private static Node digest(DeviceSession session, Node iq) {
        PreKeyShelf shelf = session.device().preKeys();
        if (shelf.count() == 0) {
            return IqAnswers.error(iq, IqError.ITEM_NOT_FOUND);
        }
        Node.Builder list = Node.builder("list");
        shelf.oneTime()
                .forEach(preKey -> list.child(
                        Node.builder("id").data(Bytes.ofThree(preKey.id())).build()));
        return IqAnswers.result(
                iq,
                Node.builder("digest")
                        .children(KeyNodes.identity(session.device()))
                        .child(KeyNodes.signed(shelf.signed()))
                        .child(list.build())
                        .child(Node.builder("hash").data(shelf.digest()).build())
                        .build());
    }

    private static Node rotate(DeviceSession session, Node iq) {
        Optional<PublicSignedPreKey> next =
                iq.child("rotate").flatMap(rotate -> rotate.child("skey")).flatMap(KeyNodes::readSigned);
        if (next.isEmpty() || !next.get().isSignedBy(session.device().keys().identity())) {
            session.note(Rule.SIGNED_PREKEY, "a signed prekey that is incomplete or not signed by its owner");
            return IqAnswers.error(iq, IqError.NOT_ACCEPTABLE);
        }
        session.device().preKeys().rotate(next.get());
        return IqAnswers.result(iq);
    }

    /** Takes all of an upload or nothing. */
    private static Node upload(DeviceSession session, Node iq) {
        Optional<PublicSignedPreKey> signed = iq.child("skey").flatMap(KeyNodes::readSigned);
        Optional<List<PublicPreKey>> list = iq.child("list").flatMap(KeyNodes::readList);
        if (signed.isEmpty()
                || list.isEmpty()
                || !KeyNodes.isIdentity(session.device(), iq)
                || !signed.get().isSignedBy(session.device().keys().identity())) {
            session.note(
                    Rule.SIGNED_PREKEY, "an upload with another identity, or a signed prekey that is not its owner's");
            return IqAnswers.error(iq, IqError.NOT_ACCEPTABLE);
        }
        PreKeyShelf shelf = session.device().preKeys();
        if (!list.get().stream().allMatch(shelf::mayHave)) {
            session.note(Rule.PREKEY_REUSE, "a one-time prekey that was uploaded before");
            return IqAnswers.error(iq, IqError.NOT_ACCEPTABLE);
        }
        list.get().forEach(shelf::add);
        shelf.rotate(signed.get());
        return IqAnswers.result(iq);
    }
}
