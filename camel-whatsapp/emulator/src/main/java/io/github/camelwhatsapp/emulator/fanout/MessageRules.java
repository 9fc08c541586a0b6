package io.github.camelwhatsapp.emulator.fanout;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a message has to be like before anybody is given it, wherever it goes. Source: multidevice-messaging.md sections 2.4, 3.3, 3.6
 * and 3.7.
 */
final class MessageRules {
    private static final Set<String> TYPES = Set.of("text", "media", "reaction", "poll", "event", "pay", "medianotify");
    private static final Set<String> PAIRWISE = Set.of("pkmsg", "msg");
    private static final Set<String> REVOCATIONS = Set.of("7", "8");

    private MessageRules() {}

    /** What is wrong with a message; empty if nothing is. */
    static Optional<Verdict> objection(SentMessage message) {
        return doubled(message)
                .or(() -> shape(message))
                .or(() -> addresses(message))
                .or(() -> options(message))
                .or(() -> dropped(message));
    }

    /** What is missing from a message that is delivered all the same. */
    static Verdict remark(SentMessage message, Device sender, Verdict verdict) {
        boolean begins = message.parts().anyMatch(part -> part.attributes().is("type", "pkmsg"));
        boolean vouched = message.node().child("device-identity").map(Node::dataBytes).stream()
                .anyMatch(sender::isVouchedForBy);
        boolean toItself = message.copies().stream()
                .map(SentMessage.Copy::device)
                .anyMatch(device -> device.equals(sender.jid()) || device.equals(sender.lid()));
        Verdict remarked = toItself ? verdict.noting(Rule.SELF_ADDRESSED, message.id()) : verdict;
        return begins && sender.number() != 0 && !vouched
                ? remarked.noting(Rule.DEVICE_IDENTITY, "a pkmsg without it, or with another one: " + message.id())
                : remarked;
    }

    /**
     * A message for one device says what it has to say once. The error is observed: it is what Baileys 7 gets when it sends a message again
     * (its issue 2781).
     */
    private static Optional<Verdict> doubled(SentMessage message) {
        return message.isDirected()
                        && !message.shared().isEmpty()
                        && !message.copies().isEmpty()
                ? Optional.of(Verdict.refused(
                        Verdict.MALFORMED_ADDRESSING,
                        Rule.MESSAGE_SHAPE,
                        message.node().toString()))
                : Optional.empty();
    }

    private static Optional<Verdict> shape(SentMessage message) {
        boolean toMany = message.to().isGroup() || message.to().isBroadcast();
        boolean pairwise = message.copies().stream()
                .allMatch(copy -> copy.parts().size() == 1
                        && PAIRWISE.contains(type(copy.parts().get(0))));
        boolean shared = message.shared().stream()
                .allMatch(part ->
                        PAIRWISE.contains(type(part)) || (toMany && type(part).equals("skmsg")));
        boolean versions = message.parts().allMatch(part -> part.attributes().is("v", "2"));
        boolean some = message.shared().size() + Math.min(1, message.copies().size()) >= 1
                && message.shared().size() <= 1
                && (toMany || message.shared().isEmpty() || message.copies().isEmpty());
        boolean filled = message.parts().allMatch(Node::hasData);
        return TYPES.contains(message.type()) && pairwise && shared && versions && some && filled
                ? Optional.empty()
                : Optional.of(Verdict.refused(
                        Verdict.MALFORMED, Rule.MESSAGE_SHAPE, message.node().toString()));
    }

    private static Optional<Verdict> addresses(SentMessage message) {
        List<Jid> devices =
                message.copies().stream().map(SentMessage.Copy::device).toList();
        long forms = devices.stream().map(Jid::server).distinct().count();
        boolean once = new HashSet<>(devices).size() == devices.size();
        return forms <= 1 && once ? Optional.empty() : Optional.of(malformed(message, devices.toString()));
    }

    private static Optional<Verdict> options(SentMessage message) {
        Node node = message.node();
        boolean tokenToPeer = message.isPeer()
                && (node.child("tctoken").isPresent() || node.child("cstoken").isPresent());
        boolean modeOnStatus =
                message.to().isBroadcast() && node.attribute("addressing_mode").isPresent();
        boolean oneOfMany =
                node.attribute("participant").isPresent() && !message.copies().isEmpty();
        return tokenToPeer || modeOnStatus || oneOfMany
                ? Optional.of(malformed(message, node.attributes().toString()))
                : Optional.empty();
    }

    private static Optional<Verdict> dropped(SentMessage message) {
        boolean toMany = message.to().isGroup() || message.to().isBroadcast();
        Stream<Node> contents = toMany ? message.shared().stream() : message.parts();
        if (message.type().equals("media")
                && contents.anyMatch(part -> part.attribute("mediatype").isEmpty())) {
            return Optional.of(Verdict.dropped(Rule.MEDIA_TYPE, message.id()));
        }
        boolean hidden = message.parts().anyMatch(part -> part.attributes().is("decrypt-fail", "hide"));
        return hidden && REVOCATIONS.contains(message.edit())
                ? Optional.of(Verdict.dropped(Rule.HIDDEN_REVOCATION, message.id()))
                : Optional.empty();
    }

    static Verdict malformed(SentMessage message, String detail) {
        return Verdict.refused(
                Verdict.MALFORMED_ADDRESSING,
                Rule.MESSAGE_ADDRESSING,
                message.id() + " to " + message.to() + ": " + detail);
    }

    private static String type(Node part) {
        return part.attribute("type").orElse("");
    }
}
