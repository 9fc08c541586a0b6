package io.github.camelwhatsapp.emulator.media;

import io.github.camelwhatsapp.emulator.files.TemporaryFolder;
import io.github.camelwhatsapp.emulator.state.MmsShelf;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The part of the media host that linked devices use: takes an encrypted file in a POST to {@code /mms/<type>/<token>}, gives it out by
 * its direct path, whole or from a byte on. Source: multidevice-messaging.md sections 6.3 and 6.4; what a resume check answers is ours.
 */
final class MmsExchange {
    private static final String UPLOAD = "/mms/";
    private static final Set<String> TYPES = Set.of(
            "image",
            "sticker",
            "video",
            "audio",
            "ptt",
            "document",
            "thumbnail-link",
            "thumbnail-image",
            "thumbnail-video",
            "thumbnail-document",
            "md-msg-hist",
            "md-app-state",
            "sticker-pack",
            "payment-bg-image");
    private static final String ORIGIN = "https://web.whatsapp.com";
    private static final int BLOCK = 16;
    private static final int MAC = 10;

    private final MmsShelf shelf;
    private final MediaFaults faults;
    private final Consumer<String> breach;

    MmsExchange(MmsShelf shelf, MediaFaults faults, Consumer<String> breach) {
        this.shelf = shelf;
        this.faults = faults;
        this.breach = breach;
    }

    static boolean isUpload(RequestHead head) {
        return head.method().equals("POST") && head.path().startsWith(UPLOAD);
    }

    static boolean isDownload(RequestHead head) {
        return head.method().equals("GET") && head.path().startsWith("/v/");
    }

    /** Answers whether the connection goes on. */
    boolean download(RequestHead head, InputStream in, OutputStream out) throws IOException {
        Optional<MediaFault> fault = faults.nextDownload();
        if (answered(fault, head, out)) {
            return true;
        }
        Optional<MmsShelf.Item> item = shelf.at(head.path());
        if (item.isEmpty()) {
            Answers.whole(out, 404, "text/plain", "gone");
            return true;
        }
        long size = item.get().size();
        long from = from(head);
        if (from >= size) {
            Answers.whole(out, 416, "text/plain", "there is no such part", "Content-Range: bytes */" + size);
            return true;
        }
        if (from == 0) {
            Answers.head(out, 200, "application/octet-stream", size);
        } else {
            String range = "Content-Range: bytes " + from + "-" + (size - 1) + "/" + size;
            Answers.head(out, 206, "application/octet-stream", size - from, range);
        }
        try (InputStream bytes = Files.newInputStream(item.get().file())) {
            bytes.skipNBytes(from);
            return Faulty.copy(bytes, out, in, fault);
        }
    }

    /** Takes a file, if it is allowed and what it says it is. Answers whether the connection goes on. */
    boolean upload(RequestHead head, InputStream in, OutputStream out) throws IOException {
        if (head.parameter("resume").isPresent()) {
            return resume(head, in, out);
        }
        Optional<MediaFault> fault = faults.nextUpload(head.parameter("auth").flatMap(shelf::owner));
        if (fault.orElse(null) instanceof MediaFault.Stall) {
            return Faulty.silence();
        }
        if (fault.orElse(null) instanceof MediaFault.Cut cut) {
            in.skipNBytes(Math.min(cut.bytes(), head.contentLength()));
            return false;
        }
        if (!(fault.orElse(null) instanceof MediaFault.Status) && !isAllowed(head)) {
            in.skipNBytes(head.contentLength());
            Answers.whole(out, 401, "text/plain", "no such pass");
            return true;
        }
        try {
            Path file = shelf.newFile();
            String token = take(head, in, file);
            if (answered(fault, head, out)) {
                TemporaryFolder.delete(file);
                return true;
            }
            String type = head.path().substring(UPLOAD.length(), head.path().lastIndexOf('/'));
            MmsShelf.Item item = shelf.put(file, type, token, Files.size(file));
            boolean silent = fault.orElse(null) instanceof MediaFault.NoUrl;
            Answers.whole(out, 200, "application/json", silent ? "{\"error\":\"as planned\"}" : stored(item));
            return !(fault.orElse(null) instanceof MediaFault.Deaf);
        } catch (BadRequestException e) {
            breach.accept("an upload that is not as it must be: " + e.getMessage());
            Answers.whole(out, 400, "application/json", "{\"error\":\"bad request\"}");
            return false;
        }
    }

    private boolean isAllowed(RequestHead head) {
        return head.parameter("auth").filter(shelf::isPass).isPresent();
    }

    private boolean resume(RequestHead head, InputStream in, OutputStream out) throws IOException {
        in.skipNBytes(head.contentLength());
        String[] parts = head.path().substring(UPLOAD.length()).split("/", -1);
        Optional<MmsShelf.Item> known = isAllowed(head) && parts.length == 2
                ? shelf.find(parts[0], parts[1].replace("=", ""))
                : Optional.empty();
        String answer = known.map(
                        item -> "{\"resume\":\"complete\"," + stored(item).substring(1))
                .orElse("{\"resume\":\"0\"}");
        Answers.whole(out, 200, "application/json", answer);
        return true;
    }

    private String stored(MmsShelf.Item item) {
        return "{\"url\":\"https://" + shelf.hosts().get(0) + item.directPath() + "\",\"direct_path\":\""
                + item.directPath() + "\",\"handle\":\"" + item.token() + "\",\"object_id\":\"" + item.path() + "\"}";
    }

    /** Reads the body and answers its token. */
    private static String take(RequestHead head, InputStream in, Path file) throws IOException {
        String[] parts = head.path().substring(UPLOAD.length()).split("/", -1);
        require(parts.length == 2 && TYPES.contains(parts[0]), "there is no place " + head.path());
        require(head.header("origin").filter(ORIGIN::equals).isPresent(), "the Origin is not " + ORIGIN);
        long length = head.contentLength();
        require(length > MAC && (length - MAC) % BLOCK == 0, "a file of " + length + " bytes is not encrypted");
        MessageDigest digest = MediaExchange.sha256();
        try (OutputStream to = new DigestOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), 64 * 1024), digest)) {
            byte[] buffer = new byte[16 * 1024];
            for (long left = length; left > 0; ) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw new EOFException("the upload ends " + left + " bytes too early");
                }
                to.write(buffer, 0, count);
                left -= count;
            }
        }
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        require(parts[1].replace("=", "").equals(token), "the token is not the hash of the file");
        require(
                head.parameter("token").filter(parts[1]::equals).isPresent(),
                "the parameter token is not the token of the path");
        return token;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new BadRequestException(otherwise);
        }
    }

    /** A fault that is an answer of its own. */
    private static boolean answered(Optional<MediaFault> fault, RequestHead head, OutputStream out) throws IOException {
        if (fault.orElse(null) instanceof MediaFault.Busy busy) {
            Answers.whole(out, busy.status(), "text/plain", "as planned", "Retry-After: " + busy.seconds());
            return true;
        }
        if (fault.orElse(null) instanceof MediaFault.Redirect) {
            Answers.whole(out, 307, "text/plain", "as planned", "Location: " + head.target());
            return true;
        }
        if (fault.orElse(null) instanceof MediaFault.Status status) {
            Answers.whole(out, status.status(), "text/plain", "as planned");
            return true;
        }
        return false;
    }

    private static long from(RequestHead head) {
        return head.header("range")
                .filter(range -> range.matches("bytes=[0-9]{1,15}-"))
                .map(range -> Long.valueOf(range.substring("bytes=".length(), range.length() - 1)))
                .orElse(0L);
    }
}
