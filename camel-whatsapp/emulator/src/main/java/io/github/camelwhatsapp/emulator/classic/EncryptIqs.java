package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.UnusableKeyException;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.PublicPreKey;
import io.github.camelwhatsapp.emulator.state.PublicSignedPreKey;
import io.github.camelwhatsapp.emulator.state.PublishedKeys;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code encrypt}: takes keys and gives them out, each one-time prekey once. A set that is incomplete, not signed by its identity, or
 * repeats a prekey is not acceptable. An account that has few left is told so. Source: classic.md sections 9.1 and 9.2; how many are few
 * is ours.
 */
final class EncryptIqs implements IqFamily {
    private static final int FEW = 10;
    private static final int ID_LENGTH = 3;
    private static final int LEAST_REGISTRATION = 3;
    private static final int REGISTRATION_LENGTH = 4;
    private static final int SIGNATURE_LENGTH = 64;
    private static final byte[] TYPE = {5};

    @Override
    public Optional<Node> answer(Session session, Node iq) {
        if (iq.attributes().is("type", "set") && iq.child("identity").isPresent()) {
            return Optional.of(publish(session, iq));
        }
        return iq.attributes().is("type", "get")
                ? iq.child("key").map(key -> IqAnswers.result(iq, list(session, key)))
                : Optional.empty();
    }

    private static Node publish(Session session, Node iq) {
        try {
            byte[] registration = data(iq, "registration");
            boolean formed = registration.length >= LEAST_REGISTRATION
                    && registration.length <= REGISTRATION_LENGTH
                    && Arrays.equals(data(iq, "type"), TYPE);
            PublicKey identity = PublicKey.ofRaw(data(iq, "identity"));
            Node skey = child(iq, "skey");
            PublicPreKey signed = preKey(skey);
            byte[] signature = data(skey, "signature");
            List<PublicPreKey> oneTime = new ArrayList<>();
            child(iq, "list").children().forEach(key -> oneTime.add(preKey(key)));
            if (formed
                    && !oneTime.isEmpty()
                    && signature.length == SIGNATURE_LENGTH
                    && session.account()
                            .publishedKeys()
                            .publish(
                                    registration,
                                    identity,
                                    new PublicSignedPreKey(signed.id(), signed.key(), signature),
                                    oneTime)) {
                return IqAnswers.result(iq);
            }
            session.note(Rule.SIGNED_PREKEY, "a set of " + oneTime.size() + " prekeys");
        } catch (UnusableKeyException e) {
            session.note(Rule.SIGNED_PREKEY, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            session.note(Rule.SIGNED_PREKEY, String.valueOf(e.getMessage()));
        }
        return IqAnswers.error(iq, IqError.NOT_ACCEPTABLE);
    }

    private static Node list(Session session, Node key) {
        Node.Builder list = Node.builder("list");
        for (Node user : key.children()) {
            Jid jid = user.attributes().requireJid("jid");
            session.state().accounts().find(jid.user()).ifPresent(owner -> owner.publishedKeys()
                    .current()
                    .ifPresent(keys -> list.child(bundle(session, owner, keys))));
        }
        return list.build();
    }

    private static Node bundle(Session session, Account owner, PublishedKeys.Set keys) {
        PublicSignedPreKey signed = keys.shelf().signed();
        Node.Builder user = Node.builder("user")
                .attribute("jid", owner.jid())
                .child(node("registration", padded(keys.registration())))
                .child(node("type", TYPE.clone()))
                .child(node("identity", keys.identity().raw()))
                .child(Node.builder("skey")
                        .child(node("id", id(signed.id())))
                        .child(node("value", signed.key().raw()))
                        .child(node("signature", signed.signature()))
                        .build());
        keys.shelf().take().ifPresent(preKey -> {
            user.child(Node.builder("key")
                    .child(node("id", id(preKey.id())))
                    .child(node("value", preKey.key().raw()))
                    .build());
            if (keys.shelf().count() == FEW) {
                session.state().notify(owner, Jid.SERVER, "encrypt", few());
            }
        });
        return user.build();
    }

    private static Node few() {
        return Node.builder("count").attribute("value", Integer.toString(FEW)).build();
    }

    private static PublicPreKey preKey(Node key) {
        byte[] id = data(key, "id");
        if (id.length != ID_LENGTH) {
            throw new IllegalArgumentException("the id of a prekey in " + id.length + " bytes");
        }
        int number = ((id[0] & 0xFF) << 16) | ((id[1] & 0xFF) << 8) | (id[2] & 0xFF);
        return new PublicPreKey(number, PublicKey.ofRaw(data(key, "value")));
    }

    private static byte[] id(int number) {
        return new byte[] {(byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }

    private static byte[] padded(byte[] registration) {
        byte[] four = new byte[REGISTRATION_LENGTH];
        System.arraycopy(registration, 0, four, REGISTRATION_LENGTH - registration.length, registration.length);
        return four;
    }

    private static Node node(String tag, byte[] data) {
        return Node.builder(tag).data(data).build();
    }

    private static byte[] data(Node parent, String tag) {
        return child(parent, tag).dataBytes();
    }

    private static Node child(Node parent, String tag) {
        return parent.child(tag).orElseThrow(() -> new IllegalArgumentException("no <" + tag + ">"));
    }
}
