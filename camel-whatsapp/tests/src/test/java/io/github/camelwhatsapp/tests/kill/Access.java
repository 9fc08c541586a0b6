package io.github.camelwhatsapp.tests.kill;

import java.nio.file.Path;

/**
 * How an account under test gets to its server.
 *
 * @param protocol its generation
 * @param server host and port
 * @param number its phone number
 * @param secret the password in Base64 where the account has one, else the key under which the server's certificates stand
 * @param certificate the file with what to trust in TLS; nothing is read from it where there is no TLS
 */
record Access(Protocol protocol, String server, String number, String secret, Path certificate) {
    /** Says everything but the secret. */
    @Override
    public String toString() {
        return number + " at " + server + " (" + protocol.generation() + ")";
    }
}
