package io.github.camelwhatsapp.emulator;

import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Actor;
import io.github.camelwhatsapp.emulator.state.GroupDesk;
import io.github.camelwhatsapp.emulator.state.GroupDesk.Change;
import io.github.camelwhatsapp.emulator.state.GroupProfile;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.jid.Jid;
import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * A member of a group who does something there, as a person with a phone would: only what they may do is done, and the others are told.
 * Safe for use by several threads, but not from an event loop.
 */
public final class EmulatedMember {
    private final ServerState state;
    private final Jid group;
    private final String number;

    EmulatedMember(ServerState state, Jid group, String number) {
        this.state = state;
        this.group = group;
        this.number = number;
    }

    /** Takes numbers in. */
    public void adds(String... numbers) {
        change(Change.ADD, numbers);
    }

    /** Puts numbers out. */
    public void removes(String... numbers) {
        change(Change.REMOVE, numbers);
    }

    /** Makes numbers administrators. */
    public void promotes(String... numbers) {
        change(Change.PROMOTE, numbers);
    }

    /** Makes administrators ordinary members. */
    public void demotes(String... numbers) {
        change(Change.DEMOTE, numbers);
    }

    /** Gives the group another name. */
    public void renames(String subject) {
        run((desk, member) -> desk.subject(Actor.of(member), group, subject));
    }

    /** Says what the group is for, in place of what it said before; an empty text takes that away. Linked devices are told. */
    public void describes(String description) {
        run((desk, member) -> state.groupOffice()
                .describe(
                        Actor.of(member),
                        group,
                        description,
                        "D" + state.seconds() + description.hashCode(),
                        state.groups()
                                .find(group)
                                .flatMap(found -> found.profile().description())
                                .map(GroupProfile.Description::id)));
    }

    /** Lets only administrators write, or everybody. Linked devices are told. */
    public void announces(boolean only) {
        run((desk, member) -> state.groupOffice().set(Actor.of(member), group, GroupProfile.Switch.ANNOUNCEMENT, only));
    }

    /** Has messages disappear after so many seconds, 0 for never. Linked devices are told. */
    public void disappearsAfter(long seconds) {
        run((desk, member) -> state.groupOffice().timer(Actor.of(member), group, seconds));
    }

    /** Goes. */
    public void leaves() {
        run((desk, member) -> desk.leave(Actor.of(member), group));
    }

    /** Has another number from now on, in every group. */
    public void changesNumber(String now) {
        run((desk, member) -> desk.changedNumber(member, state.accounts().provision(now)));
    }

    private void change(Change change, String... numbers) {
        run((desk, member) -> desk.change(
                Actor.of(member),
                group,
                change,
                Arrays.stream(numbers).map(Jid::ofPhone).toList()));
    }

    private void run(BiConsumer<GroupDesk, Account> action) {
        state.lane().run(() -> action.accept(state.groupDesk(), state.accounts().provision(number)));
    }
}
