package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import java.util.Optional;

/**
 * The people of one chat in the addresses that its messages use: all by phone number or all hidden. Source: multidevice-messaging.md
 * section 2.4.
 *
 * @param chat the chat's address on the wire, without a device
 * @param self the own account's address in this chat, without a device
 * @param own the own account with all its addresses
 * @param people finds the person of an address
 * @param rules what it allows, if it is a group
 */
public record ChatView(Jid chat, Jid self, Party own, People people, GroupRules rules) {
    /** Finds who has an address. */
    @FunctionalInterface
    public interface People {
        /** The person, group or list with this address, with all that is known of it. */
        Party party(Jid address);
    }

    /** A chat of which nothing is known but the addresses themselves. */
    public static ChatView of(Jid chat, Jid self) {
        return new ChatView(chat, self, Party.of(self), Party::of, GroupRules.UNKNOWN);
    }

    /** The same chat, of which this is allowed. */
    public ChatView with(GroupRules known) {
        return new ChatView(chat, self, own, people, known);
    }

    /** Whether somebody may take back what others wrote here. */
    boolean isAdministrator(Jid address) {
        String person = people.party(address).conversationKey();
        return rules.administrators().stream()
                .anyMatch(one -> one.equals(address.account())
                        || people.party(one).conversationKey().equals(person));
    }

    /** Whether an address, whichever of its forms and with whichever device, is the own account's. */
    public boolean isOwn(Jid address) {
        Jid account = address.account();
        return account.equals(self.account()) || isOf(own, account);
    }

    /** Whether several people read what is written here. */
    public boolean isToMany() {
        return chat.isGroup() || chat.isBroadcast();
    }

    /** Somebody's address as messages of this chat write it; the one that is known if the other is not. */
    public Jid address(Party person) {
        if (isOf(own, person.id())) {
            return self;
        }
        boolean hidden = self.server().equals(Jid.LID_SERVER);
        Optional<Jid> wanted = hidden ? person.lid() : person.phone().map(Jid::ofPhone);
        return wanted.or(() -> {
                    Party known = people.party(person.id());
                    return hidden ? known.lid() : known.phone().map(Jid::ofPhone);
                })
                .orElse(person.id());
    }

    /** Who wrote the message that a reference points at, as an address of this chat; empty if nobody says. */
    public Optional<Jid> author(MessageReference reference) {
        if (reference.own()) {
            return Optional.of(self);
        }
        return reference.sender().map(this::address).or(() -> isToMany() ? Optional.empty() : Optional.of(chat));
    }

    private static boolean isOf(Party person, Jid account) {
        return account.equals(person.id())
                || person.lid().filter(account::equals).isPresent()
                || (account.isPhone()
                        && person.phone().filter(account.user()::equals).isPresent());
    }
}
