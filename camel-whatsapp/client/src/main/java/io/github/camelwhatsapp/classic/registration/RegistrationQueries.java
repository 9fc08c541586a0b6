package io.github.camelwhatsapp.classic.registration;

import io.github.camelwhatsapp.model.CodeMethod;
import io.github.camelwhatsapp.model.DissectedPhone;
import io.github.camelwhatsapp.operation.RequestCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The query of each call, its parameters in the order of the table. Source: classic.md section 4.2. */
final class RegistrationQueries {
    private static final int SEED_LENGTH = 20;
    private static final int SMALLEST_PID = 100;
    private static final int LARGEST_PID = 9_999;

    private final DissectedPhone phone;
    private final Identity identity;
    private final SecureRandom random;

    RegistrationQueries(DissectedPhone phone, Identity identity, SecureRandom random) {
        this.phone = phone;
        this.identity = identity;
        this.random = random;
    }

    /** The query that asks for a code. */
    String code(RequestCode operation, ClientProfile client) {
        Map<String, String> query = number(
                operation.language().orElse(phone.iso639()).toLowerCase(Locale.ROOT),
                operation.country().orElse(phone.iso3166()).toUpperCase(Locale.ROOT));
        query.put("token", FormEncoding.encode(client.token(phone.nationalNumber())));
        device(query);
        hashes(query);
        state(query);
        String mnc = NetworkTable.mnc(phone.iso3166(), operation.carrier().orElse(NetworkTable.DEFAULT_CARRIER));
        query.put("mcc", phone.mcc());
        query.put("mnc", mnc);
        query.put("sim_mcc", phone.mcc());
        query.put("sim_mnc", mnc);
        query.put("method", operation.codeMethod().orElse(CodeMethod.SMS).name().toLowerCase(Locale.ROOT));
        return join(query);
    }

    /** The query that hands a code in. */
    String register(String code) {
        Map<String, String> query = number(phone.iso639(), phone.iso3166());
        device(query);
        hashes(query);
        state(query);
        query.put("code", code);
        return join(query);
    }

    /** The query that asks whether there is an account. */
    String exist() {
        Map<String, String> query = number(phone.iso639(), phone.iso3166());
        device(query);
        state(query);
        return join(query);
    }

    private Map<String, String> number(String language, String country) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("cc", phone.countryCode());
        query.put("in", phone.nationalNumber());
        query.put("lg", FormEncoding.encode(language));
        query.put("lc", FormEncoding.encode(country));
        query.put("id", identity.formEncoded());
        return query;
    }

    private void device(Map<String, String> query) {
        query.put("mistyped", "6");
        query.put("network_radio_type", "1");
        query.put("simnum", "1");
        query.put("s", "");
        query.put("copiedrc", "1");
        query.put("hasinrc", "1");
        query.put("rcmatch", "1");
        query.put("pid", Integer.toString(SMALLEST_PID + random.nextInt(LARGEST_PID - SMALLEST_PID + 1)));
    }

    private void hashes(Map<String, String> query) {
        query.put("rchash", hash("SHA-256"));
        query.put("anhash", hash("MD5"));
    }

    private static void state(Map<String, String> query) {
        query.put("extexist", "1");
        query.put("extstate", "1");
    }

    private String hash(String algorithm) {
        byte[] seed = new byte[SEED_LENGTH];
        random.nextBytes(seed);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(seed));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no " + algorithm, e);
        }
    }

    private static String join(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
    }
}
