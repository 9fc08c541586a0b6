package io.github.camelwhatsapp.emulator.registration;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a call, in the order in which they came. */
final class Query {
    private final Map<String, byte[]> values = new LinkedHashMap<>();
    private final List<String> misencoded = new ArrayList<>();

    private Query() {}

    /** Reads a raw query; what is not well encoded is read as far as it goes and noted. */
    static Query parse(String raw) {
        Query query = new Query();
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            byte[] bytes = decode(value);
            if (equals < 0 || !encode(bytes).equals(value) || query.values.put(name, bytes) != null) {
                query.misencoded.add(name);
            }
        }
        return query;
    }

    /** The names, in order. */
    List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** Names that came twice, without a value, or not in the one form that the encoding has. */
    List<String> misencoded() {
        return misencoded;
    }

    /** A value as text; empty when there is none. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** A value as bytes; none when there is none. */
    byte[] bytes(String name) {
        return values.getOrDefault(name, new byte[0]);
    }

    private static byte[] decode(String value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int high = c == '%' && i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(value.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(c == '+' ? ' ' : c);
            }
        }
        return out.toByteArray();
    }

    private static String encode(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        for (byte b : bytes) {
            int c = b & 0xff;
            boolean plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (plain || c == '-' || c == '_' || c == '.') {
                out.append((char) c);
            } else {
                out.append(c == ' ' ? "+" : String.format("%%%02X", c));
            }
        }
        return out.toString();
    }
}
