package io.github.camelwhatsapp.emulator;

import io.github.camelwhatsapp.emulator.linking.LinkedDevice;
import io.github.camelwhatsapp.emulator.phone.Phone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Links companions to phones and logs them in. */
final class RawLink {
    private RawLink() {}

    /** A companion that is linked to a number by its QR code and logged in; it takes what is delivered. */
    static RawCompanion of(WhatsAppEmulator emulator, String number) throws Exception {
        RawCompanion companion = new RawCompanion(emulator);
        LinkedDevice device = link(emulator.phone(number), companion);
        logIn(companion, device);
        return companion;
    }

    /** Links a companion; its connection has ended afterwards. */
    static LinkedDevice link(Phone phone, RawCompanion companion) throws Exception {
        companion.connect(companion.registration().build());
        String ref = companion
                .receive("iq")
                .child("pair-device")
                .orElseThrow()
                .children()
                .get(0)
                .text();
        int keyIndex = phone.linkedDevices().size() + 1;
        CompletableFuture<LinkedDevice> linked = phone.scans(companion.qr(ref));
        companion.send(companion.sign(companion.receive("iq"), keyIndex));
        LinkedDevice device = linked.get(10, TimeUnit.SECONDS);
        companion.awaitEnd();
        return device;
    }

    /** Logs a linked companion in, and passes over what it is greeted with up to the end of what waited. */
    static void logIn(RawCompanion companion, LinkedDevice device) {
        companion.connect(companion
                .login(device.jid().user(), device.number())
                .setPassive(false)
                .build());
        companion.receive("success");
    }
}
