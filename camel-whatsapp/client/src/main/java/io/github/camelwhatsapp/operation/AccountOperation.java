package io.github.camelwhatsapp.operation;

/**
 * An operation on the account itself that needs no connection to be there: it opens one of its own kind, or changes what is stored.
 *
 * @param <R> what it answers
 */
public sealed interface AccountOperation<R> extends Operation<R>
        permits LinkByQr, LinkByCode, CancelLinking, ConfirmLogOut, RestoreLogin {}
