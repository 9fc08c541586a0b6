package io.github.camelwhatsapp.emulator.multidevice;

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
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.emulator.state.DeviceKeys;
import io.github.camelwhatsapp.emulator.state.PreKeyShelf;
import io.github.camelwhatsapp.emulator.state.PublicPreKey;
import io.github.camelwhatsapp.emulator.state.PublicSignedPreKey;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The {@link LinkingOffice} for phones, which live on other threads than the lane. */
public final class LaneDesk implements LinkingDesk {
    private final MultiDeviceService service;

    /** The desk of a service. */
    public LaneDesk(MultiDeviceService service) {
        this.service = service;
    }

    @Override
    public WaitingCompanion scanned(String ref) {
        return onLane(() -> service.linking().scanned(ref));
    }

    @Override
    public CodeHello codeHello(String number) {
        return onLane(() -> service.linking().codeHello(number));
    }

    @Override
    public CompletableFuture<CodeFinish> answerCode(
            String number, String ref, byte[] wrappedEphemeral, PublicKey identity) {
        CompletableFuture<CodeFinish> answer = new CompletableFuture<>();
        service.state().lane().run(() -> service.linking()
                .answerCode(number, ref, wrappedEphemeral, identity, answer::complete));
        return answer;
    }

    @Override
    public CompletableFuture<LinkedDevice> link(String number, LinkOffer offer) {
        return onLane(() -> service.linking().link(account(number), offer)).thenApply(LaneDesk::view);
    }

    @Override
    public void register(String number, PhoneKeys keys) {
        service.state().lane().run(() -> {
            PublicSignedPreKey signed = new PublicSignedPreKey(
                    keys.signedPreKey().id(), keys.signedPreKey().key(), keys.signature());
            DeviceKeys device = new DeviceKeys(
                    keys.noise(), keys.identity(), keys.registrationId(), signed, "Phone", "ANDROID_PHONE");
            Account account = account(number);
            boolean changed =
                    account.linked().register(device, service.state().time().now());
            PreKeyShelf shelf = account.linked().primary().orElseThrow().preKeys();
            keys.preKeys().stream()
                    .map(preKey -> new PublicPreKey(preKey.id(), preKey.key()))
                    .filter(shelf::mayHave)
                    .forEach(shelf::add);
            if (changed) {
                service.linking().identityChanged(account);
            }
        });
    }

    @Override
    public List<LinkedDevice> linked(String number) {
        return onLane(() ->
                account(number).linked().all().stream().map(LaneDesk::view).toList());
    }

    @Override
    public void unlink(String number, int device) {
        if (!onLane(() -> service.linking().unlink(account(number), device))) {
            throw new LinkingException(Reason.NO_SUCH_DEVICE, number + " has no linked device " + device);
        }
    }

    private Account account(String number) {
        return service.state().accounts().provision(number);
    }

    private <T> T onLane(Supplier<T> task) {
        return service.state().lane().call(task);
    }

    private static LinkedDevice view(Device device) {
        return new LinkedDevice(
                device.number(),
                device.keyIndex(),
                device.jid(),
                device.lid(),
                device.keys().name(),
                device.keys().platform(),
                device.linkedAt(),
                device.link().isPresent(),
                device.lastSeen());
    }
}
