package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Makes the stanzas of letters: finds out which devices get them, starts the sessions that are missing, and encrypts. Used on the
 * phone's lane only. Source: multidevice-messaging.md sections 3.1 to 3.5.
 */
final class Mail {
    private final Self self;
    private final DeviceDirectory directory;
    private final AddressBook book;
    private final Sealing sealing;
    private final GroupDirectory groups;
    private boolean byNumber;
    private boolean leavesOutLinked;

    Mail(Self self, DeviceDirectory directory, AddressBook book, Sealing sealing, GroupDirectory groups) {
        this.self = self;
        this.directory = directory;
        this.book = book;
        this.sealing = sealing;
        this.groups = groups;
    }

    /** Addresses persons by their numbers from now on, as phones did before hidden ids, or by hidden ids again. */
    void byNumber(boolean numbers) {
        byNumber = numbers;
    }

    /** Writes to phones alone from now on, or to linked devices too. */
    void leavesOutLinked(boolean out) {
        leavesOutLinked = out;
    }

    /** Whether persons are addressed by their numbers in a chat. */
    boolean isByNumber(Jid chat) {
        return chat.isGroup() ? !groups.isHidden(chat) : byNumber;
    }

    /** The stanza of a letter; fails with a {@link NobodyThereException} if nobody can be written to. */
    CompletableFuture<Node> stanza(Letter letter) {
        return letter.chat().isGroup() ? toGroup(letter) : toPerson(letter);
    }

    private CompletableFuture<Node> toPerson(Letter letter) {
        Jid peer = letter.chat();
        Set<Jid> persons = new LinkedHashSet<>(List.of(peer, self.phone()));
        return directory.of(persons).thenCompose(known -> {
            List<Jid> theirs = devices(known, peer, byNumber);
            List<Jid> ours = devices(known, self.phone(), byNumber);
            List<Jid> all = new ArrayList<>(peer.equals(self.phone()) ? List.of() : theirs);
            all.addAll(ours);
            return sealing.sessions().ensure(all).thenApply(ready -> {
                if (ready.stream().noneMatch(theirs::contains)) {
                    throw new NobodyThereException(peer);
                }
                return person(letter, ready);
            });
        });
    }

    private Node person(Letter letter, List<Jid> devices) {
        Jid to = form(letter.chat(), byNumber);
        Message own = Message.newBuilder()
                .setDeviceSentMessage(Message.DeviceSentMessage.newBuilder()
                        .setDestinationJid(to.toString())
                        .setMessage(letter.message()))
                .setMessageContextInfo(letter.message().getMessageContextInfo())
                .build();
        Map<Jid, Message> contents = new LinkedHashMap<>();
        devices.forEach(device -> contents.put(device, self.is(device) ? own : letter.message()));
        Node.Builder stanza = sealing.frame(letter, to);
        if (!byNumber) {
            stanza.attribute("peer_recipient_pn", letter.chat());
        }
        return stanza.child(sealing.participants(letter, contents)).build();
    }

    private CompletableFuture<Node> toGroup(Letter letter) {
        Jid group = letter.chat();
        return groups.of(group).thenCompose(info -> directory.of(info.members()).thenCompose(known -> {
            boolean numbers = !info.hidden();
            List<Jid> devices = info.members().stream()
                    .flatMap(member -> devices(known, member, numbers).stream())
                    .toList();
            Jid own = form(self.phone(), numbers);
            List<Jid> lacking = sealing.groupKeys().lacking(group, own, devices);
            return sealing.sessions().ensure(lacking).thenApply(ready -> {
                Node stanza = group(letter, info.hidden(), own, devices, ready);
                sealing.groupKeys().given(group, ready);
                return stanza;
            });
        }));
    }

    private Node group(Letter letter, boolean hidden, Jid own, Collection<Jid> devices, List<Jid> lacking) {
        Node.Builder stanza = sealing.frame(letter, letter.chat());
        stanza.attribute("addressing_mode", hidden ? "lid" : "pn");
        List<Jid> all = new ArrayList<>(devices);
        all.add(own);
        stanza.attribute("phash", DeviceHash.of(all));
        if (!lacking.isEmpty()) {
            Message distribution = sealing.groupKeys().distribution(letter.chat(), own);
            Map<Jid, Message> contents = new LinkedHashMap<>();
            lacking.forEach(device -> contents.put(device, distribution));
            stanza.child(sealing.participants(letter.withMediaType(""), contents));
        }
        return stanza.child(sealing.shared(letter, own)).build();
    }

    /** The devices of a person, without this one. */
    private List<Jid> devices(Map<Jid, List<Integer>> known, Jid person, boolean numbers) {
        boolean own = person.equals(self.phone());
        return Optional.ofNullable(known.get(person)).orElse(List.of()).stream()
                .filter(number -> !own || number != 0)
                .filter(number -> !leavesOutLinked || number == 0)
                .map(number -> form(person, numbers).withDevice(number))
                .toList();
    }

    private Jid form(Jid person, boolean numbers) {
        return numbers ? person : self.is(person) ? self.hidden() : book.hidden(person);
    }

    /** There is nobody who could read a letter. */
    static final class NobodyThereException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NobodyThereException(Jid person) {
            super("No device of " + person + " has keys");
        }
    }
}
