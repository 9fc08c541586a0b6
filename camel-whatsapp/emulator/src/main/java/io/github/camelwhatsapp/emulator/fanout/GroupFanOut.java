package io.github.camelwhatsapp.emulator.fanout;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Accounts;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.emulator.state.Group;
import io.github.camelwhatsapp.emulator.state.GroupProfile;
import io.github.camelwhatsapp.emulator.state.Groups;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Messages to groups. Used on the lane only. Source: multidevice-messaging.md sections 3.5 and 3.9. */
final class GroupFanOut {
    private final Accounts accounts;
    private final Groups groups;

    GroupFanOut(Accounts accounts, Groups groups) {
        this.accounts = accounts;
        this.groups = groups;
    }

    Verdict deliver(SentMessage message, Device sender, Instant at) {
        Optional<Group> group = groups.find(message.to());
        if (group.isEmpty()) {
            return Verdict.refused(Verdict.UNKNOWN);
        }
        if (!group.get().hasMember(sender.account().jid())) {
            return Verdict.refused(Verdict.NOT_ALLOWED);
        }
        boolean mayWrite = !group.get().profile().is(GroupProfile.Switch.ANNOUNCEMENT)
                || group.get().isAdmin(sender.account().jid());
        if (!mayWrite) {
            return Verdict.refused(Verdict.NOT_ALLOWED);
        }
        AddressForm form =
                AddressForm.named(message.node().attribute("addressing_mode").orElse(""));
        if ((form == AddressForm.HIDDEN) != group.get().isHidden()) {
            return Verdict.refused(Verdict.STALE_ADDRESSING);
        }
        Optional<Verdict> objection = objection(message, form);
        return objection.orElseGet(() -> {
            Parcel parcel = new Parcel(message, sender, form, at);
            List<Device> members = devices(group.get());
            return message.isDirected() ? toOne(parcel, members) : toAll(parcel, members);
        });
    }

    private static Optional<Verdict> objection(SentMessage message, AddressForm form) {
        boolean fits = message.copies().stream().allMatch(copy -> AddressForm.of(copy.device()) == form);
        return fits
                ? Optional.empty()
                : Optional.of(MessageRules.malformed(message, message.copies().toString()));
    }

    /** All devices of all members. */
    private List<Device> devices(Group group) {
        return group.members().stream()
                .flatMap(member -> accounts.byAddress(member).stream())
                .map(Account::linked)
                .flatMap(linked -> linked.reachable().stream())
                .toList();
    }

    private static Verdict toOne(Parcel parcel, List<Device> members) {
        SentMessage message = parcel.message();
        Jid wanted = message.node().attributes().jid("participant").orElseGet(() -> message.copies()
                .get(0)
                .device());
        Optional<Device> recipient = members.stream()
                .filter(device -> device.jid().equals(wanted) || device.lid().equals(wanted))
                .findFirst();
        if (recipient.filter(device -> !device.mailbox().hasRoom()).isPresent()) {
            return Verdict.refused(Verdict.UNAVAILABLE);
        }
        recipient.ifPresent(device -> parcel.toMember(device, message.parts().toList()));
        return Verdict.delivered();
    }

    private static Verdict toAll(Parcel parcel, List<Device> members) {
        SentMessage message = parcel.message();
        List<Device> others =
                members.stream().filter(device -> device != parcel.sender()).toList();
        if (!others.stream().allMatch(device -> device.mailbox().hasRoom())) {
            return Verdict.refused(Verdict.UNAVAILABLE);
        }
        Map<Jid, List<Node>> distribution = new HashMap<>();
        message.copies().forEach(copy -> distribution.put(copy.device(), copy.parts()));
        for (Device device : others) {
            List<Node> parts =
                    new ArrayList<>(distribution.getOrDefault(parcel.form().of(device), List.of()));
            parts.addAll(message.shared());
            parcel.toMember(device, parts);
        }
        return compared(message, parcel.form(), others, parcel.sender());
    }

    /** Clients hash with the sending device or without it; both are right. */
    private static Verdict compared(SentMessage message, AddressForm form, List<Device> others, Device sender) {
        List<Jid> without = others.stream().map(form::of).toList();
        List<Jid> with =
                Stream.concat(without.stream(), Stream.of(form.of(sender))).toList();
        Optional<String> theirs = message.node().attribute("phash");
        if (theirs.isEmpty()) {
            return Verdict.delivered().noting(Rule.PARTICIPANT_HASH, message.id() + " without phash");
        }
        boolean same = Stream.of(with, without).map(ParticipantHash::of).anyMatch(theirs.get()::equals);
        return Verdict.delivered(same ? Optional.empty() : Optional.of(ParticipantHash.of(with)));
    }
}
