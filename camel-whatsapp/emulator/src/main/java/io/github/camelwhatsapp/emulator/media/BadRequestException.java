package io.github.camelwhatsapp.emulator.media;

/** A client sent what the media host does not take. */
final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRequestException(String what) {
        super(what);
    }
}
