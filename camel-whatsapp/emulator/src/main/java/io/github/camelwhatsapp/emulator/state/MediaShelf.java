package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.emulator.files.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The media that the server holds, in files of a temporary directory, and the places that it has promised to uploads. Safe for use by
 * several threads. Source: classic.md section 8.
 */
public final class MediaShelf implements AutoCloseable {
    private static final int LIMIT = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TemporaryFolder folder = new TemporaryFolder("whatsapp-emulator-media");
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final List<String> forgotten = new ArrayList<>();
    private String base = "https://localhost";

    /**
     * A place that was promised to an upload; it is taken once.
     *
     * @param hash Base64 of the SHA-256 that was announced
     * @param type {@code image}, {@code video}, {@code audio} or {@code document}
     * @param size the announced size in bytes
     * @param owner the number of who announced it
     */
    public record Slot(String hash, String type, long size, String owner) {}

    /**
     * A medium.
     *
     * @param id the last part of its address
     * @param file its bytes
     * @param hash Base64 of its SHA-256
     * @param type as in {@link Slot}
     * @param size in bytes
     * @param mimeType its content type
     */
    public record Item(String id, Path file, String hash, String type, long size, String mimeType) {}

    /** Where the media host listens, such as {@code https://localhost:8443}. */
    public synchronized void base(String address) {
        base = address;
    }

    /** A medium with this hash and type, if the server has it. */
    public synchronized Optional<Item> find(String hash, String type) {
        return items.values().stream()
                .filter(item -> item.hash().equals(hash) && item.type().equals(type))
                .findFirst();
    }

    /** The medium with this id. */
    public synchronized Optional<Item> item(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** Promises a place. Answers the address to post to. */
    public synchronized String promise(Slot slot) {
        if (slots.size() >= LIMIT) {
            slots.remove(slots.keySet().iterator().next());
        }
        String token = token();
        slots.put(token, slot);
        return base + "/u/" + token;
    }

    /** Takes a promised place. */
    public synchronized Optional<Slot> take(String token) {
        return Optional.ofNullable(slots.remove(token));
    }

    /** A new empty file for the bytes of an upload. */
    public Path newFile() throws IOException {
        return folder.newFile();
    }

    /** Keeps a medium. Answers it under the id that it got. */
    public synchronized Item put(Path file, Slot slot, String mimeType, String extension) {
        String id = token() + (extension.isEmpty() ? "" : "." + extension);
        Item item = new Item(id, file, slot.hash(), slot.type(), slot.size(), mimeType);
        items.put(id, item);
        if (items.size() > LIMIT) {
            remove(items.keySet().iterator().next());
        }
        return item;
    }

    /** Keeps bytes that the server has of its own, such as a profile picture. Answers the address to fetch them from. */
    public String publish(byte[] bytes, String mimeType) {
        try {
            Path file = newFile();
            Files.write(file, bytes, StandardOpenOption.WRITE);
            return addressOf(put(file, new Slot("", "picture", bytes.length, ""), mimeType, ""));
        } catch (IOException e) {
            throw new UncheckedIOException("A picture cannot be kept", e);
        }
    }

    /** Where a medium is fetched. */
    public synchronized String addressOf(Item item) {
        return base + "/d/" + item.id();
    }

    /** Loses a medium, as servers do after a while; answers whether there was one. */
    public synchronized boolean remove(String id) {
        Item item = items.remove(id);
        if (item != null) {
            TemporaryFolder.delete(item.file());
        }
        return item != null;
    }

    /** A client has said that it has a medium and the server may forget it; answers whether there is one at this address. */
    public synchronized boolean forgettable(String url) {
        Optional<Item> item = item(url.substring(url.lastIndexOf('/') + 1));
        item.ifPresent(found -> forgotten.add(addressOf(found)));
        return item.isPresent();
    }

    /** The addresses of which a client has said that they may be forgotten, in order. */
    public synchronized List<String> forgotten() {
        return List.copyOf(forgotten);
    }

    /** All media, oldest first. */
    public synchronized List<Item> items() {
        return List.copyOf(items.values());
    }

    /** Loses everything. */
    public synchronized void clear() {
        List.copyOf(items.keySet()).forEach(this::remove);
        slots.clear();
        forgotten.clear();
    }

    @Override
    public synchronized void close() {
        clear();
        folder.close();
    }

    private static String token() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
