package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.UnusableKeyException;
import io.github.camelwhatsapp.emulator.linking.LinkingException;
import io.github.camelwhatsapp.emulator.linking.LinkingException.Reason;
import java.util.Base64;

/**
 * What a device that wants to be linked shows as a QR code, with or without the link in front. Source:
 * multidevice-transport.md section 6.3.
 *
 * @param ref the reference under which it waits at the servers
 * @param noise the static key of its handshake
 * @param identity its identity key
 * @param advSecret a secret that only who has seen the code knows, 32 bytes; handed over
 */
record QrText(String ref, PublicKey noise, PublicKey identity, byte[] advSecret) {
    private static final String LINK = "https://wa.me/settings/linked_devices#";
    private static final int LEAST_FIELDS = 4;

    /**
     * Reads the text of a code.
     *
     * @throws LinkingException if it is something else
     */
    static QrText parse(String text) {
        String plain = text.strip();
        String list = plain.startsWith(LINK) ? plain.substring(LINK.length()) : plain;
        String[] fields = list.split(",", -1);
        if (fields.length < LEAST_FIELDS) {
            throw wrong("it has " + fields.length + " fields with commas between them, four or more are expected");
        }
        for (String field : fields) {
            if (field.isEmpty()) {
                throw wrong("one of its fields is empty");
            }
        }
        byte[] secret = base64(fields[3], "the secret");
        if (secret.length == 0) {
            throw wrong("the secret is empty");
        }
        return new QrText(fields[0], key(fields[1], "the noise key"), key(fields[2], "the identity key"), secret);
    }

    /** The secret does not show. */
    @Override
    public String toString() {
        return "QrText[" + ref + "]";
    }

    private static PublicKey key(String text, String name) {
        try {
            return PublicKey.ofRaw(base64(text, name));
        } catch (UnusableKeyException e) {
            throw wrong(name + " has not 32 bytes");
        }
    }

    private static byte[] base64(String text, String name) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw wrong(name + " is no Base64");
        }
    }

    private static LinkingException wrong(String detail) {
        return new LinkingException(Reason.WRONG_CODE, "This is no QR code of a device to link: " + detail);
    }
}
