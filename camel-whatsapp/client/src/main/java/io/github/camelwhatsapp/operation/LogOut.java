package io.github.camelwhatsapp.operation;

/**
 * Unlinks this device and forgets it with all its keys and sessions. Nothing that was encrypted for it can be read afterwards. Source:
 * multidevice-transport.md section 8.6.
 */
@Dangerous
public record LogOut() implements Operation<Done> {}
