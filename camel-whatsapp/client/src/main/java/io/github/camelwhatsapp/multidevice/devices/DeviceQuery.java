package io.github.camelwhatsapp.multidevice.devices;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.stanza.UsyncErrors;
import io.github.camelwhatsapp.store.DeviceList;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The question for the devices and the hidden addresses of people, and its answer. Source: multidevice-messaging.md
 * sections 2.1 to 2.3.
 */
final class DeviceQuery {
    /** What asking for devices is called. */
    static final String NAME = "getDevices";

    private static final int HIGHEST_DEVICE = 0xFFFF;

    private DeviceQuery() {}

    /**
     * What the server says of one person.
     *
     * @param user the address under which they are listed
     * @param phone their address by phone number, if it is said
     * @param lid their hidden address, if it is said
     * @param devices their devices; empty if the server knows of none, or says that it cannot tell
     */
    record Answer(Jid user, Optional<Jid> phone, Optional<Jid> lid, Optional<DeviceList> devices) {}

    /** Asks for these people. */
    static Node request(String id, List<Jid> users) {
        Node query = Node.builder("query")
                .child(Node.builder("devices").attribute("version", "2").build())
                .child(Node.of("lid"))
                .build();
        Node list = Node.builder("list")
                .children(users.stream()
                        .map(user -> Node.builder("user").attribute("jid", user).build())
                        .toList())
                .build();
        return Node.builder("iq")
                .attribute("to", Jid.SERVER)
                .attribute("type", "get")
                .attribute("xmlns", "usync")
                .attribute("id", id)
                .child(Node.builder("usync")
                        .attribute("sid", id)
                        .attribute("mode", "query")
                        .attribute("last", "true")
                        .attribute("index", "0")
                        .attribute("context", "message")
                        .child(query)
                        .child(list)
                        .build())
                .build();
    }

    /**
     * Reads the answer; what it says of nobody in particular is left out.
     *
     * @throws io.github.camelwhatsapp.error.RefusedException if the server cannot tell now: that is not to say that nobody is there
     */
    static List<Answer> answers(Node reply, Instant now) {
        UsyncErrors.check(
                NAME,
                reply.child("usync")
                        .flatMap(usync -> usync.child("result"))
                        .flatMap(result -> result.child("devices")));
        return reply.child("usync").flatMap(usync -> usync.child("list")).map(Node::children).orElse(List.of()).stream()
                .filter(user -> user.is("user") && user.attribute("jid").isPresent())
                .map(user -> answer(user, now))
                .toList();
    }

    private static Answer answer(Node user, Instant now) {
        UsyncErrors.checkOne(NAME, user.child("devices"));
        Jid jid = user.attributes().requireJid("jid").account();
        Optional<Jid> said = user.child("lid").flatMap(lid -> lid.attributes().jid("val"));
        boolean hidden = jid.server().equals(Jid.LID_SERVER);
        return new Answer(
                jid,
                hidden ? user.attributes().jid("pn_jid") : Optional.of(jid),
                hidden ? Optional.of(jid) : said,
                user.child("devices").flatMap(devices -> list(devices, now)));
    }

    private static Optional<DeviceList> list(Node devices, Instant now) {
        KeyIndexes indexes = KeyIndexes.in(devices);
        return devices.child("device-list")
                .map(list -> new DeviceList(indexes.rawId(), now, indexes.valid(entries(list, "id"))));
    }

    /**
     * The devices among the children of a node.
     *
     * @param name the attribute that tells the number: a number, or an address with it
     */
    static List<DeviceList.Entry> entries(Node parent, String name) {
        List<DeviceList.Entry> entries = new ArrayList<>();
        for (Node child : parent.children()) {
            if (child.is("device")) {
                entry(child, name).ifPresent(entries::add);
            }
        }
        return entries;
    }

    private static Optional<DeviceList.Entry> entry(Node device, String name) {
        long id = name.equals("id")
                ? device.attributes().number(name).orElse(-1L)
                : device.attributes().jid(name).map(Jid::device).orElse(-1);
        OptionalInt index = device.attributes()
                .number("key-index")
                .filter(number -> number >= 0 && number <= Integer.MAX_VALUE)
                .map(number -> OptionalInt.of(number.intValue()))
                .orElse(OptionalInt.empty());
        return id < 0 || id > HIGHEST_DEVICE
                ? Optional.empty()
                : Optional.of(new DeviceList.Entry(
                        (int) id, index, device.attributes().is("is_hosted", "true")));
    }
}
