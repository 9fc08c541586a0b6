package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.media.MediaFault;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sees from the servers' side that a process has come to a place where it is to be killed, and says so in its place. Safe for use by several
 * threads.
 */
final class Lookout {
    private static final int BYTES_PER_PASS = 1_000;

    private final WhatsAppEmulator emulator;
    private final String number;
    private volatile Optional<Watch> watch = Optional.empty();

    /** @param number the account under test */
    Lookout(WhatsAppEmulator emulator, String number) {
        this.emulator = emulator;
        this.number = number;
        emulator.multiDevice().transcript().listen(passed -> seen(Place.ON_WIRE));
        emulator.media().faults().listen(fault -> watch.filter(
                        now -> now.point().place().isOfMedia())
                .ifPresent(Watch::reached));
    }

    /** A process begins that is to be killed at this point. */
    void begins(KillPoint point, SubjectProcess process) {
        watch = Optional.of(new Watch(point, process, new AtomicInteger(point.after())));
    }

    /** The server has got an ack or a receipt of the process. */
    void acked() {
        seen(Place.ACKED);
    }

    /** The process has handled so many messages: if it is time, something goes wrong with the next medium. */
    void handled(int messages) {
        watch.filter(now -> now.point().place().isOfMedia()
                        && messages + 1 >= now.point().after())
                .filter(now -> now.left().getAndSet(0) > 0)
                .ifPresent(now -> goWrong(now.point()));
    }

    /** The process is dead. */
    void ended() {
        watch = Optional.empty();
        emulator.media().faults().clear();
    }

    private void seen(Place place) {
        watch.filter(now -> now.point().place() == place && now.left().decrementAndGet() == 0)
                .ifPresent(Watch::reached);
    }

    private void goWrong(KillPoint point) {
        switch (point.place()) {
            case FETCHING ->
                emulator.media().faults().downloads(new MediaFault.Stall((long) BYTES_PER_PASS * point.after()));
            case UPLOADING -> emulator.media().faults().uploadsOf(number, new MediaFault.Stall(0));
            case UPLOADED -> emulator.media().faults().uploadsOf(number, new MediaFault.Deaf());
            default -> throw new IllegalArgumentException("nothing goes wrong with media at " + point);
        }
    }

    /**
     * What is looked for.
     *
     * @param left how many passes are left; of media, whether what is to go wrong is still to be said
     */
    private record Watch(KillPoint point, SubjectProcess process, AtomicInteger left) {
        void reached() {
            process.say(Wire.REACHED);
        }
    }
}
