package io.github.camelwhatsapp.emulator.linking;

import io.github.camelwhatsapp.crypto.PublicKey;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The servers, as a phone sees them when it links devices. Safe for use by several threads, but not from an event loop of the
 * emulator. What cannot be done is a {@link LinkingException}, thrown or in the future. Source: multidevice-transport.md
 * sections 6.4, 7.3 and 7.5; how a real phone speaks to the servers here is not known.
 */
public interface LinkingDesk {
    /** The device that waits under a reference. */
    WaitingCompanion scanned(String ref);

    /** What the device that waits for this number's phone with a pairing code has sent. */
    CodeHello codeHello(String number);

    /**
     * Hands the phone's half of the pairing code's keys to the device.
     *
     * @param number the phone's number
     * @param ref the attempt's reference
     * @param wrappedEphemeral the phone's ephemeral key under the code, 80 bytes
     * @param identity the phone's identity key
     * @return what the device answers
     */
    CompletableFuture<CodeFinish> answerCode(String number, String ref, byte[] wrappedEphemeral, PublicKey identity);

    /**
     * Links a device.
     *
     * @return complete when the device has signed
     */
    CompletableFuture<LinkedDevice> link(String number, LinkOffer offer);

    /**
     * Registers the keys of a number's phone, so that others can write to it.
     *
     * @throws IllegalArgumentException if the server takes no such number
     */
    void register(String number, PhoneKeys keys);

    /** The linked devices of a number, in the order in which they were linked. */
    List<LinkedDevice> linked(String number);

    /** Takes a device from its account. */
    void unlink(String number, int device);
}
