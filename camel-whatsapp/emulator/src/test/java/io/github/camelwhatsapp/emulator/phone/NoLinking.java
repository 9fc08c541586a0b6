package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.emulator.linking.CodeFinish;
import io.github.camelwhatsapp.emulator.linking.CodeHello;
import io.github.camelwhatsapp.emulator.linking.LinkOffer;
import io.github.camelwhatsapp.emulator.linking.LinkedDevice;
import io.github.camelwhatsapp.emulator.linking.LinkingDesk;
import io.github.camelwhatsapp.emulator.linking.LinkingException;
import io.github.camelwhatsapp.emulator.linking.LinkingException.Reason;
import io.github.camelwhatsapp.emulator.linking.PhoneKeys;
import io.github.camelwhatsapp.emulator.linking.WaitingCompanion;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A server at which no device ever waits. */
public final class NoLinking implements LinkingDesk {
    @Override
    public WaitingCompanion scanned(String ref) {
        throw nobody();
    }

    @Override
    public CodeHello codeHello(String number) {
        throw nobody();
    }

    @Override
    public CompletableFuture<CodeFinish> answerCode(
            String number, String ref, byte[] wrappedEphemeral, PublicKey identity) {
        throw nobody();
    }

    @Override
    public CompletableFuture<LinkedDevice> link(String number, LinkOffer offer) {
        throw nobody();
    }

    @Override
    public void register(String number, PhoneKeys keys) {}

    @Override
    public List<LinkedDevice> linked(String number) {
        return List.of();
    }

    @Override
    public void unlink(String number, int device) {
        throw nobody();
    }

    private static LinkingException nobody() {
        return new LinkingException(Reason.NOT_WAITING, "Nobody waits");
    }
}
