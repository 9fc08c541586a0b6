package io.github.camelwhatsapp.emulator.web;

import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.PhoneNumber;
import io.github.camelwhatsapp.emulator.phone.Phones;

/** The phone that an address names in its second segment, and the message in the two segments from the fourth on. */
record PlayedPhone(Phones phones) {
    /** The phone, which is made if it is not there. */
    Phone of(ApiRequest request) {
        return phones.phone(request.segment(2));
    }

    /**
     * The phone.
     *
     * @throws Refusal if it is not there
     */
    Phone existing(ApiRequest request) {
        PhoneNumber number = PhoneNumber.parse(request.segment(2));
        return phones.find(number.digits())
                .orElseThrow(() -> Refusal.notFound(
                        "There is no phone " + number + " yet; a POST to /api/phones with {\"number\": \"" + number
                                + "\"} makes it, and so does sending a message from it"));
    }

    /**
     * The message with this author and id.
     *
     * @throws Refusal if the phone has none
     */
    static PhoneMessage message(Phone phone, ApiRequest request) {
        String author = request.segment(4);
        String id = request.segment(5);
        return phone.messages().stream()
                .filter(message -> message.id().equals(id) && message.author().equals(author))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        "The phone has no message of that author and id; it may be older than what it keeps"));
    }
}
