package io.github.camelwhatsapp.emulator.ledger;

import static io.github.camelwhatsapp.emulator.ledger.Consequence.CLOSED;
import static io.github.camelwhatsapp.emulator.ledger.Consequence.NOTED;
import static io.github.camelwhatsapp.emulator.ledger.Consequence.REFUSED;

/**
 * A rule that clients keep, and what happens when they do not. Source: classic.md, the section in brackets, or
 * multidevice-transport.md where it says so; rules marked "ours" are stricter than what is known of the real service.
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
    CALL_UNKNOWN(REFUSED, "A client declines a call that it was offered"),
    /** Section 5.4. */
    CHAT_STATE(REFUSED, "A chat state is composing or paused"),
    /** Section 8.2. */
    MEDIA_ANNOUNCED(REFUSED, "A medium is announced with a known type, its size and the Base64 of its SHA-256"),
    /** Section 8.3. */
    MEDIA_UPLOAD(REFUSED, "A medium is brought where and as it was announced"),
    /** Section 7.6. */
    MEDIA_FORGOTTEN(NOTED, "What may be forgotten is a medium that the server has"),
    /** Section 5.4. */
    PICTURE(REFUSED, "A picture is set as two JPEG images, the large one first, or taken away as two empty ones"),
    /** Section 4.1. */
    REGISTRATION_HEADERS(REFUSED, "A registration call has the user agent of a known client and accepts text/json"),
    /** Section 4.1. */
    REGISTRATION_ENCODING(REFUSED, "The query of a registration call is form encoded, with %XX in upper case"),
    /** Section 4.2. */
    REGISTRATION_PARAMETERS(
            REFUSED, "A registration call has the parameters of its client, in order, with proper values"),
    /** Section 4.3. */
    REGISTRATION_TOKEN(REFUSED, "The token of a request for a code fits client and number"),
    /** Ours. */
    SLOW_READER(CLOSED, "A client reads what it is sent before the bound on waiting bytes is reached"),
    /** multidevice-transport.md section 1.1. */
    UPGRADE(CLOSED, "A connection begins with one upgrade to a WebSocket at /ws/chat"),
    /** multidevice-transport.md section 1.3. */
    INTRO(
            CLOSED,
            "The first bytes are the intro of generation 6 and dictionary 3, maybe with routing information before it"),
    /** multidevice-transport.md section 2. */
    NOISE_HANDSHAKE(CLOSED, "The handshake is XX, IK or XXfallback, and its parts open"),
    /** multidevice-transport.md section 2.2. */
    NOISE_EPHEMERAL_REUSE(NOTED, "Each handshake has an ephemeral key of its own"),
    /** multidevice-transport.md section 3; the failure 409 is documented. */
    USER_AGENT(REFUSED, "A client's platform and version are complete"),
    /** multidevice-transport.md section 3.2; that the failure is 400 is not verified. */
    CLIENT_PAYLOAD(
            REFUSED, "A registration has all keys in their lengths, and the signed prekey is signed by the identity"),
    /** multidevice-transport.md section 3.2. */
    REGISTRATION_PAYLOAD(NOTED, "A registration names no account and is neither passive nor pulling"),
    /** multidevice-transport.md section 3.3. */
    LOGIN_PAYLOAD(NOTED, "A login names its account and is pulling"),
    /** multidevice-transport.md section 6. */
    BEFORE_LINKED(NOTED, "A client that is not linked yet sends nothing but what linking needs"),
    /** multidevice-transport.md section 6.6. */
    PAIR_DEVICE_SIGN(CLOSED, "A client answers pair-success with its signature over exactly what it was given"),
    /** multidevice-transport.md section 7. */
    LINK_CODE(REFUSED, "The two halves of a pairing code are complete and belong to each other"),
    /** multidevice-transport.md section 8.6. */
    REMOVE_REASON(NOTED, "A device that takes itself from its account says user_initiated"),
    /** multidevice-transport.md sections 8.4 and 10.4. */
    IB(
            NOTED,
            "An ib of a client has one child: offline_batch with a count, or unified_session with an id within a week"),
    /** multidevice-transport.md section 10.1. */
    IQ_ADDRESS(NOTED, "A request names whom it goes to"),
    /** multidevice-messaging.md sections 1.1 and 1.2. */
    SIGNED_PREKEY(REFUSED, "Keys are uploaded complete and signed by the identity of the device"),
    /** multidevice-messaging.md section 1.1. */
    PREKEY_REUSE(REFUSED, "A one-time prekey is published once"),
    /** multidevice-messaging.md section 3.3; the error 400 is documented, and 479 observed for what is said twice to one device. */
    MESSAGE_SHAPE(
            REFUSED, "A device's message has a known type, and parts that are encrypted for devices or for a group"),
    /** multidevice-messaging.md sections 2.4 and 3.7; the error 479 is documented. */
    MESSAGE_ADDRESSING(
            REFUSED, "The devices in a message are named once, in the form of its address, and belong to its chat"),
    /** multidevice-messaging.md section 2.3; a known client does so in groups, and the real service lets it. */
    SELF_ADDRESSED(NOTED, "A message is not encrypted for the device that sends it"),
    /** multidevice-messaging.md section 3.3; the real service drops it without a word. */
    MEDIA_TYPE(REFUSED, "Each encrypted part of a message of the type media names the kind of its medium"),
    /** multidevice-messaging.md section 3.3; the real service drops it without a word. */
    HIDDEN_REVOCATION(REFUSED, "A revocation is not to be hidden from those who cannot decrypt it"),
    /** multidevice-messaging.md sections 1.3 and 3.3. */
    DEVICE_IDENTITY(NOTED, "A linked device that begins a session brings its identity as the account has signed it"),
    /** multidevice-messaging.md section 3.5. */
    PARTICIPANT_HASH(NOTED, "A message to a group says for which devices it was made"),
    /** multidevice-messaging.md section 4.7; read and played go to the chat, the others to the device. */
    RECEIPT_ADDRESS(NOTED, "A receipt goes to the address that its message came from"),
    /** multidevice-messaging.md section 6.6. */
    MEDIA_RETRY(NOTED, "A request to bring a medium again goes to the own account, encrypted, and names the message"),
    /** multidevice-messaging.md section 4.4. */
    RETRY_SHAPE(
            REFUSED,
            "A request for a message that could not be decrypted counts from 1 to 5 and names the registration");

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
