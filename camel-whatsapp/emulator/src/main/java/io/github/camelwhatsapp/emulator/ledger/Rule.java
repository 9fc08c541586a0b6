package io.github.camelwhatsapp.emulator.ledger;

import static io.github.camelwhatsapp.emulator.ledger.Consequence.CLOSED;
import static io.github.camelwhatsapp.emulator.ledger.Consequence.NOTED;
import static io.github.camelwhatsapp.emulator.ledger.Consequence.REFUSED;

/**
 * A rule that a client of the classic protocol keeps, and what happens when it does not. Source: classic.md, the section in
 * brackets; rules marked "ours" are stricter than what is known of the real service.
 */
public enum Rule {
    /** Section 1.2. */
    STREAM_HEADER(CLOSED, "A connection starts with the bytes 57 41 01 06"),
    /** Section 1.2; the bound is ours if it is set below 20 bits. */
    FRAME_SIZE(CLOSED, "A frame is not larger than the limit"),
    /** Section 1.2. */
    FRAME_FLAGS(NOTED, "The frame flags 0x1 and 0x2 are not set"),
    /** Section 1.2. */
    FRAME_COMPRESSION(CLOSED, "A client does not compress"),
    /** Sections 1.3 and 3.1. */
    STREAM_START(CLOSED, "The first frame is a plain stream start to s.whatsapp.net with a resource"),
    /** Section 3.1. */
    PHASE_ORDER(CLOSED, "Stream start, features, auth, response and the stream come in this order"),
    /** Section 1.4. */
    FRAME_MAC(CLOSED, "The code of an encrypted frame fits its bytes and its place in the sequence"),
    /** Sections 1.4 and 3.1. */
    FRAME_ENCRYPTION(CLOSED, "Frames are plain up to the response and encrypted after it"),
    /** Section 2.5. */
    NODE_FORMAT(CLOSED, "A frame holds exactly one well-formed node"),
    /** Section 2.4; a client of the time may choose longer forms. */
    NODE_ENCODING(NOTED, "A node is written in the forms that the encoder's rules prescribe"),
    /** Section 3.1. */
    AUTH_ATTRIBUTES(CLOSED, "The auth node names the number in digits and the mechanism WAUTH-2"),
    /** Sections 3.2 and 3.5, ours: a client discards a stored nonce before it uses it. */
    NONCE_REUSE(NOTED, "The nonce of a fast login is used once"),
    /** Ours. */
    LOGIN_TIME(CLOSED, "A client logs in within the time allowed"),
    /** Section 5.4 to 7.6. */
    KNOWN_STANZA(CLOSED, "A stanza has a tag that clients send"),
    /** Sections 5.4 to 7.6. */
    REQUIRED_ATTRIBUTE(CLOSED, "A stanza has the attributes that it cannot be handled without"),
    /** Sections 7.1 and 7.6; clients other than Chat API omit it from receipts. */
    TIME_ATTRIBUTE(NOTED, "Messages and receipts carry a time in seconds since 1970"),
    /** Section 7.1. */
    MESSAGE_CONTENT(REFUSED, "A message has the type text or media and a child that fits it"),
    /** Section 5.1; the same bytes may come again on a later connection. */
    MESSAGE_ID_REUSE(NOTED, "A sender uses a message id once, but for the same bytes on a later connection"),
    /** Ours. */
    FOREIGN_SENDER(CLOSED, "A stanza that names its sender names the account that is logged in"),
    /** Section 7.6. */
    RECEIPT_UNKNOWN(REFUSED, "A receipt answers a message that was delivered to its sender"),
    /** Section 7.6; Chat API of 2016 sends read receipts alone. */
    READ_BEFORE_DELIVERED(NOTED, "A message is reported as read or played after it was reported as delivered"),
    /** Section 7.5. */
    RECEIPT_TYPE(REFUSED, "A receipt has the type read, played or retry, or none"),
    /** Section 7.6. */
    ACK_UNKNOWN(REFUSED, "An ack answers a stanza that was delivered and not yet acked"),
    /** Section 7.6. */
    ACK_ATTRIBUTES(NOTED, "An ack copies type and participant of what it answers"),
    /** Section 7.6. */
    ACK_DUE(CLOSED, "Messages, receipts and notifications are acked in time"),
    /** Section 5.1. */
    IQ_ID_REUSE(REFUSED, "Each request of a connection has an id of its own"),
    /** Section 5.4. */
    IQ_TYPE(CLOSED, "An iq has the type get, set, result or error"),
    /** Section 11.3. */
    PONG_UNKNOWN(NOTED, "A result or error answers a request of the server"),
    /** Section 11.3. */
    PONG_DUE(CLOSED, "A ping of the server is answered in time"),
    /** Section 5.4. */
    PRIVACY_ORDER(CLOSED, "The items of a privacy list are counted from 1"),
    /** Section 5.4. */
    PRESENCE_TYPE(REFUSED, "A presence has a type that clients send"),
    /** Section 10, last paragraph. */
    SUBSCRIBED_TWICE(NOTED, "Presence is subscribed once until it is unsubscribed"),
    /** Section 5.4. */
    CHAT_STATE(REFUSED, "A chat state is composing or paused"),
    /** Ours. */
    SLOW_READER(CLOSED, "A client reads what it is sent before the bound on waiting bytes is reached");

    private final Consequence consequence;
    private final String sentence;

    Rule(Consequence consequence, String sentence) {
        this.consequence = consequence;
        this.sentence = sentence;
    }

    /** What happens to a client that breaks it. */
    public Consequence consequence() {
        return consequence;
    }

    /** The rule in words. */
    public String sentence() {
        return sentence;
    }
}
