package io.github.camelwhatsapp.multidevice.message;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.github.camelwhatsapp.crypto.Hkdf;
import io.github.camelwhatsapp.crypto.Hmac;
import io.github.camelwhatsapp.jid.Jid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A code over what a message says, by which the server can tell that a message which somebody reports is the one that was sent, without
 * having read it. Source: multidevice-messaging.md section 3.8.
 */
public final class ReportingToken {
    private static final String LABEL = "Report Token";
    private static final int KEY = 32;
    private static final int LENGTH = 16;
    private static final int MOST_DEPTH = 16;
    private static final Rule KEPT = new Rule(false, Map.of());
    /** A whole message within another. */
    private static final Rule MESSAGE = new Rule(true, Map.of());

    private static final Map<Integer, Rule> FIELDS = Rules.parse("1; 3{2,3,8,11,17c,25}; 4{1,16,17c}; 5{3,4,5,16,17c};"
            + " 6{1,17c,30}; 7{2,7,10,17c,20}; 8{2,7,9,17c,21}; 9{2,6,7,13,17c,20}; 12{1,2,14*,15}; 18{6,16,17c};"
            + " 26{4,5,8,13,17c}; 28{1,2,4,5,6,7c}; 37{1*}; 49{2,3{1,2},5c,8{1,2}}; 53{1*}; 55{1*}; 58{1*}; 59{1*};"
            + " 60{2,3{1,2},5c,8{1,2}}; 64{2,3{1,2},5c,8{1,2}}; 66{2,6,7,13,17c,20}; 74{1*}; 87{1*}; 88{1,2{1},3c};"
            + " 92{1*}; 93{1*}; 94{1*}");

    private ReportingToken() {}

    /**
     * Whether a field is kept, and what of it.
     *
     * @param message whether it is a message, of which the same is kept as of the outermost
     * @param inside what is kept of it; nothing named, all of it
     */
    private record Rule(boolean message, Map<Integer, Rule> inside) {
        Optional<Map<Integer, Rule>> rules() {
            if (message) {
                return Optional.of(FIELDS);
            }
            return inside.isEmpty() ? Optional.empty() : Optional.of(inside);
        }
    }

    /**
     * The token of a message of ours.
     *
     * @param secret the secret of the message, 32 bytes
     * @param id its id
     * @param sender the own address in this chat
     * @param chat the chat's address
     * @param message its bytes without the padding
     * @return 16 bytes; empty when the message says nothing that counts
     * @throws MessageFormatException if the bytes are no message
     */
    public static Optional<byte[]> of(byte[] secret, String id, Jid sender, Jid chat, byte[] message) {
        byte[] content = content(message);
        if (content.length == 0) {
            return Optional.empty();
        }
        String info = id + sender.account() + chat.account() + LABEL;
        byte[] key = Hkdf.derive(secret, info.getBytes(StandardCharsets.UTF_8), KEY);
        return Optional.of(Arrays.copyOf(Hmac.SHA256.of(key, content), LENGTH));
    }

    /** What of a message counts, in the order of the fields. */
    static byte[] content(byte[] message) {
        try {
            return kept(message, FIELDS, 0);
        } catch (IOException e) {
            throw new MessageFormatException("The " + message.length + " bytes are no message", e);
        }
    }

    /**
     * A field as it is kept.
     *
     * @param number its number
     * @param bytes tag, length and value
     */
    @SuppressWarnings("ArrayRecordComponent") // lives within one method
    private record Field(int number, byte[] bytes) {}

    private static byte[] kept(byte[] message, Map<Integer, Rule> rules, int depth) throws IOException {
        if (depth > MOST_DEPTH) {
            throw new MessageFormatException("A message is nested more than " + MOST_DEPTH + " times");
        }
        List<Field> fields = new ArrayList<>();
        CodedInputStream in = CodedInputStream.newInstance(message);
        for (int start = 0; !in.isAtEnd(); start = in.getTotalBytesRead()) {
            int tag = in.readTag();
            Rule rule = rules.get(WireFormat.getTagFieldNumber(tag));
            if (rule != null
                    && rule.rules().isPresent()
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                nested(tag, kept(in.readByteArray(), rule.rules().get(), depth + 1), fields);
            } else {
                in.skipField(tag);
                if (rule != null && rule.rules().isEmpty()) {
                    fields.add(new Field(
                            WireFormat.getTagFieldNumber(tag),
                            Arrays.copyOfRange(message, start, in.getTotalBytesRead())));
                }
            }
        }
        fields.sort(Comparator.comparingInt(Field::number));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fields.forEach(field -> out.writeBytes(field.bytes()));
        return out.toByteArray();
    }

    private static void nested(int tag, byte[] inside, List<Field> fields) throws IOException {
        if (inside.length == 0) {
            return;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CodedOutputStream coded = CodedOutputStream.newInstance(out);
        coded.writeUInt32NoTag(tag);
        coded.writeByteArrayNoTag(inside);
        coded.flush();
        fields.add(new Field(WireFormat.getTagFieldNumber(tag), out.toByteArray()));
    }

    /** Reads the list of fields in the notation of the notes: {@code {}} what is kept of one, {@code *} a message, {@code c} a context. */
    private static final class Rules {
        private final String text;
        private int at;

        private Rules(String text) {
            this.text = text.replaceAll("\\s", "");
        }

        static Map<Integer, Rule> parse(String text) {
            return new Rules(text).list();
        }

        private Map<Integer, Rule> list() {
            Map<Integer, Rule> rules = new HashMap<>();
            while (at < text.length() && text.charAt(at) != '}') {
                int start = at;
                while (at < text.length() && Character.isDigit(text.charAt(at))) {
                    at++;
                }
                rules.put(Integer.parseInt(text, start, at, 10), rule());
                if (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == ';')) {
                    at++;
                }
            }
            return Map.copyOf(rules);
        }

        private Rule rule() {
            char mark = at < text.length() ? text.charAt(at) : ';';
            switch (mark) {
                case '*' -> {
                    at++;
                    return MESSAGE;
                }
                case 'c' -> {
                    at++;
                    return new Rule(false, Map.of(21, KEPT, 22, KEPT));
                }
                case '{' -> {
                    at++;
                    Rule rule = new Rule(false, list());
                    at++;
                    return rule;
                }
                default -> {
                    return KEPT;
                }
            }
        }
    }
}
