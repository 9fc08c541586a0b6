package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * What a person does with groups on a phone, over today's network; get it from {@link Phone#groups()}. Answers come from the server, after
 * the phone has connected if need be; what it refuses ends exceptionally with a {@link
 * io.github.camelwhatsapp.emulator.endpoint.RefusedException} that holds the code, what stays without an answer for a minute with a {@link
 * PhoneTimeoutException}. Safe for use by several threads. Source:
 * multidevice-messaging.md sections 7.1 and 7.2.
 */
public final class PhoneGroups {
    private static final String NAMESPACE = "w:g2";
    private static final Jid ALL = Jid.of("", Jid.GROUP_SERVER);
    private static final int DONE = 200;

    private final TodaysSide side;
    private final Executor lane;
    private final PhonePatience patience;

    PhoneGroups(TodaysSide side, Executor lane, PhonePatience patience) {
        this.side = side;
        this.lane = lane;
        this.patience = patience;
    }

    /**
     * Makes a group, whose founder and first administrator the phone is.
     *
     * @param subject what it is called
     * @param members the numbers of the others
     * @return the group as it is then; who could not be added is not in it
     */
    public CompletableFuture<PhoneGroup> creates(String subject, String... members) {
        Node.Builder create = Node.builder("create").attribute("subject", subject);
        people(members).forEach(create::child);
        return ask("set", ALL, create.build()).thenApply(this::group);
    }

    /** A group as the server knows it; for its members. */
    public CompletableFuture<PhoneGroup> looksAt(String group) {
        Node query = Node.builder("query").attribute("request", "interactive").build();
        return ask("get", jid(group), query).thenApply(this::group);
    }

    /** Takes numbers in; gives for each 200 or the code of why not. */
    public CompletableFuture<Map<String, Integer>> adds(String group, String... numbers) {
        return change("add", group, numbers);
    }

    /** Puts numbers out, for administrators; otherwise as {@link #adds}. */
    public CompletableFuture<Map<String, Integer>> removes(String group, String... numbers) {
        return change("remove", group, numbers);
    }

    /** Makes numbers administrators, for administrators; otherwise as {@link #adds}. */
    public CompletableFuture<Map<String, Integer>> promotes(String group, String... numbers) {
        return change("promote", group, numbers);
    }

    /** Makes administrators ordinary members, for administrators; otherwise as {@link #adds}. */
    public CompletableFuture<Map<String, Integer>> demotes(String group, String... numbers) {
        return change("demote", group, numbers);
    }

    /** Gives a group another name. */
    public CompletableFuture<Void> renames(String group, String subject) {
        return ask("set", jid(group), Node.builder("subject").data(subject).build())
                .thenApply(done -> null);
    }

    /** Goes. */
    public CompletableFuture<Void> leaves(String group) {
        Node which = Node.builder("group").attribute("id", jid(group)).build();
        return ask("set", ALL, Node.builder("leave").child(which).build()).thenApply(done -> null);
    }

    private CompletableFuture<Map<String, Integer>> change(String what, String group, String... numbers) {
        Node.Builder change = Node.builder(what);
        people(numbers).forEach(change::child);
        return ask("set", jid(group), change.build()).thenApply(answer -> codes(answer, what));
    }

    private Map<String, Integer> codes(Node answer, String what) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        answer.child(what).ifPresent(each -> each.children()
                .forEach(person -> codes.put(
                        side.number(person),
                        person.attributes().number("error").map(Long::intValue).orElse(DONE))));
        return codes;
    }

    private PhoneGroup group(Node answer) {
        Node group = answer.child("group").orElseThrow();
        List<PhoneGroup.Member> members = group.children().stream()
                .filter(child ->
                        child.is("participant") && child.attribute("error").isEmpty())
                .map(person -> new PhoneGroup.Member(
                        side.number(person), person.attribute("type").isPresent()))
                .toList();
        String id = group.attributes().requireText("id");
        return new PhoneGroup(
                id.indexOf('@') < 0 ? id : Jid.parse(id).user(),
                group.attribute("subject").orElse(""),
                group.attributes().is("addressing_mode", "lid"),
                members);
    }

    private CompletableFuture<Node> ask(String type, Jid to, Node content) {
        return patience.limits(
                "the server's answer about a group",
                CompletableFuture.supplyAsync(() -> side.endpoint().asks(NAMESPACE, type, to, content), lane)
                        .thenCompose(answer -> answer));
    }

    private static List<Node> people(String... numbers) {
        return Arrays.stream(numbers)
                .map(number -> Jid.ofPhone(PhoneNumber.parse(number).digits()))
                .map(jid -> Node.builder("participant").attribute("jid", jid).build())
                .toList();
    }

    private static Jid jid(String group) {
        ChatId id = ChatId.parse(group);
        if (!id.isGroup()) {
            throw new IllegalArgumentException(
                    Shortened.quote(group) + " is no group: expected is an id such as 120363000000000001");
        }
        return id.jid();
    }
}
