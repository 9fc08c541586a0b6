package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The groups by address. Used on the lane only. */
public final class Groups {
    private static final Pattern ID = Pattern.compile("[0-9]{5,20}(-[0-9]{1,12})?");

    private final Map<Jid, Group> groups = new LinkedHashMap<>();

    Groups() {}

    /** The group with this address, if there is one. */
    public Optional<Group> find(Jid jid) {
        return Optional.ofNullable(groups.get(jid));
    }

    /**
     * Makes a group with one member, its creator.
     *
     * @param id digits, or digits, a dash and digits: {@code 34600000001-1400000000}
     * @throws IllegalArgumentException if the id has another form or there is such a group
     */
    public Group create(String id, String subject, Jid creator, Instant creation) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "A group id is digits, or a number, a dash and seconds since 1970, '" + id + "' was given");
        }
        Group group = new Group(id, subject, creator, creation);
        if (groups.putIfAbsent(group.jid(), group) != null) {
            throw new IllegalArgumentException("There is a group " + id + " already");
        }
        return group;
    }

    /** Makes a group whose id is the creator's number and the first free second from a moment on. */
    Group create(String subject, Jid creator, Instant creation) {
        long second = creation.getEpochSecond();
        while (groups.containsKey(Jid.ofGroup(creator.user() + "-" + second))) {
            second++;
        }
        return create(creator.user() + "-" + second, subject, creator, creation);
    }

    /** Makes a group whose id is a number as the newer servers give them: 18 digits. */
    Group createLinked(String subject, Jid creator, Instant creation) {
        long number = creation.getEpochSecond() * 100;
        while (groups.containsKey(Jid.ofGroup("120363" + number))) {
            number++;
        }
        return create("120363" + number, subject, creator, creation);
    }

    /** Forgets a group. */
    void delete(Group group) {
        groups.remove(group.jid());
    }

    /** All groups, in the order in which they were made. */
    public List<Group> all() {
        return List.copyOf(groups.values());
    }

    /** The groups that someone is in, in the order in which they were made. */
    public List<Group> of(Jid member) {
        return groups.values().stream().filter(group -> group.hasMember(member)).toList();
    }

    void clear() {
        groups.clear();
    }
}
