package io.github.camelwhatsapp.emulator.fanout;

import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Accounts;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Messages from person to person, and those of a device to one of its own account. Used on the lane only. */
final class PersonFanOut {
    private final Accounts accounts;

    PersonFanOut(Accounts accounts) {
        this.accounts = accounts;
    }

    Verdict deliver(SentMessage message, Device sender, Instant at) {
        Account peer = accounts.byAddress(message.to()).orElse(null);
        if (peer == null) {
            return Verdict.refused(Verdict.UNKNOWN);
        }
        Optional<Verdict> objection = objection(message, sender, peer);
        if (objection.isPresent()) {
            return objection.get();
        }
        if (!mayWrite(message, sender.account(), peer, at)) {
            return Verdict.refused(Verdict.TIME_LOCKED);
        }
        Parcel parcel = new Parcel(message, sender, AddressForm.of(message.to()), at);
        return message.isPeer() || message.isDirected() ? toOne(parcel, peer) : toAll(parcel, peer);
    }

    private static boolean mayWrite(SentMessage message, Account sender, Account peer, Instant at) {
        return peer == sender
                || message.isDirected()
                || sender.trust()
                        .mayWriteTo(
                                peer.number(), message.node().child("tctoken").map(Node::dataBytes), at);
    }

    private Optional<Verdict> objection(SentMessage message, Device sender, Account peer) {
        AddressForm form = AddressForm.of(message.to());
        boolean fits = message.copies().stream()
                .map(SentMessage.Copy::device)
                .allMatch(device -> AddressForm.of(device) == form && isOfChat(device, sender, peer));
        boolean peerIsOwn = !message.isPeer() || peer == sender.account();
        boolean toItself = message.to().equals(sender.jid()) || message.to().equals(sender.lid());
        return fits && peerIsOwn && (!toItself || sender.number() == 0)
                ? Optional.empty()
                : Optional.of(MessageRules.malformed(message, message.copies().toString()));
    }

    private boolean isOfChat(Jid device, Device sender, Account peer) {
        return accounts.byAddress(device)
                .filter(account -> account == peer || account == sender.account())
                .isPresent();
    }

    /** A retry's answer, or what is for one of the sender's own devices alone. */
    private Verdict toOne(Parcel parcel, Account peer) {
        SentMessage message = parcel.message();
        int number = message.copies().isEmpty()
                ? message.to().device()
                : message.copies().get(0).device().device();
        List<Node> parts = message.parts().toList();
        Optional<Device> recipient = peer.linked().reachable().stream()
                .filter(device -> device.number() == number && device != parcel.sender())
                .findFirst();
        if (recipient.filter(device -> !device.mailbox().hasRoom()).isPresent()) {
            return Verdict.refused(Verdict.UNAVAILABLE);
        }
        recipient.ifPresent(device -> {
            if (message.isPeer()) {
                parcel.toOwnAlone(device, parts);
            } else if (peer == parcel.sender().account()) {
                parcel.toOwn(device, parts, chat(message).orElse(peer));
            } else {
                parcel.toPeer(device, parts, peer);
            }
        });
        return Verdict.delivered();
    }

    /** Whose chat it is, when it goes to a device of the sender's own. */
    private Optional<Account> chat(SentMessage message) {
        return message.node().attributes().jid("recipient").flatMap(accounts::byAddress);
    }

    private static Verdict toAll(Parcel parcel, Account peer) {
        Device sender = parcel.sender();
        peer.meets(sender.account());
        sender.account().meets(peer);
        Set<Device> expected = new LinkedHashSet<>(peer.linked().reachable());
        expected.addAll(sender.account().linked().reachable());
        expected.remove(sender);
        if (!expected.stream().allMatch(device -> device.mailbox().hasRoom())) {
            return Verdict.refused(Verdict.UNAVAILABLE);
        }
        Map<Jid, List<Node>> parts = new LinkedHashMap<>();
        parcel.message().copies().forEach(copy -> parts.put(copy.device(), copy.parts()));
        for (Device device : expected) {
            List<Node> own = parts.getOrDefault(parcel.form().of(device), List.of());
            if (device.account() == sender.account()) {
                parcel.toOwn(device, own, peer);
            } else if (!peer.blocks(sender.account().jid())) {
                // Who blocked the author hears nothing, and the author does not learn it.
                parcel.toPeer(device, own, peer);
            }
        }
        return Verdict.delivered(stale(parcel, expected, parts.keySet()));
    }

    /** The hash of the devices that the server knows, if the sender knows others. */
    private static Optional<String> stale(Parcel parcel, Set<Device> expected, Set<Jid> named) {
        Set<Jid> addresses = new LinkedHashSet<>();
        expected.forEach(device -> addresses.add(parcel.form().of(device)));
        return addresses.equals(named) ? Optional.empty() : Optional.of(ParticipantHash.of(addresses));
    }
}
