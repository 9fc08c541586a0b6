package io.github.camelwhatsapp.operation;

/**
 * Something one can ask of an account. Each operation is a record that checks its arguments when it is made; which generation of
 * the protocol has it, the generation says.
 *
 * <p>To add one: a record here and its name in {@code permits}, two methods in the family's class of each generation, the
 * emulator's answer, a test. Endpoint options, headers and tables follow from the record.
 *
 * @param <R> what it answers; {@link Done} when there is nothing to tell but that it was done
 */
public sealed interface Operation<R>
        permits QueuedOperation,
                LogOut,
                ProfileOperation,
                GroupOperation,
                UnconnectedOperation,
                SetPresence,
                SubscribePresence,
                UnsubscribePresence,
                SendChatState,
                Ping,
                GetGroups,
                GetOwnedGroups,
                GetGroupInfo,
                CreateGroup,
                SetGroupSubject,
                AddParticipants,
                RemoveParticipants,
                PromoteParticipants,
                DemoteParticipants,
                LockGroup,
                UnlockGroup,
                LeaveGroups,
                GetBroadcastLists,
                DeleteBroadcastLists,
                SyncContacts,
                ClearDirty,
                RejectCall,
                SendPong,
                ResetEncryption,
                TrustIdentity {
    /** The operation's name in options and headers: the record's name with a small first letter. */
    default String name() {
        return nameOf(getClass());
    }

    /** The name of an operation's class in options and headers. */
    static String nameOf(Class<?> type) {
        String simple = type.getSimpleName();
        return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
    }
}
