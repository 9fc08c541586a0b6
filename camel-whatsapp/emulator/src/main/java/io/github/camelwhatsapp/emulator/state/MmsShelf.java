package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.emulator.files.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The encrypted media of linked devices that the server holds, by their direct path, and who may bring more. Safe for use by several
 * threads. Source: multidevice-messaging.md section 6.
 */
public final class MmsShelf implements AutoCloseable {
    private static final int LIMIT = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TemporaryFolder folder = new TemporaryFolder("whatsapp-emulator-media");
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, String> passes = new LinkedHashMap<>();
    private List<String> hosts = List.of("localhost");

    /**
     * A medium.
     *
     * @param path where it lies, without the query
     * @param query what belongs to the path, such as {@code ccb=11-4&oh=1f&oe=2a}
     * @param token URL-safe Base64 of the SHA-256 of its bytes, without padding
     * @param type such as {@code image}, the part of the path behind {@code /mms/}
     * @param file its bytes, as they were brought
     * @param size how many
     */
    public record Item(String path, String query, String token, String type, Path file, long size) {
        /** Path and query, as a message names it. */
        public String directPath() {
            return path + "?" + query;
        }
    }

    /** The names under which the media host can be reached, best first. */
    public synchronized void hosts(List<String> names) {
        hosts = List.copyOf(names);
    }

    /** The same. */
    public synchronized List<String> hosts() {
        return hosts;
    }

    /** The secret with which an account may bring media, made now unless there is one. */
    public synchronized String pass(String account) {
        return passes.entrySet().stream()
                .filter(pass -> pass.getValue().equals(account))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> {
                    String made = random(16);
                    passes.put(made, account);
                    return made;
                });
    }

    /** Whether media may be brought with it. */
    public synchronized boolean isPass(String secret) {
        return passes.containsKey(secret);
    }

    /** Whose secret it is; empty for none that is good. */
    public synchronized Optional<String> owner(String secret) {
        return Optional.ofNullable(passes.get(secret));
    }

    /** From now on every account needs a new secret to bring media. */
    public synchronized void expirePasses() {
        passes.clear();
    }

    /** A new empty file for the bytes of an upload. */
    public Path newFile() throws IOException {
        return folder.newFile();
    }

    /** Keeps a medium. Answers it with the path that it got. */
    public synchronized Item put(Path file, String type, String token, long size) {
        String path = "/v/t62.7118-24/" + random(8) + "_n.enc";
        Item item = new Item(path, "ccb=11-4&oh=" + random(4) + "&oe=" + random(4), token, type, file, size);
        items.put(path, item);
        if (items.size() > LIMIT) {
            remove(items.keySet().iterator().next());
        }
        return item;
    }

    /** Keeps bytes that a phone brings. Answers the medium with the path that it got. */
    public Item put(byte[] sealed, String type, String token) {
        try {
            Path file = newFile();
            Files.write(file, sealed, StandardOpenOption.WRITE);
            return put(file, type, token, sealed.length);
        } catch (IOException e) {
            throw new UncheckedIOException("The bytes of a medium could not be kept", e);
        }
    }

    /** The medium at a path; a query behind it does not matter. */
    public synchronized Optional<Item> at(String path) {
        return Optional.ofNullable(items.get(withoutQuery(path)));
    }

    /** A medium with these bytes. */
    public synchronized Optional<Item> find(String type, String token) {
        return items.values().stream()
                .filter(item -> item.type().equals(type) && item.token().equals(token))
                .findFirst();
    }

    /** Loses the medium at a path, as servers do after a while; answers whether there was one. */
    public synchronized boolean remove(String path) {
        Item item = items.remove(withoutQuery(path));
        if (item != null) {
            TemporaryFolder.delete(item.file());
        }
        return item != null;
    }

    /** All media, oldest first. */
    public synchronized List<Item> items() {
        return List.copyOf(items.values());
    }

    /** Loses everything. */
    public synchronized void clear() {
        List.copyOf(items.keySet()).forEach(this::remove);
        passes.clear();
    }

    @Override
    public synchronized void close() {
        clear();
        folder.close();
    }

    private static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
