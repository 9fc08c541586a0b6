package io.github.camelwhatsapp.emulator.fanout;

import io.github.camelwhatsapp.emulator.state.Accounts;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Posts of the status, and messages to broadcast lists: only the devices that are named get them. Used on the lane only. Source:
 * multidevice-messaging.md section 3.9.
 */
final class ListFanOut {
    private final Accounts accounts;

    ListFanOut(Accounts accounts) {
        this.accounts = accounts;
    }

    Verdict deliver(SentMessage message, Device sender, Instant at) {
        Map<Device, List<Node>> recipients = recipients(message, sender);
        if (!recipients.keySet().stream().allMatch(device -> device.mailbox().hasRoom())) {
            return Verdict.refused(Verdict.UNAVAILABLE);
        }
        AddressForm form = message.copies().stream()
                .findFirst()
                .map(copy -> AddressForm.of(copy.device()))
                .orElse(AddressForm.PHONE);
        Parcel parcel = new Parcel(message, sender, form, at);
        recipients.forEach(parcel::toMember);
        return Verdict.delivered();
    }

    private Map<Device, List<Node>> recipients(SentMessage message, Device sender) {
        Map<Device, List<Node>> recipients = new LinkedHashMap<>();
        for (SentMessage.Copy copy : message.copies()) {
            device(copy.device())
                    .filter(device -> !device.account().blocks(sender.account().jid()))
                    .ifPresent(device -> {
                        List<Node> parts = new ArrayList<>(copy.parts());
                        parts.addAll(message.shared());
                        recipients.put(device, parts);
                    });
        }
        message.node()
                .attributes()
                .jid("participant")
                .flatMap(this::device)
                .ifPresent(device -> recipients.put(device, message.shared()));
        return recipients;
    }

    private Optional<Device> device(Jid address) {
        return accounts.byAddress(address).flatMap(account -> account.linked().reachable().stream()
                .filter(device -> device.number() == address.device())
                .findFirst());
    }
}
