package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * What the server keeps about this client's platform, for pushes. Source: classic.md section 5.4.
 *
 * @param platform such as {@code Android}, if it was told
 * @param version of the client, if it was told
 * @param token of the push service, if it was told
 */
public record ClientConfig(Optional<String> platform, Optional<String> version, Optional<Secret> token) {}
