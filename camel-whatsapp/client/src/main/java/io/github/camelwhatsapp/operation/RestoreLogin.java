package io.github.camelwhatsapp.operation;

/** Doubts a log-out by the server: takes the credentials that were put aside up again and tries to log in once more. */
public record RestoreLogin() implements UnconnectedOperation<Done> {}
