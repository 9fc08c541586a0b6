package io.github.camelwhatsapp.noise;

/**
 * What a handshake leaves: a cipher for each direction. Frames have to be encrypted and written in one order. The two ciphers
 * are independent of each other. Source: multidevice-transport.md section 2.7.
 *
 * @param sender encrypts what this end sends
 * @param receiver decrypts what it receives
 */
public record NoiseTransport(NoiseCipher sender, NoiseCipher receiver) {
    /** Drops both keys. */
    public void destroy() {
        sender.destroy();
        receiver.destroy();
    }
}
