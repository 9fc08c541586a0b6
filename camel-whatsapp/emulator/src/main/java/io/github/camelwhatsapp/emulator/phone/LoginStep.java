package io.github.camelwhatsapp.emulator.phone;

/** What a login asks for next. */
sealed interface LoginStep {
    /** The next frame of the server. */
    record Listen() implements LoginStep {}

    /**
     * Bytes to be sent, then the next frame of the server.
     *
     * @param bytes header and payload of a frame
     */
    record Send(byte[] bytes) implements LoginStep {}

    /** Nothing more: the phone is in. */
    record Done() implements LoginStep {}

    /**
     * Nothing more: the server does not want this phone, and asking again does not help.
     *
     * @param why a sentence for people
     */
    record Refused(String why) implements LoginStep {}
}
