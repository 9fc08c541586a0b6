package io.github.camelwhatsapp.delivery;

/** Is told what the delivery engine cannot mend itself. Calls come from shared threads and must return at once. */
public interface DeliveryListener {
    /** The inbox rose above its high-water mark: nothing more must be taken from the server. */
    void inboxFull();

    /** The inbox fell below its low-water mark: the server may be asked again. */
    void inboxDrained();

    /** A delivery failed too often, or cannot be read, and was parked. */
    void parked(String subscription, Parked parked);
}
