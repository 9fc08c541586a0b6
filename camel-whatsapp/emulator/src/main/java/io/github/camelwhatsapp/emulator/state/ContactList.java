package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The numbers that an account has synced, and whether the account was told that they are there. Used on the lane only. */
public final class ContactList {
    private final Map<Jid, Boolean> thereByContact = new LinkedHashMap<>();

    ContactList() {}

    /** Everyone who was synced. */
    public Set<Jid> all() {
        return Set.copyOf(thereByContact.keySet());
    }

    /** Whether this number was synced. */
    public boolean contains(Jid contact) {
        return thereByContact.containsKey(contact);
    }

    /** Takes a number in. */
    public void add(Jid contact, boolean there) {
        thereByContact.put(contact, there);
    }

    /** Takes a number out. */
    public void remove(Jid contact) {
        thereByContact.remove(contact);
    }

    /** Takes all out, before all are synced again. */
    public void clear() {
        thereByContact.clear();
    }

    /** Someone is there now; answers whether the account knew the number and not that. */
    boolean appeared(Jid contact) {
        return Boolean.FALSE.equals(thereByContact.replace(contact, true));
    }
}
