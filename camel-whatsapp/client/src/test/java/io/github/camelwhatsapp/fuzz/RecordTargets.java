package io.github.camelwhatsapp.fuzz;

import io.github.camelwhatsapp.delivery.RecordForms;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.EventCatalogue;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.UnknownStanza;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.multidevice.DeviceSamples;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.signal.CorruptRecordException;
import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.store.jdbc.EnvelopeSamples;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32C;

/** What the store keeps: a disk may give back anything. */
final class RecordTargets {
    private static final Party BOB = Party.ofPhone("34999888777");
    private static final List<EventCatalogue.Entry> KINDS = EventCatalogue.entries();

    private RecordTargets() {}

    /** An event: the first byte says of which kind, the rest is its form. */
    static void event(byte[] bytes) {
        int kind = bytes.length == 0 ? 0 : (bytes[0] & 0xFF) % KINDS.size();
        String name = KINDS.get(kind).name();
        Event read = RecordForms.event(name, Arrays.copyOfRange(bytes, Math.min(1, bytes.length), bytes.length));
        try {
            Whole.same(read, RecordForms.event(name, RecordForms.of(read)));
        } catch (StoreCorruptException e) {
            throw new AssertionError("What was read cannot be written", e);
        }
    }

    /** An operation with its name in front. */
    static void operation(byte[] bytes) {
        QueuedOperation read = RecordForms.operation(bytes);
        try {
            Whole.same(read, RecordForms.operation(RecordForms.of(read)));
        } catch (StoreCorruptException e) {
            throw new AssertionError("What was read cannot be written", e);
        }
    }

    /** A record with its check sum put right, or else none but whole ones would come behind it. */
    static <R> void checked(byte[] bytes, Function<byte[], R> decoder, Function<R, byte[]> encoder) {
        if (bytes.length < Integer.BYTES) {
            Objects.requireNonNull(encoder.apply(decoder.apply(bytes)));
            return;
        }
        byte[] body = Arrays.copyOf(bytes, bytes.length - Integer.BYTES);
        CRC32C sum = new CRC32C();
        sum.update(body);
        byte[] whole = ByteBuffer.allocate(bytes.length)
                .put(body)
                .putInt((int) sum.getValue())
                .array();
        byte[] written = encoder.apply(decoder.apply(whole));
        try {
            Whole.same(written, encoder.apply(decoder.apply(written)));
        } catch (CorruptRecordException e) {
            throw new AssertionError("What was read cannot be written", e);
        }
    }

    /** What a linked device keeps of itself. */
    static void device(byte[] bytes) {
        byte[] written = DeviceSamples.readAndWrite(bytes);
        Whole.same(written, DeviceSamples.readAndWrite(written));
    }

    /** The envelope around a secret value; what was sealed opens as it was. */
    static void envelope(byte[] bytes) {
        Whole.same(bytes, EnvelopeSamples.open(EnvelopeSamples.seal(bytes)));
        EnvelopeSamples.open(bytes);
    }

    static List<byte[]> eventSeeds() {
        Instant at = Instant.ofEpochSecond(1467000000);
        return List.of(
                seed(received(new Text("Hi"), at)),
                seed(received(new UnknownContent("poll", new byte[] {1, 2}), at)),
                seed(new UnknownStanza("foo", "bar", "nobody knows it", new byte[] {1}, at)));
    }

    static List<byte[]> operationSeeds() {
        return List.of(
                RecordForms.of(new SendMessage(BOB, new Text("Hi"))),
                RecordForms.of(new MarkRead(BOB, List.of("m1", "m2"), Optional.of(BOB))));
    }

    private static Event received(Content content, Instant at) {
        return new MessageReceived("m1", BOB, BOB, Optional.of("Bob"), at, Origin.LIVE, content);
    }

    private static byte[] seed(Event event) {
        byte[] form = RecordForms.of(event);
        return ByteBuffer.allocate(form.length + 1)
                .put((byte) KINDS.indexOf(EventCatalogue.of(event)))
                .put(form)
                .array();
    }
}
