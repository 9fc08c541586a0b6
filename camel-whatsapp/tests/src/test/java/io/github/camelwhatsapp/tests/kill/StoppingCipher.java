package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.store.StoreCipher;

/** A cipher that keeps values as they are; sealing happens within transactions, which makes it a place to be killed at. */
record StoppingCipher(KillSwitch killSwitch) implements StoreCipher {
    @Override
    public String keyId() {
        return StoreCipher.plain().keyId();
    }

    @Override
    public byte[] seal(byte[] plain, byte[] context) {
        killSwitch.pass(Place.IN_TRANSACTION);
        return StoreCipher.plain().seal(plain, context);
    }

    @Override
    public byte[] open(String keyId, byte[] sealed, byte[] context) {
        return StoreCipher.plain().open(keyId, sealed, context);
    }
}
