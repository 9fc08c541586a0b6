package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.operation.QueuedOperation;

/** Lets tests of other packages at the form in which the store keeps events and operations. */
public final class RecordForms {
    private RecordForms() {}

    /** The form of an event. */
    public static byte[] of(Event event) {
        return RecordCodec.encode(event);
    }

    /** The form of an operation, its name in front. */
    public static byte[] of(QueuedOperation operation) {
        return RecordCodec.encode(operation);
    }

    /** Reads an event of a kind back. */
    public static Event event(String kind, byte[] bytes) {
        return RecordCodec.decodeEvent(kind, bytes);
    }

    /** Reads an operation back. */
    public static QueuedOperation operation(byte[] bytes) {
        return RecordCodec.decodeOperation(bytes);
    }
}
