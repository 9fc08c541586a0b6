package io.github.camelwhatsapp.emulator.state;

/** A message as its recipient got it, and what the recipient has reported of it. Used on the lane only. */
public final class Delivery {
    private final Account author;
    private boolean delivered;

    Delivery(Account author) {
        this.author = author;
    }

    /** Who wrote the message, and gets the receipts. */
    public Account author() {
        return author;
    }

    /** Whether the recipient reported it as delivered. */
    public boolean isDelivered() {
        return delivered;
    }

    /** Writes down that the recipient reported it as delivered. */
    public void markDelivered() {
        delivered = true;
    }
}
