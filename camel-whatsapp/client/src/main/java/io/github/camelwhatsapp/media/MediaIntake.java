package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.model.LocalMedia;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.MediaFacts;
import io.github.camelwhatsapp.model.MediaSource;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.model.VoiceNote;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what a program wants to send into the spool: copies and hashes it in one go, checks size and type, looks for a preview. From
 * then on the program may do with its file what it wants. Blocks.
 */
final class MediaIntake {
    private static final Logger LOG = LoggerFactory.getLogger(MediaIntake.class);

    private final MediaSpool spool;
    private final MediaRules rules;
    private final MediaHttp http;

    MediaIntake(MediaSpool spool, MediaRules rules, MediaHttp http) {
        this.spool = spool;
        this.rules = rules;
        this.http = http;
    }

    /**
     * Takes a medium in; one that is in already stays as it is.
     *
     * @throws IllegalArgumentException if it is missing, empty, too large or of a type that is not allowed; says which
     * @throws MediaException if it cannot be read or written
     */
    MediaContent take(MediaContent content) {
        if (!(content.media() instanceof LocalMedia local)) {
            return content;
        }
        if (local.hash().isPresent() && local.source() instanceof MediaSource.OfFile file) {
            return borrow(content, local, file.path());
        }
        try {
            return copy(content, local);
        } catch (IOException e) {
            throw new MediaException(
                    Reason.LOCAL, "The " + content.kind() + " could not be taken for sending: " + e, e);
        }
    }

    /** The caller knows size and hash: the file is read only if the server does not have it. Source: classic.md section 8.1. */
    private MediaContent borrow(MediaContent content, LocalMedia local, Path path) {
        long size = local.size().orElseThrow();
        rules.checkSize(content, size);
        String name = local.fileName().orElse("");
        String type = local.mimeType().orElseGet(() -> typeByName(content, path, name));
        rules.checkType(content, type, extension(name, type));
        return content.withMedia(new SpooledMedia(
                path.toAbsolutePath().toString(),
                true,
                type,
                local.fileName(),
                size,
                local.hash().orElseThrow()));
    }

    private static String typeByName(MediaContent content, Path path, String name) {
        try {
            return MediaTypes.detect(path, Optional.of(name));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The " + content.kind() + " has no content type, and its file cannot be read to find one: " + path,
                    e);
        }
    }

    private MediaContent copy(MediaContent content, LocalMedia local) throws IOException {
        checkFirst(content, local);
        Path part = spool.newOutgoing();
        boolean kept = false;
        try {
            MessageDigest digest = sha256();
            long size = copy(content, local.source(), part, digest);
            rules.checkSize(content, size);
            String type = MediaTypes.phoneName(
                    local.mimeType().isPresent() ? local.mimeType().get() : MediaTypes.detect(part, local.fileName()));
            rules.checkType(content, type, extension(nameFor(local), type));
            checkVoice(content, part);
            MediaFacts facts = MediaInspector.look(part, content);
            rules.checkDimensions(content, facts.dimensions());
            String name = spool.keep(part);
            kept = true;
            return content.completedBy(facts)
                    .withMedia(
                            new SpooledMedia(name, false, type, local.fileName(), size, new Sha256(digest.digest())));
        } finally {
            if (!kept) {
                MediaSpool.remove(part);
            }
        }
    }

    /** What phones may not play is sent all the same: the recipient may be no phone. */
    private static void checkVoice(MediaContent content, Path file) throws IOException {
        if (content instanceof VoiceNote) {
            VoiceNoteCheck.objection(file)
                    .ifPresent(objection -> LOG.warn(
                            "A voice note is sent that some phones may not play: {}; they record one channel of Opus"
                                    + " in Ogg",
                            objection));
        }
    }

    /** Of a file, size and name are known before it is copied. */
    private void checkFirst(MediaContent content, LocalMedia local) throws IOException {
        if (!(local.source() instanceof MediaSource.OfFile file)) {
            return;
        }
        if (!Files.isRegularFile(file.path()) || !Files.isReadable(file.path())) {
            throw new IllegalArgumentException(
                    "The file of the " + content.kind() + " does not exist or cannot be read: " + file.path());
        }
        rules.checkSize(content, Files.size(file.path()));
    }

    private long copy(MediaContent content, MediaSource source, Path to, MessageDigest digest) throws IOException {
        long limit = rules.limit(content);
        try (OutputStream out = Files.newOutputStream(to)) {
            if (source instanceof MediaSource.OfUrl url
                    && !"file".equalsIgnoreCase(url.url().getScheme())) {
                return http.get(url.url().toString(), limit, (buffer, length) -> {
                    digest.update(buffer, 0, length);
                    out.write(buffer, 0, length);
                });
            }
            try (InputStream in = open(source)) {
                return copy(in, out, digest, limit);
            }
        }
    }

    /** Reads no more than tells that it is too large. */
    private static long copy(InputStream in, OutputStream out, MessageDigest digest, long limit) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long all = 0;
        for (int length = in.read(buffer); length >= 0 && all < limit; length = in.read(buffer)) {
            digest.update(buffer, 0, length);
            out.write(buffer, 0, length);
            all += length;
        }
        return all;
    }

    private static InputStream open(MediaSource source) throws IOException {
        if (source instanceof MediaSource.OfFile file) {
            return Files.newInputStream(file.path());
        }
        if (source instanceof MediaSource.OfBytes bytes) {
            return new ByteArrayInputStream(bytes.bytes());
        }
        if (source instanceof MediaSource.OfUrl url) {
            return Files.newInputStream(Path.of(url.url()));
        }
        return ((MediaSource.OfStream) source).stream();
    }

    /** A local file's extension comes from its name, a URL's from its type. Source: classic.md section 8.1. */
    private static String nameFor(LocalMedia local) {
        return local.source() instanceof MediaSource.OfUrl
                ? ""
                : local.fileName().orElse("");
    }

    private static String extension(String name, String type) {
        String ofName = MediaTypes.extensionOfName(name);
        return ofName.isEmpty() ? MediaTypes.extensionOf(type) : ofName;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
