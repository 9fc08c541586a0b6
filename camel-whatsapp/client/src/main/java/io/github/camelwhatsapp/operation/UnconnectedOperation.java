package io.github.camelwhatsapp.operation;

/**
 * An operation that needs no connection of the account: it works before the account can log in, and while it is offline.
 *
 * @param <R> what it answers
 */
public sealed interface UnconnectedOperation<R> extends Operation<R>
        permits RequestCode, RegisterCode, CheckCredentials, DissectPhone, ReadMessageStore, ReadContacts {}
