package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A group and who is in it. Used on the lane only. */
public final class Group {
    private final Jid jid;
    private String subject;
    private Instant subjectAt;
    private Jid subjectOwner;
    private boolean locked;
    private final Jid creator;
    private final Instant creation;
    private final Map<Jid, Boolean> adminByMember = new LinkedHashMap<>();
    private final GroupProfile profile = new GroupProfile();
    private boolean hidden;
    private @Nullable Picture picture;

    Group(String id, String subject, Jid creator, Instant creation) {
        jid = Jid.ofGroup(id);
        this.subject = subject;
        this.creator = creator;
        this.creation = creation;
        subjectAt = creation;
        subjectOwner = creator;
        adminByMember.put(creator, true);
    }

    /** The group's address. */
    public Jid jid() {
        return jid;
    }

    /** The group's id, its address without the server. */
    public String id() {
        return jid.user();
    }

    /** What the group is called. */
    public String subject() {
        return subject;
    }

    /** What only linked devices know of it. */
    public GroupProfile profile() {
        return profile;
    }

    /** Whether linked devices know its members by their hidden ids. */
    public boolean isHidden() {
        return hidden;
    }

    /** Changes that. */
    public void hidden(boolean now) {
        hidden = now;
    }

    /** When it was called so. */
    public Instant subjectAt() {
        return subjectAt;
    }

    /** Who called it so. */
    public Jid subjectOwner() {
        return subjectOwner;
    }

    /** Whether only administrators may change what it is called. */
    public boolean isLocked() {
        return locked;
    }

    /** Who made it; its first member and an administrator. */
    public Jid creator() {
        return creator;
    }

    /** When it was made. */
    public Instant creation() {
        return creation;
    }

    /** Who is in it, in the order of joining. */
    public List<Jid> members() {
        return List.copyOf(adminByMember.keySet());
    }

    /** Whether someone is in it. */
    public boolean hasMember(Jid person) {
        return adminByMember.containsKey(person);
    }

    /** Whether someone is an administrator of it. */
    public boolean isAdmin(Jid person) {
        return adminByMember.getOrDefault(person, false);
    }

    /** Puts someone in; does nothing for a member. */
    public void add(Jid person) {
        adminByMember.putIfAbsent(person, false);
    }

    void subject(String text, Jid owner, Instant at) {
        subject = text;
        subjectOwner = owner;
        subjectAt = at;
    }

    void locked(boolean now) {
        locked = now;
    }

    void admin(Jid member, boolean now) {
        adminByMember.replace(member, now);
    }

    /** Has a member under another address, in the same place and with the same rights. */
    void rename(Jid member, Jid now) {
        Map<Jid, Boolean> members = new LinkedHashMap<>(adminByMember);
        adminByMember.clear();
        members.forEach((jid, admin) -> adminByMember.put(jid.equals(member) ? now : jid, admin));
    }

    /** Takes someone out; does nothing for anyone else. */
    public void remove(Jid person) {
        adminByMember.remove(person);
    }

    /** Its picture, if it has one. */
    public Optional<Picture> picture() {
        return Optional.ofNullable(picture);
    }

    void picture(@Nullable Picture other) {
        picture = other;
    }

    /** Puts someone in another's place, with his rights. */
    void replace(Jid before, Jid after) {
        Map<Jid, Boolean> members = new LinkedHashMap<>(adminByMember);
        adminByMember.clear();
        members.forEach((member, admin) -> adminByMember.put(member.equals(before) ? after : member, admin));
    }
}
