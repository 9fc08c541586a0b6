package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What only linked devices know of a group. Used on the lane only. Source: multidevice-messaging.md sections 7.1 and 7.2. */
public final class GroupProfile {
    private final Map<Jid, Request> requests = new LinkedHashMap<>();
    private final Set<Jid> putOut = new HashSet<>();
    private final Set<String> voidCodes = new HashSet<>();
    private final Map<Switch, Boolean> switches = new LinkedHashMap<>();
    private @Nullable Description description;
    private long disappearingSeconds;
    private int links;
    private String code = "";

    GroupProfile() {}

    /** What can be on or off; off in a new group. */
    public enum Switch {
        /** Only administrators write. */
        ANNOUNCEMENT,
        /** Only administrators add members. */
        ADMINS_ADD,
        /** Everybody may see the invite link; for administrators only otherwise. */
        ALL_INVITE,
        /** Who comes by the link has to be let in. */
        APPROVAL
    }

    /**
     * What a group is for.
     *
     * @param id names the version
     * @param text what it says
     * @param author who wrote it
     * @param at when
     */
    public record Description(String id, String text, Jid author, Instant at) {}

    /**
     * Somebody who waits to be let in.
     *
     * @param person who
     * @param method how they came
     * @param at when
     */
    public record Request(Jid person, String method, Instant at) {}

    /** Whether something is on. */
    public boolean is(Switch what) {
        return switches.getOrDefault(what, false);
    }

    void set(Switch what, boolean on) {
        switches.put(what, on);
    }

    /** What it is for, if it says so. */
    public Optional<Description> description() {
        return Optional.ofNullable(description);
    }

    void description(@Nullable Description now) {
        description = now;
    }

    /** After how many seconds messages disappear; 0 for never. */
    public long disappearingSeconds() {
        return disappearingSeconds;
    }

    void disappearingSeconds(long seconds) {
        disappearingSeconds = seconds;
    }

    /** Who waits to be let in, in the order of asking. */
    public Map<Jid, Request> requests() {
        return requests;
    }

    /** Who was put out by an administrator and may not come back by the link. */
    Set<Jid> putOut() {
        return putOut;
    }

    /** The code of the invite link; made now if there was none. */
    public String code(String groupId) {
        if (code.isEmpty()) {
            code = InviteCodes.make(groupId, ++links);
        }
        return code;
    }

    /** Makes the invite link void; the next one is another. */
    void voidCode(String groupId) {
        voidCodes.add(code(groupId));
        code = "";
    }

    /** Whether this was a code of this group and is void. */
    boolean wasVoided(String given) {
        return voidCodes.contains(given);
    }

    /** Whether this is the code of this group. */
    boolean hasCode(String given) {
        return !code.isEmpty() && code.equals(given);
    }
}
