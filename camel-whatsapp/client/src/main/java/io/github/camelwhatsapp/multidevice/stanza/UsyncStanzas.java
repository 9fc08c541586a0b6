package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.ContactSyncResult;
import io.github.camelwhatsapp.model.NumberCheck;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PictureId;
import io.github.camelwhatsapp.model.StatusText;
import io.github.camelwhatsapp.operation.CheckNumbers;
import io.github.camelwhatsapp.operation.GetNormalizedJid;
import io.github.camelwhatsapp.operation.GetPhotoIds;
import io.github.camelwhatsapp.operation.SyncContacts;
import io.github.camelwhatsapp.stream.RequestFamily;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Questions about numbers and people, of the namespace {@code usync}. Source: multidevice-messaging.md sections 2.1 and 2.2. */
public final class UsyncStanzas {
    private static final int NOT_FOUND = 404;
    private static final long LONGEST_WAIT = 31_536_000;

    static final RequestFamily REQUESTS = new RequestFamily()
            .add(
                    CheckNumbers.class,
                    (id, operation) -> contacts(id, "query", "interactive", operation.numbers()),
                    (operation, reply) -> checked(operation.numbers(), reply))
            .add(SyncContacts.class, UsyncStanzas::sync, UsyncStanzas::synced)
            .add(
                    GetNormalizedJid.class,
                    (id, operation) -> contacts(id, "query", "interactive", List.of(number(operation))),
                    UsyncStanzas::normalized)
            .add(
                    GetPhotoIds.class,
                    (id, operation) -> people(id, Node.of("picture"), operation.people()),
                    (operation, reply) -> each(operation.people(), reply, UsyncStanzas::pictureId));

    private UsyncStanzas() {}

    /** Asks for the about texts of people, with the tokens of those who gave us one. */
    public static Node statuses(String id, List<Party> people, Map<Party, byte[]> tokens) {
        return request(
                id,
                "query",
                "interactive",
                Node.of("status"),
                people.stream()
                        .map(person -> {
                            Node.Builder user = Node.builder("user").attribute("jid", Parties.address(person));
                            Optional.ofNullable(tokens.get(person))
                                    .ifPresent(token -> user.child(
                                            Node.builder("tctoken").data(token).build()));
                            return user.build();
                        })
                        .toList());
    }

    /** The about texts in a reply, one for each who was asked for. */
    public static List<StatusText> statuses(List<Party> people, Node reply) {
        return each(people, reply, UsyncStanzas::status);
    }

    /** Asks for the hidden addresses of people known by phone number. */
    public static Node lids(String id, List<Party> people) {
        return people(id, Node.of("lid"), people);
    }

    /** The hidden addresses in a reply, by the address that was asked for. */
    public static Map<Jid, Jid> lids(Node reply) {
        Map<Jid, Jid> lids = new LinkedHashMap<>();
        users(reply).forEach(user -> user.child("lid")
                .flatMap(lid -> lid.attributes().jid("val"))
                .ifPresent(lid -> lids.put(user.attributes().requireJid("jid"), lid)));
        return lids;
    }

    private static Node contacts(String id, String mode, String context, List<String> numbers) {
        return request(
                id,
                mode,
                context,
                Node.builder("contact").attribute("addressing_mode", "lid").build(),
                numbers.stream()
                        .map(number -> Node.builder("user")
                                .child(Node.builder("contact").data(number).build())
                                .build())
                        .toList());
    }

    private static Node people(String id, Node question, List<Party> people) {
        return request(
                id,
                "query",
                "interactive",
                question,
                people.stream()
                        .map(person -> Node.builder("user")
                                .attribute("jid", Parties.address(person))
                                .build())
                        .toList());
    }

    /** The sid is the id of the request, which is fresh as well. */
    private static Node request(String id, String mode, String context, Node question, List<Node> users) {
        return Iqs.request(
                id,
                "get",
                "usync",
                Node.builder("usync")
                        .attribute("sid", id)
                        .attribute("mode", mode)
                        .attribute("last", "true")
                        .attribute("index", "0")
                        .attribute("context", context)
                        .child(Node.builder("query").child(question).build())
                        .child(Node.builder("list").children(users).build())
                        .build());
    }

    /** The companion has no address book of its own, so there is nothing that it could take out of one. */
    private static Node sync(String id, SyncContacts operation) {
        if (operation.deleted().filter(deleted -> !deleted.isEmpty()).isPresent()) {
            throw new NotSupportedException("multidevice", "syncContacts with deleted contacts");
        }
        String mode = operation.mode().isChunked() ? "full" : operation.mode().mode();
        return contacts(id, mode, operation.mode().context(), operation.numbers());
    }

