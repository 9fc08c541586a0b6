package io.github.camelwhatsapp.benchmarks.micro;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.MultiDeviceNodeDecoder;
import io.github.camelwhatsapp.wire.Node;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The codec of Cobalt, called through constant method handles, which cost no more than direct calls: its classes are for Java 24 and this
 * module is compiled for an older one.
 */
final class CobaltCodec {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodHandle ENCODE = encoder();
    private static final MethodHandle DECODE = decoder();

    private CobaltCodec() {}

    static byte[] encode(Object tree) throws Throwable {
        return (byte[]) ENCODE.invokeExact(tree);
    }

    static Object decode(byte[] encoded) throws Throwable {
        return (Object) DECODE.invokeExact((InputStream) new ByteArrayInputStream(encoded));
    }

    /** Our node as one of Cobalt's, with its own addresses in the place of ours. */
    static Object tree(Node node) throws Throwable {
        Class<?> attributes = CobaltHandles.type("model.node.Attributes");
        Map<String, Object> values = new LinkedHashMap<>();
        MethodHandle parseJid = LOOKUP.findStatic(
                CobaltHandles.type("model.jid.Jid"),
                "of",
                MethodType.methodType(CobaltHandles.type("model.jid.Jid"), String.class));
        List<Map.Entry<String, Object>> entries = new ArrayList<>();
        node.attributes().forEach((name, value) -> entries.add(Map.entry(name, value)));
        for (Map.Entry<String, Object> entry : entries) {
            Object value = entry.getValue();
            values.put(entry.getKey(), value instanceof Jid jid ? parseJid.invoke(jid.toString()) : value);
        }
        Object made = LOOKUP.findConstructor(attributes, MethodType.methodType(void.class, LinkedHashMap.class))
                .invoke(new LinkedHashMap<>(values));
        MethodHandle constructor = LOOKUP.findConstructor(
                nodeType(), MethodType.methodType(void.class, String.class, attributes, Object.class));
        return constructor.invoke(node.tag(), made, content(node));
    }

    /**
     * Sees that encoded bytes, in whatever form, stand for this node, but for the server of addresses with a device: Cobalt writes the
     * number form for hidden ones too.
     */
    static void requireSame(byte[] encoded, Node expected) {
        Node found = new MultiDeviceNodeDecoder().decode(encoded);
        if (!servers(found).equals(servers(expected))) {
            throw new IllegalStateException("Cobalt wrote another <" + found.tag() + "> than the one expected");
        }
    }

    private static String servers(Node node) {
        return node.toString().replace('@' + Jid.LID_SERVER, '@' + Jid.USER_SERVER);
    }

    private static @Nullable Object content(Node node) throws Throwable {
        if (node.children().isEmpty()) {
            return node.hasData() ? node.dataBytes() : null;
        }
        List<Object> children = new ArrayList<>();
        for (Node child : node.children()) {
            children.add(tree(child));
        }
        return children;
    }

    private static MethodHandle encoder() {
        try {
            return LOOKUP.findStatic(
                            CobaltHandles.type("io.BinaryEncoder"),
                            "encode",
                            MethodType.methodType(byte[].class, nodeType()))
                    .asType(MethodType.methodType(byte[].class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static MethodHandle decoder() {
        try {
            return LOOKUP.findStatic(
                            CobaltHandles.type("io.BinaryDecoder"),
                            "decode",
                            MethodType.methodType(nodeType(), InputStream.class))
                    .asType(MethodType.methodType(Object.class, InputStream.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static Class<?> nodeType() {
        return CobaltHandles.type("model.node.Node");
    }
}
