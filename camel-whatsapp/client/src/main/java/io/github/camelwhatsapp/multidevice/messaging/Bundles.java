package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.DeviceVoucher;
import io.github.camelwhatsapp.signal.IdentityKey;
import io.github.camelwhatsapp.signal.PreKeyBundle;
import io.github.camelwhatsapp.wire.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The question for the keys of devices, and its answer. Source: multidevice-messaging.md section 1.3. */
final class Bundles {
    /** A device with one of these is gone. */
    private static final Set<String> GONE = Set.of("404", "406");

    private Bundles() {}

    /** What the server gives for one device. */
    sealed interface Fetched {
        /**
         * Keys.
         *
         * @param voucher what vouches for a linked device; empty for a phone
         */
        record Keys(PreKeyBundle bundle, Optional<byte[]> voucher) implements Fetched {
            /** Says what is wrong with who vouches for the device; empty if nothing is. */
            Optional<String> objection(Jid device, Optional<IdentityKey> phone) {
                if (device.device() == 0) {
                    return Optional.empty();
                }
                return voucher.isEmpty()
                        ? Optional.of("nobody vouches for the device")
                        : DeviceVoucher.objection(voucher.get(), bundle.identityKey(), phone);
            }
        }

        /** There is no such device any more. */
        record Gone() implements Fetched {}

        /** There are keys that cannot be used, or the server does not say. */
        record Unusable(String problem) implements Fetched {}
    }

    static Node request(String id, List<Jid> devices) {
        return Node.builder("iq")
                .attribute("to", Jid.SERVER)
                .attribute("type", "get")
                .attribute("xmlns", "encrypt")
                .attribute("id", id)
                .child(Node.builder("key")
                        .children(devices.stream()
                                .map(device -> Node.builder("user")
                                        .attribute("jid", device)
                                        .build())
                                .toList())
                        .build())
                .build();
    }

    /** Reads the answer; what is wrong with one device spoils no other. */
    static Map<Jid, Fetched> answers(Node reply) {
        Map<Jid, Fetched> answers = new LinkedHashMap<>();
        reply.child("list").map(Node::children).orElse(List.of()).stream()
                .filter(user -> user.is("user"))
                .forEach(user -> answers.put(user.attributes().requireJid("jid"), answer(user)));
        return answers;
    }

    private static Fetched answer(Node user) {
        Optional<Node> error = user.child("error");
        if (error.isPresent()) {
            String code = error.get().attribute("code").orElse("");
            return GONE.contains(code)
                    ? new Fetched.Gone()
                    : new Fetched.Unusable("the server refuses its keys with " + code);
        }
        try {
            return new Fetched.Keys(
                    KeyNodes.bundle(user, user), user.child("device-identity").map(Node::dataBytes));
        } catch (RuntimeException e) {
            return new Fetched.Unusable("its keys cannot be read: " + e.getMessage());
        }
    }
}
