package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.multidevice.stanza.MultiDeviceRequests;
import io.github.camelwhatsapp.operation.AccountOperation;
import io.github.camelwhatsapp.operation.LogOut;
import io.github.camelwhatsapp.operation.ReadMessageStore;
import io.github.camelwhatsapp.stream.OperationFlows;
import io.github.camelwhatsapp.stream.Performing;
import java.util.Set;

/** What can be asked of this generation: one line for each family whose operations take more, or less, than one request. */
final class MultiDeviceOperations {
    /** What is in none of the catalogues. */
    private static final Set<Class<?>> OTHERS = Set.of(LogOut.class, ReadMessageStore.class);

    private MultiDeviceOperations() {}

    /** Whether operations of this class can be done. */
    static boolean has(Class<?> operation) {
        return MultiDeviceRequests.CATALOGUE.has(operation)
                || OTHERS.contains(operation)
                || AccountOperation.class.isAssignableFrom(operation);
    }

    /** What does the operations of one connection. */
    static Performing on(Live live) {
        return new Performing(live.context().time(), MultiDeviceRequests.CATALOGUE, flows(live), live::request);
    }

    private static OperationFlows flows(Live live) {
        return new OperationFlows();
    }
}
