package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.classic.stanza.ClassicRequests;
import io.github.camelwhatsapp.classic.stanza.OutgoingStanzas;
import io.github.camelwhatsapp.classic.stanza.ProfileStanzas;
import io.github.camelwhatsapp.operation.ChangeNumber;
import io.github.camelwhatsapp.operation.CheckCredentials;
import io.github.camelwhatsapp.operation.CreateGroup;
import io.github.camelwhatsapp.operation.DissectPhone;
import io.github.camelwhatsapp.operation.MarkPlayed;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.ReadContacts;
import io.github.camelwhatsapp.operation.ReadMessageStore;
import io.github.camelwhatsapp.operation.RegisterCode;
import io.github.camelwhatsapp.operation.RejectCall;
import io.github.camelwhatsapp.operation.RemoveProfilePicture;
import io.github.camelwhatsapp.operation.RequestCode;
import io.github.camelwhatsapp.operation.ResetEncryption;
import io.github.camelwhatsapp.operation.SendActiveStatus;
import io.github.camelwhatsapp.operation.SendBroadcast;
import io.github.camelwhatsapp.operation.SendChatState;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.SendNextMessage;
import io.github.camelwhatsapp.operation.SendOfflineStatus;
import io.github.camelwhatsapp.operation.SendPong;
import io.github.camelwhatsapp.operation.SetGroupPicture;
import io.github.camelwhatsapp.operation.SetPresence;
import io.github.camelwhatsapp.operation.SetPrivacySetting;
import io.github.camelwhatsapp.operation.SetProfilePicture;
import io.github.camelwhatsapp.operation.SubscribePresence;
import io.github.camelwhatsapp.operation.SyncContacts;
import io.github.camelwhatsapp.operation.TrustIdentity;
import io.github.camelwhatsapp.operation.UnsubscribePresence;
import java.util.Set;

/** What can be asked of this generation. */
final class ClassicOperations {
    /** What is no single request: what is queued, flows, pictures, keys, stanzas without an answer, and what
     * needs no connection. */
    private static final Set<Class<?>> OTHERS = Set.of(
            SendMessage.class,
            SendBroadcast.class,
            MarkRead.class,
            MarkPlayed.class,
            CreateGroup.class,
            SyncContacts.class,
            SubscribePresence.class,
            UnsubscribePresence.class,
            SetPresence.class,
            SendChatState.class,
            SendActiveStatus.class,
            SendOfflineStatus.class,
            RejectCall.class,
            SendPong.class,
            SetProfilePicture.class,
            SetGroupPicture.class,
            RemoveProfilePicture.class,
            ChangeNumber.class,
            ResetEncryption.class,
            TrustIdentity.class,
            RequestCode.class,
            RegisterCode.class,
            CheckCredentials.class,
            DissectPhone.class,
            ReadMessageStore.class,
            SendNextMessage.class,
            ReadContacts.class);

    private ClassicOperations() {}

    /** Whether operations of this class can be done, with some content at least. */
    static boolean has(Class<?> operation) {
        return ClassicRequests.CATALOGUE.has(operation) || OTHERS.contains(operation);
    }

    /** Whether this operation can be done. */
    static boolean has(Operation<?> operation) {
        if (operation instanceof QueuedOperation queued) {
            return OutgoingStanzas.supports(queued);
        }
        return operation instanceof SetPrivacySetting set ? ProfileStanzas.has(set) : has(operation.getClass());
    }
}
