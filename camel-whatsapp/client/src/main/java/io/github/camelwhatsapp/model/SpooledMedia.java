package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * A medium that was taken for sending: its bytes lie in a file that stays until the server has them.
 *
 * @param file the name of the file in the client's spool, or, when {@code borrowed}, the path of somebody else's file
 * @param borrowed whether the file is somebody else's, which is only read if the server does not have the medium
 * @param type its content type
 * @param name the name to send it under
 * @param bytes how many bytes there are
 * @param sha256 their hash
 */
public record SpooledMedia(String file, boolean borrowed, String type, Optional<String> name, long bytes, Sha256 sha256)
        implements Media {
    @Override
    public Optional<String> mimeType() {
        return Optional.of(type);
    }

    @Override
    public Optional<String> fileName() {
        return name;
    }

    @Override
    public Optional<Long> size() {
        return Optional.of(bytes);
    }

    @Override
    public Optional<Sha256> hash() {
        return Optional.of(sha256);
    }
}
