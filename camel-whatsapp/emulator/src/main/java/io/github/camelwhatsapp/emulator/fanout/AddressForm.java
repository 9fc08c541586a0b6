package io.github.camelwhatsapp.emulator.fanout;

import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.jid.Jid;

/** The two ways to write whose a device is. Source: multidevice-messaging.md section 2.4. */
public enum AddressForm {
    /** By the phone number. */
    PHONE("pn"),
    /** By the hidden id. */
    HIDDEN("lid");

    private final String word;

    AddressForm(String word) {
        this.word = word;
    }

    /** The form of an address of a person or device. */
    public static AddressForm of(Jid address) {
        return address.server().equals(Jid.LID_SERVER) ? HIDDEN : PHONE;
    }

    /** The form with the wire's word {@code lid}; with any other word, or none, it is the phone number. */
    public static AddressForm named(String word) {
        return word.equals(HIDDEN.word) ? HIDDEN : PHONE;
    }

    /** The wire's word for it: {@code pn} or {@code lid}. */
    public String word() {
        return word;
    }

    /** The other one. */
    public AddressForm other() {
        return this == PHONE ? HIDDEN : PHONE;
    }

    /** An account in this form. */
    public Jid of(Account account) {
        return this == PHONE ? account.jid() : account.lid();
    }

    /** A device in this form. */
    public Jid of(Device device) {
        return this == PHONE ? device.jid() : device.lid();
    }
}
