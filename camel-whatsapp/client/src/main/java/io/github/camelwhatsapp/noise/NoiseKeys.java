package io.github.camelwhatsapp.noise;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import org.jspecify.annotations.Nullable;

/** The keys that one end holds in a handshake: its own pairs, and what it knows of the other's. */
final class NoiseKeys {
    private final NoiseRole role;
    private final KeyPair ownStatic;
    private @Nullable KeyPair ownEphemeral;
    private @Nullable PublicKey theirStatic;
    private @Nullable PublicKey theirEphemeral;

    NoiseKeys(NoiseRole role, KeyPair ownStatic) {
        this.role = role;
        this.ownStatic = ownStatic;
    }

    NoiseRole role() {
        return role;
    }

    /** This end's pair of the kind, E or S. */
    KeyPair own(NoiseToken kind) {
        return kind == NoiseToken.S ? ownStatic : present(ownEphemeral, kind);
    }

    /** The other end's public key of the kind, E or S. */
    PublicKey their(NoiseToken kind) {
        return present(kind == NoiseToken.S ? theirStatic : theirEphemeral, kind);
    }

    /** The other end's static key, or null as long as it is not known. */
    @Nullable
    PublicKey theirStatic() {
        return theirStatic;
    }

    /** The public key of the kind that the end with this role owns. */
    PublicKey publicKey(NoiseRole owner, NoiseToken kind) {
        return owner == role ? own(kind).publicKey() : their(kind);
    }

    /** Sets this end's ephemeral pair. */
    void ownEphemeral(KeyPair pair) {
        ownEphemeral = pair;
    }

    /** Sets the other end's public key of the kind, E or S. */
    void their(NoiseToken kind, PublicKey key) {
        if (kind == NoiseToken.S) {
            theirStatic = key;
        } else {
            theirEphemeral = key;
        }
    }

    /** The secret of an agreement, 32 bytes. */
    byte[] agree(NoiseToken agreement) {
        NoiseToken mine = agreement.kindOf(role);
        NoiseToken theirs = agreement.kindOf(role.other());
        return own(mine).privateKey().agree(their(theirs));
    }

    /** Drops the ephemeral pair. */
    void destroy() {
        ownEphemeral = null;
    }

    private static <T> T present(@Nullable T key, NoiseToken kind) {
        if (key == null) {
            throw new IllegalStateException("The key " + kind + " is needed and not yet known");
        }
        return key;
    }
}
