package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Group;
import io.github.camelwhatsapp.emulator.state.GroupDesk;
import io.github.camelwhatsapp.emulator.state.GroupDoor;
import io.github.camelwhatsapp.emulator.state.GroupForm;
import io.github.camelwhatsapp.emulator.state.Refusal;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** People in requests about groups and in their answers. Source: multidevice-messaging.md section 7.2. */
final class GroupPeople {
    private static final int DONE = 200;
    private static final Duration INVITATION = Duration.ofDays(3);

    private GroupPeople() {}

    /** Those whom the children name, by phone number where there is an account, else as they were named. */
    static List<Jid> of(DeviceSession session, Node parent) {
        return parent.children().stream()
                .filter(child -> child.is("participant"))
                .map(child -> child.attributes().requireJid("jid").account())
                .map(jid -> GroupIqs.number(session, jid).orElse(jid))
                .distinct()
                .toList();
    }

    /** How this group is written to this device. */
    static GroupForm form(DeviceSession session, Group group) {
        return GroupForm.linked(session.state().accounts(), group);
    }

    /** The answer to a change: {@code <add><participant jid error/>...</add>}. */
    static Node outcome(DeviceSession session, Jid to, Node iq, String tag, GroupDesk.Outcome outcome) {
        if (outcome.refusal().isPresent()) {
            return IqAnswers.error(iq, IqError.of(outcome.refusal().get().code()));
        }
        return IqAnswers.result(iq, each(session, to, tag, outcome));
    }

    /** The same as a child only. */
    static Node each(DeviceSession session, Jid to, String tag, GroupDesk.Outcome outcome) {
        GroupForm form = form(session, session.state().groups().find(to).orElseThrow());
        Node.Builder each = Node.builder(tag);
        outcome.codes()
                .forEach((person, code) -> each.child(
                        code == DONE
                                ? form.person("participant", person).build()
                                : refused(session, form, person, code)));
        return each.build();
    }

    /** Somebody for whom it was not done; who may not be added gets an invitation that can be sent to them. */
    private static Node refused(DeviceSession session, GroupForm form, Jid person, int code) {
        Node.Builder participant = form.person("participant", person).attribute("error", Integer.toString(code));
        if (code == Refusal.NOT_A_MEMBER.code()) {
            participant.child(Node.builder("add_request")
                    .attribute("code", GroupDoor.invitationFor(person))
                    .attribute(
                            "expiration",
                            Long.toString(session.state()
                                    .time()
                                    .now()
                                    .plus(INVITATION)
                                    .getEpochSecond()))
                    .build());
        }
        return participant.build();
    }

    /** Somebody who could not be put into a new group. */
    static Node refused(GroupForm form, Jid person, int code) {
        return form.person("participant", person)
                .attribute("error", Integer.toString(code))
                .build();
    }

    /** Why somebody could not be put into a new group. */
    static int addCode(DeviceSession session, Jid person) {
        Optional<Account> account = session.state().accounts().byAddress(person);
        if (account.isEmpty()) {
            return Refusal.UNKNOWN_RECIPIENT.code();
        }
        return account.get().blocks(session.account().jid())
                ? Refusal.NOT_PERMITTED.code()
                : Refusal.NOT_A_MEMBER.code();
    }
}
