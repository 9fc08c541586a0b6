package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.multidevice.stanza.StrangerToken;
import io.github.camelwhatsapp.operation.ConfirmLogOut;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.RestoreLogin;
import io.github.camelwhatsapp.operation.UnconnectedOperation;
import io.github.camelwhatsapp.spi.AccountContext;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.PauseGrowth;
import io.github.camelwhatsapp.spi.ProtocolGeneration;
import io.github.camelwhatsapp.store.Transaction;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The generation of linked devices; made by {@link java.util.ServiceLoader}. */
public final class MultiDeviceGeneration implements ProtocolGeneration {
    /** The name under which settings ask for it. */
    public static final String NAME = "multidevice";

    private final LinkOpener links;

    /** Over WebSockets. */
    public MultiDeviceGeneration() {
        this(LinkOpener::webSocket);
    }

    /** Over something else. */
    MultiDeviceGeneration(LinkOpener links) {
        this.links = links;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean supports(Operation<?> operation) {
        return MultiDeviceOperations.supports(operation);
    }

    @Override
    public Map<Class<?>, String> lacking() {
        return MultiDeviceLacks.OPERATIONS;
    }

    @Override
    public boolean has(Class<?> operation) {
        return MultiDeviceOperations.has(operation);
    }

    @Override
    public Supplier<String> messageIds(AccountContext account) {
        return new LinkedMessageIds(account, new SecureRandom());
    }

    @Override
    public PauseGrowth pauseGrowth() {
        return PauseGrowth.FIBONACCI;
    }

    @Override
    public Optional<String> mediaHost(AccountSettings settings) {
        return settings.servers().isEmpty() ? Optional.of("mmg.whatsapp.net") : Optional.empty();
    }

    @Override
    public Connection open(ConnectionContext context) {
        return MultiDeviceConnection.open(context, links);
    }

    @Override
    public <R> CompletionStage<R> execute(AccountContext context, UnconnectedOperation<R> operation) {
        CompletionStage<Done> done;
        if (operation instanceof ConfirmLogOut) {
            done = context.store().transact(MultiDeviceGeneration::forgetIfLoggedOut);
        } else if (operation instanceof RestoreLogin) {
            done = context.store().transact(MultiDeviceGeneration::restore);
        } else {
            return CompletableFuture.failedFuture(new NotSupportedException(NAME, operation.toString()));
        }
        @SuppressWarnings("unchecked") // both answer with Done
        CompletionStage<R> typed = (CompletionStage<R>) done;
        return typed;
    }

    /** Forgets the device with all its keys and sessions. */
    static void forget(Transaction transaction) {
        Device.delete(transaction.credentials());
        StrangerToken.forget(transaction);
        transaction.signal().reset();
    }

    private static Done forgetIfLoggedOut(Transaction transaction) {
        Optional<Device> device = Device.load(transaction.credentials());
        if (device.flatMap(Device::quarantine).isPresent()) {
            forget(transaction);
        }
        return Done.DONE;
    }

    private static Done restore(Transaction transaction) {
        Device.load(transaction.credentials())
                .ifPresent(device -> device.restored().save(transaction.credentials()));
        return Done.DONE;
    }
}
