package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.event.LinkingCode;

/**
 * Begins to link this device: QR codes come as events {@code linkingCode}, one after the other, to be shown to the phone (Settings,
 * Linked devices). The answer is the first one. It ends with the event {@code linked}, or with {@code linkingEnded}; never does it begin
 * anew by itself. Source: multidevice-transport.md section 6.
 */
public record LinkByQr() implements UnconnectedOperation<LinkingCode> {}
