package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;

/** A message as a device got it, and what the device has reported of it. Used on the lane only. */
public final class DeviceDelivery {
    private final Device author;
    private final Jid from;
    private final String participant;
    private final Jid chat;
    private boolean delivered;

    /**
     * @param author the device that sent the message
     * @param from whom the recipient was told that it comes from: a device, a group or a list
     * @param participant what the recipient was told of who sent it; empty from person to person
     * @param chat where its author sent it to, without a device: who reads it, or a group or list
     */
    public DeviceDelivery(Device author, Jid from, String participant, Jid chat) {
        this.author = author;
        this.from = from;
        this.participant = participant;
        this.chat = chat;
    }

    /** The device that sent the message. */
    public Device author() {
        return author;
    }

    /** Whom the recipient was told that it comes from. */
    public Jid from() {
        return from;
    }

    /** What the recipient was told of who sent it in a group or list; empty from person to person. */
    public String participant() {
        return participant;
    }

    /** Where its author sent it to. */
    public Jid chat() {
        return chat;
    }

    /** Whether the device reported it as delivered. */
    public boolean isDelivered() {
        return delivered;
    }

    /** Writes down that the device reported it as delivered. */
    public void markDelivered() {
        delivered = true;
    }
}
