package io.github.camelwhatsapp.emulator.phone;

/** Something that happened on a phone. Each carries the whole new value, so a listener that missed one is right again with the next. */
public sealed interface PhoneEvent {
    /**
     * A message came or was sent.
     *
     * @param message the message, last in its chat
     */
    record MessageAdded(PhoneMessage message) implements PhoneEvent {}

    /**
     * A message got another tick.
     *
     * @param message the message as it is now
     */
    record MessageTicked(PhoneMessage message) implements PhoneEvent {}

    /**
     * Something was put to a message: a reaction, another text, a vote; or it was taken back.
     *
     * @param message the message as it is now
     */
    record MessageChanged(PhoneMessage message) implements PhoneEvent {}

    /**
     * A chat is new, or its title, presence, typing or unread count changed.
     *
     * @param chat the chat as it is now
     */
    record ChatChanged(PhoneChat chat) implements PhoneEvent {}

    /**
     * The phone's name or connection changed.
     *
     * @param name what it calls itself
     * @param status whether it is connected
     */
    record PhoneChanged(String name, PhoneStatus status) implements PhoneEvent {}

    /**
     * A text message came, or a call.
     *
     * @param text what it says
     */
    record TextCame(PhoneText text) implements PhoneEvent {}
}
