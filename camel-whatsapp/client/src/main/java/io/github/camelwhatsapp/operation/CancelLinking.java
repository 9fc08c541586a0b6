package io.github.camelwhatsapp.operation;

/** Ends an attempt to link; does nothing when none is under way. */
public record CancelLinking() implements UnconnectedOperation<Done> {}
