package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.StatusAudience;

/** Asks who sees the statuses that the account posts. Source: multidevice-messaging.md section 9.4, "Status audience". */
public record GetStatusAudience() implements ProfileOperation<StatusAudience> {}
