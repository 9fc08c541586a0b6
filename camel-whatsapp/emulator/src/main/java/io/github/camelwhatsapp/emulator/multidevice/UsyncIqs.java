package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.jid.Jid;
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
            "picture", UsyncProtocols::picture,
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
        boolean hidden = query.get()
                .child("contact")
                .filter(contact -> contact.attributes().is("addressing_mode", "lid"))
                .isPresent();
        remember(session, usync.get(), list.get());
        List<String> asked = query.get().children().stream().map(Node::tag).toList();
        return Optional.of(IqAnswers.result(
                iq,
                answer.child(result(asked))
                        .child(users(session, asked, hidden, list.get()))
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

    /** Who was asked for by number is named in the form that was asked for. */
    private static void name(Node.Builder found, UsyncUser about, boolean hidden) {
        boolean byNumber = !about.contact().isEmpty();
        if (hidden && byNumber && about.account().isPresent()) {
            found.attribute("jid", about.account().get().lid())
                    .attribute("pn_jid", about.account().get().jid());
        } else {
            about.jid().ifPresent(jid -> found.attribute("jid", jid));
        }
    }

    /** The numbers of an address book, which is not what a question about a few is. */
    private static void remember(DeviceSession session, Node usync, Node list) {
        if (usync.attributes().is("mode", "query")) {
            return;
        }
        list.children().stream()
                .map(user -> UsyncUser.of(session.state().accounts(), user))
                .filter(user -> user.contact().startsWith("+"))
                .forEach(user -> session.account()
                        .contacts()
                        .add(Jid.ofPhone(user.digits()), user.account().isPresent()));
    }

    private static Node users(DeviceSession session, List<String> asked, boolean hidden, Node list) {
        Node.Builder users = Node.builder("list");
        for (Node user : list.children()) {
            UsyncUser about = UsyncUser.of(session.state().accounts(), user);
            Node.Builder found = Node.builder("user");
            name(found, about, hidden);
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
