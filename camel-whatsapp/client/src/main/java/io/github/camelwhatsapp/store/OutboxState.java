package io.github.camelwhatsapp.store;

/** How far an entry of the outbox has come. It only moves forward. */
public enum OutboxState {
    /** Waits in plain form; its time to live runs. */
    QUEUED,
    /** Has the bytes that will be sent; not yet handed to a connection. */
    SEALED,
    /** Was handed to a connection; from now on it may have arrived. */
    WRITTEN,
    /** The server acknowledged it; kept a while to answer retry receipts and repeated sends. */
    ACKED,
    /** Given up, with a reason; kept a while to answer repeated sends. */
    FAILED
}
