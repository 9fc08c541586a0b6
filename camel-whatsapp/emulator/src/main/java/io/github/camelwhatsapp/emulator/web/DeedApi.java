package io.github.camelwhatsapp.emulator.web;

import io.github.camelwhatsapp.emulator.phone.ChatId;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.PhonePoll;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * What is done to messages that are on a phone already, over HTTP; {@link PhoneApi} lists it. Each answers with the
 * message as it is then.
 */
final class DeedApi {
    private static final String MESSAGE = "phones/*/messages/*/*";

    private final PlayedPhone played;
    private final PhoneJson json;

    DeedApi(PlayedPhone played, PhoneJson json) {
        this.played = played;
        this.json = json;
    }

    /** Adds its addresses. */
    void to(Routes routes) {
        routes.on("POST", "phones/*/to/*/poll", this::ask)
                .on("POST", MESSAGE + "/reply", this::reply)
                .on(
                        "POST",
                        MESSAGE + "/reaction",
                        deed((phone, message, request) -> phone.reacts(
                                message, request.fields(Set.of("emoji")).text("emoji"))))
                .on(
                        "POST",
                        MESSAGE + "/edit",
                        deed((phone, message, request) -> phone.edits(
                                message, request.fields(Set.of("text")).text("text"))))
                .on("POST", MESSAGE + "/revoke", deed((phone, message, request) -> {
                    request.nothing();
                    phone.revokes(message);
                }))
                .on("POST", MESSAGE + "/vote", deed(DeedApi::vote))
                .on("POST", MESSAGE + "/played", deed((phone, message, request) -> {
                    request.nothing();
                    phone.plays(message);
                }));
    }

    private void ask(ApiRequest request) throws IOException {
        ChatId chat = ChatId.parse(request.segment(4));
        Fields fields = request.fields(Set.of("question", "options", "selectable"));
        PhonePoll poll = PhonePoll.of(
                        fields.text("question"), fields.someTexts("options").toArray(String[]::new))
                .choosing(fields.count("selectable").orElse(1));
        Answer.json(
                request.exchange(),
                201,
                json.message(played.of(request).sends(poll).to(chat.value())));
    }

    private void reply(ApiRequest request) throws IOException {
        Phone phone = played.existing(request);
        PhoneMessage to = PlayedPhone.message(phone, request);
        String text = request.fields(Set.of("text")).text("text");
        Answer.json(request.exchange(), 201, json.message(phone.replies(to, text)));
    }

    private static void vote(Phone phone, PhoneMessage message, ApiRequest request) throws IOException {
        List<String> chosen = request.fields(Set.of("options")).texts("options");
        phone.votes(message, chosen.toArray(String[]::new));
    }

    private Route deed(Deed deed) {
        return request -> {
            Phone phone = played.existing(request);
            PhoneMessage message = PlayedPhone.message(phone, request);
            deed.act(phone, message, request);
            PhoneMessage now = phone.chat(message.chat()).message(message.id()).orElse(message);
            Answer.json(request.exchange(), 200, json.message(now));
        };
    }

    private interface Deed {
        void act(Phone phone, PhoneMessage message, ApiRequest request) throws IOException;
    }
}
