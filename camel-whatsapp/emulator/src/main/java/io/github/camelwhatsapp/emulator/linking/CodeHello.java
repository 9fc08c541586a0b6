package io.github.camelwhatsapp.emulator.linking;

/**
 * What a device that waits with a pairing code has sent for the phone. Arrays are handed over. Source:
 * multidevice-transport.md section 7.2.
 *
 * @param ref the reference of the attempt
 * @param wrappedEphemeral the device's ephemeral key under the code, 80 bytes
 * @param name the device's name for the phone's list
 */
public record CodeHello(String ref, byte[] wrappedEphemeral, String name) {
    @Override
    public String toString() {
        return "CodeHello[" + ref + ", " + name + "]";
    }
}
