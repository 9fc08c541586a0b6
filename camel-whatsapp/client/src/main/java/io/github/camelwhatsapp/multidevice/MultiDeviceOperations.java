package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.message.MessageWriter;
import io.github.camelwhatsapp.multidevice.stanza.MultiDeviceRequests;
import io.github.camelwhatsapp.operation.CancelLinking;
import io.github.camelwhatsapp.operation.ConfirmLogOut;
import io.github.camelwhatsapp.operation.LinkByCode;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.operation.LogOut;
import io.github.camelwhatsapp.operation.MarkPlayed;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.operation.MessageOperation;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.ReadMessageStore;
import io.github.camelwhatsapp.operation.RestoreLogin;
import io.github.camelwhatsapp.operation.SendNextMessage;
import io.github.camelwhatsapp.operation.SetBlockedList;
import io.github.camelwhatsapp.operation.TrustIdentity;
import io.github.camelwhatsapp.stream.OperationFlows;
import io.github.camelwhatsapp.stream.Performing;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be asked of this generation: one line for each family whose operations take more, or less, than one request. */
final class MultiDeviceOperations {
    /** What is no single request: done by the connection itself, by the client, or by the flows below. */
    private static final Set<Class<?>> OTHERS = Stream.of(
                    Set.of(
                            LinkByQr.class,
                            LinkByCode.class,
                            CancelLinking.class,
                            LogOut.class,
                            ConfirmLogOut.class,
                            RestoreLogin.class,
                            ReadMessageStore.class,
                            SendNextMessage.class,
                            SetBlockedList.class,
                            MarkRead.class,
                            MarkPlayed.class,
                            TrustIdentity.class),
                    GroupFlows.OPERATIONS,
                    ProfileFlows.OPERATIONS,
                    PrivacyFlows.OPERATIONS,
                    PresenceFlows.OPERATIONS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private MultiDeviceOperations() {}

    /** Whether operations of this class can be done. */
    static boolean has(Class<?> operation) {
        return MultiDeviceRequests.CATALOGUE.has(operation)
                || OTHERS.contains(operation)
                || MessageOperation.class.isAssignableFrom(operation);
    }

    /** Whether an operation can be done, by its content too. */
    static boolean supports(Operation<?> operation) {
        return operation instanceof MessageOperation message
                ? isChat(message.to().id()) && MessageWriter.supports(message)
                : has(operation.getClass());
    }

    /** Whether one can write there: not to a broadcast list, a channel, or as a status of one's own. */
    private static boolean isChat(Jid to) {
        return to.isUser() || to.isGroup();
    }

    /**
     * What does the operations of one connection.
     *
     * @param presences what was shown and watched before
     */
    static Performing on(Live live, PresenceFlows presences) {
        return new Performing(
                live.context().time(), MultiDeviceRequests.CATALOGUE, flows(live, presences), live::request);
    }

    private static OperationFlows flows(Live live, PresenceFlows presences) {
        OperationFlows flows = new OperationFlows().add(SetBlockedList.class, new BlockedListFlow(live));
        new GroupFlows(live).addTo(flows);
        new ProfileFlows(live).addTo(flows);
        new PrivacyFlows(live).addTo(flows);
        presences.addTo(flows);
        return flows;
    }
}
