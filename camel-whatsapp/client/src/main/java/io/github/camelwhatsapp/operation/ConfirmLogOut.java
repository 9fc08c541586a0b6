package io.github.camelwhatsapp.operation;

/**
 * Says that a log-out by the phone or the server is meant: forgets the device with all its keys and sessions, so that a new one can be
 * linked. Does nothing when the account is logged in or not linked.
 */
@Dangerous
public record ConfirmLogOut() implements UnconnectedOperation<Done> {}
