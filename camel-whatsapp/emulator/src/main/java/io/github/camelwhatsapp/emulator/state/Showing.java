package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
            case "contact_blacklist" ->
                owner.contacts().contains(viewer.jid())
                        && !owner.profile().lists().has(category, viewer.jid());
            default -> owner.contacts().contains(viewer.jid());
        };
    }

    /** Changes an account's status text. */
    public void status(Account owner, String text) {
        status(Actor.of(owner), text);
    }

    /** The same by whom it was done. */
    public void status(Actor by, String text) {
        Account owner = by.account();
        owner.profile().about(text);
        owner.statusSince(state.time().now());
        Node.Builder set = Node.builder("set");
        if (!text.isEmpty()) {
            set.data(text);
        }
        Node change = set.build();
        tell(owner, "status", "status", change);
        state.accountNews().tell(by, Node.builder("status").child(change).build());
    }

    /** Changes an account's picture; answers with its id. */
    public String picture(Account owner, byte[] image, byte[] preview) {
        return picture(Actor.of(owner), image, preview);
    }

    /** The same by whom it was done. */
    public String picture(Actor by, byte[] image, byte[] preview) {
        Picture picture = new Picture(nextId(), image, preview);
        show(by, picture);
        return picture.id();
    }

    /** Takes an account's picture away. */
    public void noPicture(Account owner) {
        noPicture(Actor.of(owner));
    }

    /** The same by whom it was done. */
    public void noPicture(Actor by) {
        show(by, null);
    }

    private void show(Actor by, @Nullable Picture picture) {
        Account owner = by.account();
        owner.picture(picture);
        Node change = change(owner.jid(), Optional.ofNullable(picture));
        tell(owner, "picture", "profile", change);
        state.accountNews().tell(by, Node.builder("picture").child(change).build());
    }

    /** Changes a group's picture and tells the other members; answers with its id. */
    public String picture(Group group, Account author, byte[] image, byte[] preview) {
        return picture(group, Actor.of(author), image, preview);
    }

    /** The same by whom it was done. */
    public String picture(Group group, Actor by, byte[] image, byte[] preview) {
        Picture picture = new Picture(nextId(), image, preview);
        show(group, by, picture);
        return picture.id();
    }

    /** Takes a group's picture away. */
    public void noPicture(Group group, Actor by) {
        show(group, by, null);
    }

    private void show(Group group, Actor by, @Nullable Picture picture) {
        group.picture(picture);
        Account author = by.account();
        Node change = change(group.jid(), Optional.ofNullable(picture));
        for (Jid member : group.members()) {
            state.accounts().find(member.user()).ifPresent(account -> {
                if (account != author || by.device().isPresent()) {
                    state.notify(account, group.jid(), "picture", Optional.of(author.jid()), change);
                }
                account.linked().reachable().stream()
                        .filter(device -> device.mailbox().hasRoom())
                        .forEach(device -> state.notifier()
                                .tell(
                                        device.mailbox(),
                                        head(group.jid(), "picture"),
                                        authored(GroupForm.linked(state.accounts(), group), change, author)));
            });
        }
    }

    private static Node authored(GroupForm form, Node change, Account author) {
        Node.Builder node =
                Node.builder(change.tag()).attribute("jid", change.attributes().requireJid("jid"));
        change.attribute("id").ifPresent(id -> node.attribute("id", id));
        form.name(node, "author", author.jid());
        return node.build();
    }

    private static Node.Builder head(Jid from, String type) {
        return Node.builder("notification").attribute("from", from).attribute("type", type);
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
                    other.contacts().contains(owner.jid()) || state.presences().isWatching(other, owner.jid());
            if (other != owner && interested && isVisible(owner, other, category)) {
                state.notify(other, owner.jid(), type, change);
                other.linked().reachable().stream()
                        .filter(device -> device.mailbox().hasRoom())
                        .forEach(device -> state.notifier()
                                .tell(
                                        device.mailbox(),
                                        head(owner.jid(), type).attribute("sender_lid", owner.lid()),
                                        change));
            }
        }
    }
}
