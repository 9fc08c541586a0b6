package io.github.camelwhatsapp.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Client and emulator share the protobuf classes, so what is wrong in them is wrong on both sides: each field and each value of an enum
 * is held against the tables of the protocol notes, which other clients were read for.
 */
class FieldNumbersTest {
    private static final List<FileDescriptor> FILES = Stream.of(
                    ADVDeviceIdentity.getDescriptor(),
                    ClientPayload.getDescriptor(),
                    DeviceProps.getDescriptor(),
                    HandshakeMessage.getDescriptor(),
                    Message.getDescriptor(),
                    PairingRequest.getDescriptor(),
                    RoutingInfo.getDescriptor())
            .map(Descriptor::getFile)
            .toList();

    private final Map<String, String> known = tables();

    @Test
    void areThoseOfTheTables() {
        Map<String, String> own = new TreeMap<>();
        FILES.forEach(file -> {
            file.getMessageTypes().forEach(message -> fields(message, own));
            file.getEnumTypes().forEach(values -> values(values, own));
        });

        assertThat(own).hasSizeGreaterThan(400);
        own.replaceAll((name, number) -> number.equals(known(name)) ? "" : number + ", not " + known(name));
        own.values().removeIf(String::isEmpty);
        assertThat(own).isEmpty();
    }

    /** The tables name some nested messages without the one that they are in. */
    private String known(String name) {
        int parent = name.lastIndexOf('.') + 1;
        return known.getOrDefault(name, known.getOrDefault(name.substring(parent), "in the tables"));
    }

    private static void fields(Descriptor message, Map<String, String> own) {
        message.getFields()
                .forEach(field -> own.put(name(message.getFullName()) + " " + field.getName(), number(field)));
        message.getNestedTypes().forEach(nested -> fields(nested, own));
        message.getEnumTypes().forEach(values -> values(values, own));
    }

    private static void values(EnumDescriptor values, Map<String, String> own) {
        values.getValues()
                .forEach(value ->
                        own.put(name(values.getFullName()) + " " + value.getName(), value.getNumber() + " value"));
    }

    private static String number(FieldDescriptor field) {
        return field.getNumber() + (field.isRepeated() ? " repeated " : " ") + type(field);
    }

    private static String type(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case MESSAGE -> field.getMessageType().getName();
            case ENUM -> field.getEnumType().getName();
            default -> field.getType().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String name(String full) {
        return full.substring(Message.getDescriptor().getFile().getPackage().length() + 1);
    }

    private static Map<String, String> tables() {
        Map<String, String> known = new HashMap<>();
        Stream.of("messages", "transport").forEach(table -> {
            try (InputStream in = FieldNumbersTest.class.getResourceAsStream(
                            "/vectors/multidevice-protobuf-" + table + ".tsv");
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                lines.lines().skip(1).map(line -> line.split("\t", -1)).forEach(row -> {
                    String label = row[4].equals("repeated") ? " repeated " : " ";
                    known.put(
                            row[0] + " " + row[1],
                            row[3].equals("enum-value")
                                    ? row[2] + " value"
                                    : row[2] + label + row[3].substring(row[3].lastIndexOf('.') + 1));
                });
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        return known;
    }
}
