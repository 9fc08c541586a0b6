package io.github.camelwhatsapp.spi;

import io.github.camelwhatsapp.event.LinkingCode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Asks a connection to link the account instead of logging in.
 *
 * @param id names the attempt on its events
 * @param phone the phone's number in digits, for a code that is typed; empty for a QR code
 * @param first completed by the connection with the first code, or failed when the attempt ends before
 * @param over completed by the connection when the attempt has ended, in whatever way
 */
public record LinkingRequest(
        String id, Optional<String> phone, CompletableFuture<LinkingCode> first, CompletableFuture<Void> over) {
    /** An attempt that has not begun. */
    public static LinkingRequest of(String id, Optional<String> phone) {
        return new LinkingRequest(id, phone, new CompletableFuture<>(), new CompletableFuture<>());
    }
}
