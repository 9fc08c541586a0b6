package io.github.camelwhatsapp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The four keys of a login (classic.md section 3.2), for passwords of ASCII bytes, which those of the vectors are. */
final class ClassicKeys {
    private final char[] password;
    private final byte[] nonce;

    ClassicKeys(JsonNode passwordBase64, JsonNode nonce) {
        byte[] bytes = Base64.getDecoder().decode(passwordBase64.asText());
        password = new String(bytes, StandardCharsets.US_ASCII).toCharArray();
        this.nonce = ClassicVectors.hex(nonce);
    }

    ClassicFrameCipher clientToServer() {
        return new ClassicFrameCipher(key(1), key(2));
    }

    ClassicFrameCipher serverToClient() {
        return new ClassicFrameCipher(key(3), key(4));
    }

    private byte[] key(int number) {
        try {
            byte[] salt = Arrays.copyOf(nonce, nonce.length + 1);
            salt[nonce.length] = (byte) number;
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                    .generateSecret(new PBEKeySpec(password, salt, 2, 160))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
