package io.github.camelwhatsapp.emulator;

import io.github.camelwhatsapp.emulator.state.Group;
import io.github.camelwhatsapp.emulator.state.GroupProfile;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.jid.Jid;
import java.util.List;
import java.util.function.Function;

/**
 * A group at the emulated servers, as a test sees and sets it. Changes made here are not told to the members. Safe for use by
 * several threads, but not from an event loop.
 */
public final class EmulatedGroup {
    private final ServerState state;
    private final Jid jid;

    EmulatedGroup(ServerState state, Jid jid) {
        this.state = state;
        this.jid = jid;
    }

    /** The address. */
    public Jid jid() {
        return jid;
    }

    /** The id, which is the address without the server. */
    public String id() {
        return jid.user();
    }

    /** What it is called. */
    public String subject() {
        return get(Group::subject);
    }

    /** Has linked devices and today's phones know its members by their hidden ids from now on, or by their numbers. */
    public EmulatedGroup hidden(boolean byHiddenIds) {
        return get(group -> {
            group.hidden(byHiddenIds);
            return this;
        });
    }

    /** The numbers of its members, in the order of joining. */
    public List<String> members() {
        return get(group -> group.members().stream().map(Jid::user).toList());
    }

    /** Puts a number in, whose account is made if there is none. */
    public EmulatedGroup add(String number) {
        return get(group -> {
            group.add(state.accounts().provision(number).jid());
            return this;
        });
    }

    /** Takes a number out. */
    public EmulatedGroup remove(String number) {
        return get(group -> {
            group.remove(Jid.ofPhone(number));
            return this;
        });
    }

    /** The numbers of its administrators. */
    public List<String> admins() {
        return get(group ->
                group.members().stream().filter(group::isAdmin).map(Jid::user).toList());
    }

    /** Whether linked devices know its members by their hidden ids; so it is in groups that linked devices make. */
    public boolean isHidden() {
        return get(Group::isHidden);
    }

    /** What it says of itself to linked devices; empty if it says nothing. */
    public String description() {
        return get(group -> group.profile()
                .description()
                .map(GroupProfile.Description::text)
                .orElse(""));
    }

    /** The numbers of those who wait to be let in. */
    public List<String> waiting() {
        return get(group ->
                group.profile().requests().keySet().stream().map(Jid::user).toList());
    }

    /** Whether only administrators may change what it is called. */
    public boolean isLocked() {
        return get(Group::isLocked);
    }

    /** Lets one of its members do something, of which the others are told. */
    public EmulatedMember member(String number) {
        return new EmulatedMember(state, jid, number);
    }

    @Override
    public String toString() {
        return "EmulatedGroup[" + id() + "]";
    }

    private <T> T get(Function<Group, T> question) {
        return state.lane()
                .call(() -> question.apply(state.groups()
                        .find(jid)
                        .orElseThrow(() -> new IllegalStateException("The group " + id() + " is gone since a reset"))));
    }
}
