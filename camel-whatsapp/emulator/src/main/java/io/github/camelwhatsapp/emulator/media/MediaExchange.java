package io.github.camelwhatsapp.emulator.media;

import io.github.camelwhatsapp.emulator.files.TemporaryFolder;
import io.github.camelwhatsapp.emulator.state.MediaShelf;
import io.github.camelwhatsapp.emulator.state.MmsShelf;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What the media host answers: a medium to a GET, and the address of a new one to a POST. Without state but its counters. */
final class MediaExchange {
    private static final String DOWNLOAD = "/d/";
    private static final String UPLOAD = "/u/";

    private final MediaShelf shelf;
    private final MediaFaults faults;
    private final Consumer<String> breach;
    private final MmsExchange mms;
    private final AtomicInteger downloads = new AtomicInteger();
    private final AtomicInteger uploads = new AtomicInteger();

    MediaExchange(MediaShelf shelf, MmsShelf sealed, MediaFaults faults, Consumer<String> breach) {
        mms = new MmsExchange(sealed, faults, breach);
        this.shelf = shelf;
        this.faults = faults;
        this.breach = breach;
    }

    MediaCounts counts() {
        return new MediaCounts(downloads.get(), uploads.get());
    }

    /** Answers one request; false when the connection is to end. */
    boolean serve(RequestHead head, InputStream in, OutputStream out) throws IOException {
        if (MmsExchange.isDownload(head)) {
            downloads.incrementAndGet();
            return mms.download(head, in, out);
        }
        if (MmsExchange.isUpload(head)) {
            uploads.incrementAndGet();
            return mms.upload(head, in, out);
        }
        if (head.method().equals("GET") && head.path().startsWith(DOWNLOAD)) {
            return download(head.path().substring(DOWNLOAD.length()), in, out);
        }
        if (head.method().equals("POST") && head.path().startsWith(UPLOAD)) {
            return upload(head, in, out);
        }
        Answers.whole(out, 404, "text/plain", "there is nothing here");
        return false;
    }

    private boolean download(String id, InputStream in, OutputStream out) throws IOException {
        downloads.incrementAndGet();
        Optional<MediaFault> fault = faults.nextDownload();
        if (fault.orElse(null) instanceof MediaFault.Status status) {
            Answers.whole(out, status.status(), "text/plain", "as planned");
            return true;
        }
        Optional<MediaShelf.Item> item = shelf.item(id);
        if (item.isEmpty()) {
            Answers.whole(out, 410, "text/plain", "gone");
            return true;
        }
        Answers.head(out, 200, item.get().mimeType(), item.get().size());
        try (InputStream bytes = Files.newInputStream(item.get().file())) {
            return Faulty.copy(bytes, out, in, fault);
        }
    }

    private boolean upload(RequestHead head, InputStream in, OutputStream out) throws IOException {
        uploads.incrementAndGet();
        Optional<MediaFault> fault = faults.nextUpload(Optional.empty());
        if (fault.orElse(null) instanceof MediaFault.Status status) {
            Answers.whole(out, status.status(), "text/plain", "as planned");
            return false;
        }
        if (fault.orElse(null) instanceof MediaFault.Stall) {
            return Faulty.silence();
        }
        Optional<MediaShelf.Slot> slot = shelf.take(head.path().substring(UPLOAD.length()));
        if (slot.isEmpty()) {
            breach.accept("an upload to an address that was not promised");
            Answers.whole(out, 404, "text/plain", "no such place");
            return false;
        }
        if (fault.orElse(null) instanceof MediaFault.NoUrl) {
            in.skipNBytes(head.contentLength());
            Answers.whole(out, 200, "application/json", "{\"error\":\"as planned\"}");
            return true;
        }
        try {
            Answers.whole(out, 200, "application/json", take(head, in, slot.get()));
            return true;
        } catch (BadRequestException e) {
            breach.accept("an upload that is not as it must be: " + e.getMessage());
            Answers.whole(out, 400, "application/json", "{\"error\":\"bad request\"}");
            return false;
        }
    }

    private String take(RequestHead head, InputStream in, MediaShelf.Slot slot) throws IOException {
        Path file = shelf.newFile();
        UploadForm form;
        try (OutputStream bytes =
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), 64 * 1024)) {
            form = UploadForm.read(
                    in, head.header("content-type").orElse(""), head.contentLength(), slot.size(), bytes, sha256());
        }
        if (!form.hash().equals(slot.hash()) || !form.from().equals(slot.owner())) {
            TemporaryFolder.delete(file);
            throw new BadRequestException("hash or sender is another than announced");
        }
        MediaShelf.Item item = shelf.put(file, slot, form.mimeType(), form.extension());
        return "{\"url\":\"" + shelf.addressOf(item) + "\",\"size\":" + item.size() + ",\"filehash\":\"" + item.hash()
                + "\",\"type\":\"" + item.type() + "\",\"name\":\"" + item.id() + "\",\"mimetype\":\""
                + item.mimeType().replaceAll("[^A-Za-z0-9/.+-]", "") + "\"}";
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
