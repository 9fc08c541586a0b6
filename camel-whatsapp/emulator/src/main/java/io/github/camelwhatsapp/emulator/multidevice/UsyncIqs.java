package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code usync}: what there is to know about numbers and accounts. Protocols that it does not know get an error of their own
 * and do not spoil the others. Source: multidevice-messaging.md sections 2.1 and 2.2.
 */
final class UsyncIqs implements IqFamily {
    private static final Map<String, UsyncProtocol> PROTOCOLS = Map.of(
            "contact", UsyncProtocols::contact,
            "devices", UsyncProtocols::devices,
            "lid", UsyncProtocols::lid,
            "status", UsyncProtocols::status,
            "disappearing_mode", UsyncProtocols::disappearing);

    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        Optional<Node> usync = iq.child("usync").filter(child -> iq.attributes().is("type", "get"));
        Optional<Node> query = usync.flatMap(child -> child.child("query"));
        Optional<Node> list = usync.flatMap(child -> child.child("list"));
        if (query.isEmpty() || list.isEmpty()) {
            return Optional.empty();
        }
        Node.Builder answer = Node.builder("usync");
        for (String name : List.of("sid", "index", "last", "mode", "context")) {
            answer.attribute(name, usync.get().attribute(name));
        }
        List<String> asked = query.get().children().stream().map(Node::tag).toList();
        return Optional.of(IqAnswers.result(
                iq,
                answer.child(result(asked))
                        .child(users(session, asked, list.get()))
                        .build()));
    }

    private static Node result(List<String> asked) {
        Node.Builder result = Node.builder("result");
        for (String protocol : asked) {
            Node.Builder child = Node.builder(protocol);
            if (!PROTOCOLS.containsKey(protocol)) {
                child.child(IqAnswers.child(IqError.NOT_IMPLEMENTED));
            }
            result.child(child.build());
        }
        return result.build();
    }

    private static Node users(DeviceSession session, List<String> asked, Node list) {
        Node.Builder users = Node.builder("list");
        for (Node user : list.children()) {
            UsyncUser about = UsyncUser.of(session.state().accounts(), user);
            Node.Builder found = Node.builder("user");
            about.jid().ifPresent(jid -> found.attribute("jid", jid));
            if (about.jid().isPresent() || asked.contains("contact")) {
                found.children(answers(session, asked, about));
                users.child(found.build());
            }
        }
        return users.build();
    }

    private static List<Node> answers(DeviceSession session, List<String> asked, UsyncUser about) {
        List<Node> answers = new ArrayList<>();
        for (String protocol : asked) {
            UsyncProtocol known = PROTOCOLS.get(protocol);
            if (known != null) {
                known.about(session, about).ifPresent(answers::add);
            }
        }
        return answers;
    }
}
