package io.github.camelwhatsapp.operation;

/**
 * An operation that needs no connection of the account to be there: it works before the account can log in, and while it is offline.
 * It opens a connection of its own kind, or changes or reads what is stored.
 *
 * @param <R> what it answers
 */
public sealed interface UnconnectedOperation<R> extends Operation<R>
        permits RequestCode,
                RegisterCode,
                CheckCredentials,
                DissectPhone,
                ReadMessageStore,
                ReadContacts,
                SendNextMessage,
                LinkByQr,
                LinkByCode,
                CancelLinking,
                ConfirmLogOut,
                RestoreLogin {}
