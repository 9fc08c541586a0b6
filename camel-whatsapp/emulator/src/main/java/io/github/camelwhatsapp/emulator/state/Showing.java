package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/**
 * What others see of an account, and who is told when it changes: the people who have synced its number or follow its presence, as
 * far as the account lets them. Used on the lane only. Source: classic.md sections 5.4 and 10.
 */
public final class Showing {
    private final ServerState state;
    private long pictures;

    Showing(ServerState state) {
        this.state = state;
    }

    /**
     * Whether someone may see something of an account.
     *
     * @param category {@code last}, {@code status} or {@code profile}
     */
    public static boolean isVisible(Account owner, Account viewer, String category) {
        if (owner == viewer) {
            return true;
        }
        if (owner.blocks(viewer.jid())) {
            return false;
        }
        return switch (owner.profile().privacy().getOrDefault(category, "all")) {
            case "all" -> true;
            case "none" -> false;
            default -> owner.contacts().contains(viewer.jid());
        };
    }

    /** Changes an account's status text. */
    public void status(Account owner, String text) {
        owner.profile().about(text);
        owner.statusSince(state.time().now());
        Node.Builder set = Node.builder("set");
        if (!text.isEmpty()) {
            set.data(text);
        }
        tell(owner, "status", "status", set.build());
    }

    /** Changes an account's picture; answers with its id. */
    public String picture(Account owner, byte[] image, byte[] preview) {
        Picture picture = new Picture(nextId(), image, preview);
        owner.picture(picture);
        tell(owner, "picture", "profile", change(owner.jid(), Optional.of(picture)));
        return picture.id();
    }

    /** Takes an account's picture away. */
    public void noPicture(Account owner) {
        owner.picture(null);
        tell(owner, "picture", "profile", change(owner.jid(), Optional.empty()));
    }

    /** Changes a group's picture and tells the other members; answers with its id. */
    public String picture(Group group, Account author, byte[] image, byte[] preview) {
        Picture picture = new Picture(nextId(), image, preview);
        group.picture(picture);
        Node change = change(group.jid(), Optional.of(picture));
        for (Jid member : group.members()) {
            if (!member.equals(author.jid())) {
                state.accounts()
                        .find(member.user())
                        .ifPresent(account ->
                                state.notify(account, group.jid(), "picture", Optional.of(author.jid()), change));
            }
        }
        return picture.id();
    }

    private String nextId() {
        return state.seconds() + ++pictures;
    }

    private static Node change(Jid of, Optional<Picture> picture) {
        Node.Builder change =
                Node.builder(picture.isPresent() ? "set" : "delete").attribute("jid", of);
        picture.ifPresent(set -> change.attribute("id", set.id()));
        return change.build();
    }

    private void tell(Account owner, String type, String category, Node change) {
        for (Account other : state.accounts().all()) {
            boolean interested =
                    other.contacts().contains(owner.jid()) || state.presences().isSubscribed(other, owner.jid());
            if (other != owner && interested && isVisible(owner, other, category)) {
                state.notify(other, owner.jid(), type, change);
            }
        }
    }
}
