package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.emulator.linking.CodeFinish;
import io.github.camelwhatsapp.emulator.linking.CodeHello;
import io.github.camelwhatsapp.emulator.linking.LinkedDevice;
import io.github.camelwhatsapp.emulator.linking.LinkingDesk;
import io.github.camelwhatsapp.emulator.linking.LinkingException;
import io.github.camelwhatsapp.emulator.linking.LinkingException.Reason;
import io.github.camelwhatsapp.emulator.linking.WaitingCompanion;
import io.github.camelwhatsapp.time.TimeSource;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Links devices to a phone, by the QR code that they show or the code that they print, and takes them off again. Used by
 * several threads; what takes long is done on the phone's lane. Source: multidevice-transport.md sections 6.4 and 7.5.
 */
final class DeviceLinking {
    private final String number;
    private final LinkingDesk desk;
    private final TimeSource time;
    private final Executor lane;
    private final SecureRandom random = new SecureRandom();
    private final PrimaryIdentity identity;

    DeviceLinking(String number, PrimaryIdentity identity, LinkingDesk desk, TimeSource time, Executor lane) {
        this.identity = identity;
        this.number = number;
        this.desk = desk;
        this.time = time;
        this.lane = lane;
    }

    /** Scans a QR code. */
    CompletableFuture<LinkedDevice> scans(String text) {
        QrText qr = QrText.parse(text);
        WaitingCompanion waiting = desk.scanned(qr.ref());
        if (!waiting.noise().equals(qr.noise()) || !waiting.identity().equals(qr.identity())) {
            throw new LinkingException(
                    Reason.ANOTHER_DEVICE, "The device that waits under this code has other keys than the code says");
        }
        return link(qr.ref(), qr.identity(), qr.advSecret());
    }

    /** Types the code that a device shows. */
    CompletableFuture<LinkedDevice> entersCode(String text) {
        LinkCode code = LinkCode.typed(text);
        CodeHello hello = desk.codeHello(number);
        return CompletableFuture.supplyAsync(() -> answer(code, hello), lane).thenCompose(linked -> linked);
    }

    List<LinkedDevice> linked() {
        return desk.linked(number);
    }

    void unlinks(int device) {
        desk.unlink(number, device);
    }

    private CompletableFuture<LinkedDevice> answer(LinkCode code, CodeHello hello) {
        PublicKey companion = code.unwrap(hello.wrappedEphemeral());
        KeyPair ephemeral = KeyPair.generate(random);
        return desk.answerCode(
                        number,
                        hello.ref(),
                        code.wrap(ephemeral.publicKey(), random),
                        identity.keys().publicKey())
                .thenComposeAsync(finish -> finish(hello, ephemeral, companion, finish), lane);
    }

    private CompletableFuture<LinkedDevice> finish(
            CodeHello hello, KeyPair ephemeral, PublicKey companion, CodeFinish finish) {
        byte[] secret = LinkCode.secret(ephemeral, companion, identity.keys(), finish);
        return link(hello.ref(), finish.identity(), secret);
    }

    private CompletableFuture<LinkedDevice> link(String ref, PublicKey companion, byte[] secret) {
        List<Integer> others = linked().stream().map(LinkedDevice::keyIndex).toList();
        return desk.link(number, identity.vouch(ref, companion, secret, identity.nextKeyIndex(), others, time.now()));
    }
}
