package io.github.camelwhatsapp.benchmarks.process;

import io.github.camelwhatsapp.spi.ServerAddress;

/**
 * Where an emulator serves linked devices.
 *
 * @param server where it listens
 * @param rootKey the key under which its certificates stand, in hexadecimal
 */
public record MultiDeviceAddress(ServerAddress server, String rootKey) {
    static MultiDeviceAddress parse(String line) {
        int space = line.indexOf(' ');
        return new MultiDeviceAddress(ServerAddress.parse(line.substring(0, space)), line.substring(space + 1));
    }
}
