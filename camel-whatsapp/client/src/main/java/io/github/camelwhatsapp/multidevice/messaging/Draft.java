package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;

/**
 * A message of ours before it is encrypted: what it says, and what its stanza shows of that. Prints nothing of it.
 *
 * @param message what it says
 * @param type of the stanza, such as {@code text}
 * @param mediaType of each encrypted part, such as {@code image}
 * @param edit the stanza's mark for edits, pins and revocations
 * @param hidesFailure whether a receiver who cannot decrypt it shows nothing
 * @param extras further children of the stanza
 * @param secret what opens answers to it, 32 bytes, as it is in the message
 */
record Draft(
        Message message,
        String type,
        Optional<String> mediaType,
        Optional<String> edit,
        boolean hidesFailure,
        List<Node> extras,
        Optional<byte[]> secret) {
    Draft {
        extras = List.copyOf(extras);
    }

    @Override
    public String toString() {
        return "Draft[" + type + "]";
    }
}