    private static ContactSyncResult synced(SyncContacts operation, Node reply) {
        Map<String, Party> existing = new LinkedHashMap<>();
        List<String> absent = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        Map<String, Node> told = byNumber(reply);
        for (String number : operation.numbers()) {
            Node user = told.getOrDefault(number, Node.of("user"));
            switch (contactType(user)) {
                case "in" -> existing.put(number, Parties.require(user));
                case "invalid" -> invalid.add(number);
                default -> absent.add(number.substring(1));
            }
        }
        Optional<Node> contact = usync(reply).child("result").flatMap(result -> result.child("contact"));
        return new ContactSyncResult(
                usync(reply).attribute("sid").orElse(""),
                existing,
                absent,
                invalid,
                contact.flatMap(node -> node.attributes().number("refresh"))
                        .filter(seconds -> seconds >= 0 && seconds <= LONGEST_WAIT)
                        .map(Duration::ofSeconds),
                contact.flatMap(node -> node.attribute("version")));
    }

    private static List<NumberCheck> checked(List<String> numbers, Node reply) {
        Map<String, Node> told = byNumber(reply);
        return numbers.stream()
                .map(number -> {
                    Optional<Party> party = Optional.ofNullable(told.get(number))
                            .filter(user -> contactType(user).equals("in"))
                            .map(Parties::require);
                    return new NumberCheck(number, party.isPresent(), party);
                })
                .toList();
    }

    private static String number(GetNormalizedJid operation) {
        return "+" + operation.countryCode() + operation.number();
    }

    private static Party normalized(GetNormalizedJid operation, Node reply) {
        return checked(List.of(number(operation)), reply)
                .get(0)
                .party()
                .orElseThrow(() ->
                        new RefusedException(operation.name(), NOT_FOUND, number(operation) + " is not on WhatsApp"));
    }

    /** {@code <status t>TEXT</status>}; with {@code code="401"} it is hidden. */
    private static StatusText status(Party person, Optional<Node> user) {
        Optional<Node> status = user.flatMap(node -> node.child("status"))
                .filter(node ->
                        node.attribute("code").isEmpty() && node.child("error").isEmpty());
        return new StatusText(person, status.map(Node::text), status.flatMap(node -> node.attributes()
                .instant("t")));
    }

    private static PictureId pictureId(Party person, Optional<Node> user) {
        return new PictureId(
                person,
                user.flatMap(node -> node.child("picture"))
                        .flatMap(picture -> picture.attribute("id"))
                        .filter(id -> !id.isEmpty()));
    }

    /** One answer for each question, in its order, whatever the order of the server's. */
    private static <R> List<R> each(List<Party> people, Node reply, BiFunction<Party, Optional<Node>, R> reader) {
        List<Node> users = users(reply);
        return people.stream()
                .map(person -> reader.apply(
                        person,
                        users.stream()
                                .filter(user -> Parties.in(People.AS_TOLD, user.attributes(), "jid", "pn_jid")
                                        .filter(told -> Parties.same(person, told))
                                        .isPresent())
                                .findFirst()))
                .toList();
    }

    /**
     * The users by the number that was asked for, which is echoed, with or without a server behind it.
     *
     * @throws RefusedException if the server cannot tell of one of them, and so does not say of which
     */
    private static Map<String, Node> byNumber(Node reply) {
        Map<String, Node> users = new LinkedHashMap<>();
        users(reply).forEach(user -> UsyncErrors.checkOne("usync", user.child("contact")));
        users(reply).forEach(user -> user.child("contact")
                .ifPresent(contact -> users.put(contact.text().replace("@c.us", ""), user)));
        return users;
    }

    /** Whether somebody is there: {@code in}, {@code out}, {@code invalid}. */
    private static String contactType(Node user) {
        return user.child("contact")
                .flatMap(contact -> contact.attribute("type"))
                .orElse("out");
    }

    private static List<Node> users(Node reply) {
        return usync(reply).child("list").map(Node::children).orElse(List.of());
    }

    /**
     * The answer's envelope.
     *
     * @throws RefusedException if the server answers nothing but an error
     * @throws ProtocolException if there is none
     */
    private static Node usync(Node reply) {
        Node usync = Replies.require(reply, "usync");
        UsyncErrors.check("usync", usync.child("result").flatMap(Node::firstChild));
        return usync;
    }
}
