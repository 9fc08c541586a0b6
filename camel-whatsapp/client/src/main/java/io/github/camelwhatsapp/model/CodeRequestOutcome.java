package io.github.camelwhatsapp.model;

/** What a request for a registration code leads to, unless it is refused. */
public sealed interface CodeRequestOutcome permits CodeSent, Registered {}
