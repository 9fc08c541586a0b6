package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/**
 * Somebody could not read a message of ours. Source: multidevice-messaging.md section 4.4.
 *
 * @param id the message
 * @param from where the request came from: the device, or the group
 * @param requester the device that asks
 * @param count which time it is, from 1
 * @param registration the number that the device drew when it was installed
 * @param keys with which a new session can begin
 */
record RetryRequest(String id, Jid from, Jid requester, int count, Optional<Long> registration, Optional<Node> keys) {
    private static final int MOST = 1_000;

    /** Whether a receipt is one. */
    static boolean is(Node stanza) {
        return stanza.is("receipt") && stanza.attributes().is("type", "retry");
    }

    /**
     * Reads it.
     *
     * @throws RuntimeException if it lacks what it must have
     */
    static RetryRequest of(Node receipt) {
        Jid from = receipt.attributes().requireJid("from");
        int count = (int) receipt.child("retry")
                .flatMap(retry -> retry.attributes().number("count"))
                .map(number -> Math.max(1, Math.min(number, MOST)))
                .orElse(1L)
                .longValue();
        return new RetryRequest(
                receipt.attributes().requireText("id"),
                from,
                receipt.attributes().jid("participant").orElse(from),
                count,
                KeyNodes.registration(receipt),
                receipt.child("keys"));
    }
}
