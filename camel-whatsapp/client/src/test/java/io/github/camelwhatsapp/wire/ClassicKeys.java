package io.github.camelwhatsapp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The four keys of a login (classic.md section 3.2), for passwords of ASCII bytes, which those of the vectors are. */
record ClassicKeys(byte[] k1, byte[] k2, byte[] k3, byte[] k4) {
    static ClassicKeys of(JsonNode passwordBase64, byte[] nonce) {
        byte[] password = Base64.getDecoder().decode(passwordBase64.asText());
        return new ClassicKeys(
                key(password, nonce, 1), key(password, nonce, 2), key(password, nonce, 3), key(password, nonce, 4));
    }

    ClassicFrameCipher clientToServer() {
        return new ClassicFrameCipher(k1, k2);
    }

    ClassicFrameCipher serverToClient() {
        return new ClassicFrameCipher(k3, k4);
    }

    private static byte[] key(byte[] password, byte[] nonce, int number) {
        try {
            byte[] salt = Arrays.copyOf(nonce, nonce.length + 1);
            salt[nonce.length] = (byte) number;
            char[] characters = new String(password, StandardCharsets.US_ASCII).toCharArray();
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                    .generateSecret(new PBEKeySpec(characters, salt, 2, 160))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
