package io.github.camelwhatsapp.model;

/** How far a message has come with its recipient. Source: classic.md section 7.5. */
public enum ReceiptType {
    /** It is on the device: two ticks. */
    DELIVERED,
    /** It was read: blue ticks. */
    READ,
    /** The voice note was played. */
    PLAYED
}
