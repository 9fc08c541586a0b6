package io.github.camelwhatsapp.classic.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.model.CodeMethod;
import io.github.camelwhatsapp.model.DissectedPhone;
import io.github.camelwhatsapp.operation.RegisterCode;
import io.github.camelwhatsapp.operation.RequestCode;
import io.github.camelwhatsapp.wire.ClassicVectors;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Source of the vectors: classic-vectors.json, groups dissectPhone, registrationToken, identity and queryString. */
class RegistrationVectorsTest {
    private static List<JsonNode> group(String name) {
        return ClassicVectors.stream(ClassicVectors.group(name)).toList();
    }

    @Test
    void takesNumbersApartAsTheClientsOfTheTimeDo() {
        for (JsonNode vector : group("dissectPhone")) {
            Optional<DissectedPhone> found =
                    CountryTable.dissect(vector.get("number").asText());
            JsonNode expected = vector.get("result");
            if (expected.isNull()) {
                assertThat(found).isEmpty();
                continue;
            }
            assertThat(found)
                    .contains(new DissectedPhone(
                            expected.get("country").asText(),
                            expected.get("cc").asText(),
                            expected.get("phone").asText(),
                            expected.get("mcc").asText(),
                            expected.get("ISO3166").asText(),
                            expected.get("ISO639").asText(),
                            expected.get("mnc").asText()));
        }
    }

    @Test
    void givesRussiaAndKazakhstanTheirSharedCountryCodeOnTheWire() {
        DissectedPhone kazakhstan =
                CountryTable.dissectForTheWire("77015550143").orElseThrow();
        assertThat(kazakhstan.countryCode()).isEqualTo("7");
        assertThat(kazakhstan.nationalNumber()).isEqualTo("7015550143");
        assertThat(kazakhstan.iso3166()).isEqualTo("KZ");
        DissectedPhone russia = CountryTable.dissectForTheWire("79165550143").orElseThrow();
        assertThat(russia.nationalNumber()).isEqualTo("9165550143");
        assertThat(russia.mcc()).isEqualTo("250");
    }

    @Test
    void makesTheTokensOfTheVectors() {
        int checked = 0;
        for (JsonNode vector : group("registrationToken")) {
            String platform = vector.get("platform").asText();
            String number = vector.get("nationalNumber").asText();
            String token = platform.startsWith("Android")
                    ? ClientProfile.ANDROID.token(number)
                    : ClientProfile.s40Token(platform.replaceAll(".*releaseTime (\\d+)\\)", "$1"), number);
            assertThat(token).as(platform).isEqualTo(vector.get("token").asText());
            checked++;
        }
        assertThat(checked).isEqualTo(12);
    }

    @Test
    void makesKeepsAndReadsIdentities() {
        for (JsonNode vector : group("identity")) {
            Identity identity = Identity.ofRandom(ClassicVectors.hex(vector.get("random20")));
            assertThat(identity.bytes()).isEqualTo(ClassicVectors.hex(vector.get("identity")));
            assertThat(identity.formEncoded())
                    .isEqualTo(vector.get("fileContent").asText());
            assertThat("id=" + identity.formEncoded())
                    .isEqualTo(vector.get("queryString").asText());
            assertThat(Identity.parse(vector.get("fileContent").asText()).bytes())
                    .isEqualTo(ClassicVectors.hex(vector.get("decodedBack")));
        }
    }

    @Test
    void refusesAnIdentityOfAnotherLength() {
        assertThatThrownBy(() -> Identity.parse("abc")).hasMessageContaining("20 bytes");
        assertThatThrownBy(() -> Identity.parse("%zz")).hasMessageContaining("hexadecimal");
        assertThat(Identity.parse("abcdefghijklmnop").bytes()).hasSize(16);
    }

    @Test
    void encodesQueriesAsTheVectorsSay() {
        for (JsonNode vector : group("queryString")) {
            String encoded = StreamSupport.stream(vector.get("params").spliterator(), false)
                    .map(pair -> pair.get(0).asText() + "=" + FormEncoding.encode(ClassicVectors.hex(pair.get(1))))
                    .collect(Collectors.joining("&"));
            assertThat(encoded).isEqualTo(vector.get("encoded").asText());
        }
    }

    @Test
    void sendsTheParametersOfEachCallInTheOrderOfTheTable() {
        DissectedPhone phone = CountryTable.dissectForTheWire("34123456789").orElseThrow();
        RegistrationQueries queries =
                new RegistrationQueries(phone, Identity.ofRandom(new byte[20]), new SecureRandom());

        String code = queries.code(RequestCode.by(CodeMethod.VOICE), ClientProfile.ANDROID);

        assertThat(names(code))
                .isEqualTo(
                        "cc in lg lc id token mistyped network_radio_type simnum s copiedrc hasinrc rcmatch pid rchash"
                                + " anhash extexist extstate mcc mnc sim_mcc sim_mnc method");
        assertThat(code).startsWith("cc=34&in=123456789&lg=es&lc=ES&id=%00").endsWith("&method=voice");
        assertThat(code)
                .contains("&token=B8IFjuig4cGV%2BkCt1H5aH%2BFtBB4%3D&")
                .contains("&mcc=214&mnc=000&sim_mcc=214");
        assertThat(names(queries.register(new RegisterCode("123-456").code())))
                .isEqualTo(
                        "cc in lg lc id mistyped network_radio_type simnum s copiedrc hasinrc rcmatch pid rchash anhash"
                                + " extexist extstate code");
        assertThat(names(queries.exist()))
                .isEqualTo("cc in lg lc id mistyped network_radio_type simnum s copiedrc hasinrc rcmatch pid extexist"
                        + " extstate");
    }

    @Test
    void findsTheNetworkOfACarrierByItsExactName() {
        assertThat(NetworkTable.mnc("US", "T-Mobile5")).isEqualTo("260");
        assertThat(NetworkTable.mnc("ES", "T-Mobile5")).isEqualTo("000");
        assertThat(NetworkTable.mnc("ES", "Vodafone")).isNotEqualTo("000").hasSize(3);
        assertThat(NetworkTable.mnc("ES", "vodafone")).isEqualTo("000");
    }

    @Test
    void keepsTheShapeOfTheNetworkTable() {
        List<String> lines = Resource.lines("networks.csv");
        assertThat(lines).hasSizeGreaterThan(1_700);
        assertThat(lines).allSatisfy(line -> {
            String[] row = line.split(";", -1);
            assertThat(row).hasSize(8);
            assertThat(Integer.parseInt(row[0], 16)).isEqualTo(Integer.parseInt(row[1]));
            assertThat(row[2]).hasSize(3);
        });
    }

    private static String names(String query) {
        return Arrays.stream(query.split("&", -1))
                .map(pair -> pair.substring(0, pair.indexOf('=')))
                .collect(Collectors.joining(" "));
    }
}
