package io.github.camelwhatsapp.multidevice.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import io.github.camelwhatsapp.vectors.TransportVectors;
import io.github.camelwhatsapp.vectors.VectorFile;
import org.junit.jupiter.api.Test;

class StrangerTokenTest {
    @Test
    @HoldsVectors(groups = "csToken")
    void isMadeOfTheSaltAndTheHiddenAddressWithoutItsDevice() {
        JsonNode vector = VectorFile.MESSAGING.group("csToken");
        byte[] salt = TransportVectors.hex(vector.required("nctSalt"));
        Jid lid = Jid.parse(vector.required("recipientLid").asText());
        byte[] token = TransportVectors.hex(vector.required("token"));

        assertThat(StrangerToken.of(salt, lid)).isEqualTo(token);
        assertThat(StrangerToken.of(salt, lid.withDevice(5))).isEqualTo(token);
    }
}
