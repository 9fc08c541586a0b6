package io.github.camelwhatsapp.emulator.phone;

/** What a message holds that is more than text. */
public sealed interface PhoneContent permits PhoneMedium, PhonePlace, PhoneCard, PhonePoll {
    /** What a list of chats shows of it, such as {@code [image] the sea}. */
    String described();
}
