package io.github.camelwhatsapp.emulator.fanout;

import io.github.camelwhatsapp.emulator.state.Accounts;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.emulator.state.Groups;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings a message of a device to all the devices that it is for, or to none. It neither repairs, drops nor reorders what comes
 * twice. Used on the lane only. Source: multidevice-messaging.md section 3.9, which for what happens inside the server is a
 * reconstruction.
 */
public final class FanOut {
    private final PersonFanOut persons;
    private final GroupFanOut groups;
    private final ListFanOut lists;

    /** Between these accounts and groups. */
    public FanOut(Accounts accounts, Groups groups) {
        persons = new PersonFanOut(accounts);
        this.groups = new GroupFanOut(accounts, groups);
        lists = new ListFanOut(accounts);
    }

    /**
     * Delivers a message.
     *
     * @param sender which device sent it
     * @param node as it came
     * @param at the time that the recipients see
     * @throws io.github.camelwhatsapp.wire.MissingAttributeException if it lacks what it cannot be placed without
     */
    public Verdict deliver(Device sender, Node node, Instant at) {
        SentMessage message = SentMessage.of(node);
        Optional<Verdict> objection = MessageRules.objection(message);
        return objection.orElseGet(() -> MessageRules.remark(message, sender, route(message, sender, at)));
    }

    private Verdict route(SentMessage message, Device sender, Instant at) {
        if (message.to().isGroup()) {
            return groups.deliver(message, sender, at);
        }
        return message.to().isBroadcast() ? lists.deliver(message, sender, at) : persons.deliver(message, sender, at);
    }
}
