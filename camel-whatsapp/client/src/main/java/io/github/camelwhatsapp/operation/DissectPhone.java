package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.DissectedPhone;
import java.util.Optional;

/**
 * Takes a phone number apart as a registration would; asks nobody. Source: classic.md section 4.6, {@code onDissectPhone}.
 *
 * @param number digits with the country code, also as people write it; the account's own unless given
 */
public record DissectPhone(@Payload Optional<String> number) implements UnconnectedOperation<DissectedPhone> {}
