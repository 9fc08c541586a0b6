package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * Something an account is told. A switch over it needs a default: events are added as the protocol grows.
 *
 * <p>To add one: a record here with its {@link EventType}, its name in {@code permits}, a mapping from the stanza in each
 * generation, the emulator's trigger, a test. Option names and tables follow from the record ({@link EventCatalogue}).
 */
public sealed interface Event
        permits MessageReceived,
                ReceiptReceived,
                SendFailed,
                PresenceChanged,
                ChatStateChanged,
                LoggedIn,
                LoggedOut,
                ClientExpires,
                RateLimited,
                LinkingCode,
                Linked,
                LinkingEnded,
                ConnectionChanged,
                AccountExpired,
                LoginFailed,
                PaidAccount,
                PaymentReceived,
                StatusChanged,
                ProfilePictureChanged,
                ProfilePictureDeleted,
                GroupCreated,
                GroupSubjectChanged,
                GroupParticipantsAdded,
                GroupParticipantsRemoved,
                GroupParticipantsPromoted,
                GroupParticipantsDemoted,
                GroupParticipantChangedNumber,
                GroupDescriptionChanged,
                GroupSettingChanged,
                GroupTimerChanged,
                GroupInviteLinkChanged,
                GroupJoinRequested,
                GroupJoinRequestsWithdrawn,
                GroupStandingChanged,
                GroupLinksChanged,
                BlockedListChanged,
                PrivacySettingsChanged,
                DefaultTimerChanged,
                BusinessProfileChanged,
                ContactAdded,
                ContactRemoved,
                ContactUpdated,
                ContactSyncDue,
                ContactFeatures,
                WebSyncRequested,
                CallReceived,
                CallSignalled,
                MessageAccepted,
                ReceiptSent,
                MediaRenewed,
                MediaLost,
                PingAnswered,
                DirtyCleared,
                OfflineCountReceived,
                StreamErrorReceived,
                UnknownStanza,
                UndecryptableMessage,
                IdentityChanged,
                OlderCopyRestored {
    /** When it happened, by the server's clock where it says so. */
    Instant timestamp();

    /** The chat or person it belongs to; events of one chat are handled in order. Empty for the account's own affairs. */
    Optional<Party> chat();

    /** The key that orders and correlates: the chat's conversation key, or the event's name when it has no chat. */
    default String conversationKey() {
        return chat().map(Party::conversationKey)
                .orElseGet(() -> EventCatalogue.of(this).name());
    }
}
