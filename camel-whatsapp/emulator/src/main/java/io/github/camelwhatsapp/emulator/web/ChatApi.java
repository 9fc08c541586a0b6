package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelwhatsapp.emulator.phone.ChatId;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Messages and chats of a phone over HTTP; {@link PhoneApi} lists it. */
final class ChatApi {
    private static final int STREAMS = 48;
    private static final int WAITING = 24;
    private static final int MOST_MESSAGES = 2_000;
    private static final int USUAL_MESSAGES = 200;
    private static final int MOST_SECONDS = 30;

    private final PlayedPhone played;
    private final PhoneJson json;
    private final Semaphore streams = new Semaphore(STREAMS);
    private final Semaphore waiting = new Semaphore(WAITING);

    ChatApi(PlayedPhone played, PhoneJson json) {
        this.played = played;
        this.json = json;
    }

    /** Adds its addresses. */
    void to(Routes routes) {
        routes.on("GET", "phones/*/texts", this::texts)
                .on("GET", "phones/*/events", this::events)
                .on("GET", "phones/*/messages", this::messages)
                .on("POST", "phones/*/messages", this::send)
                .on("POST", "phones/*/to/*", request -> send(request, request.segment(4), request.text()))
                .on("POST", "phones/*/chats", this::openChat)
                .on("POST", "phones/*/typing", this::typing)
                .on("POST", "phones/*/read", this::read);
    }

    private void texts(ApiRequest request) throws IOException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        played.existing(request).texts().forEach(text -> list.add(json.text(text)));
        Answer.json(request.exchange(), 200, list);
    }

    private void events(ApiRequest request) throws IOException {
        PhoneStream stream = new PhoneStream(played.existing(request), json);
        if (!streams.tryAcquire()) {
            throw Refusal.busy(STREAMS + " pages follow phones already; close one of them first");
        }
        try {
            stream.run(request.exchange());
        } finally {
            streams.release();
        }
    }

    private void messages(ApiRequest request) throws IOException {
        Messages messages = new Messages(
                played.existing(request),
                request.parameter("chat"),
                request.parameter("after"),
                request.number("limit", 1, MOST_MESSAGES, USUAL_MESSAGES));
        int seconds = request.number("wait", 0, MOST_SECONDS, 0);
        if (seconds == 0) {
            Answer.json(request.exchange(), 200, json.messages(messages.now()));
            return;
        }
        if (!waiting.tryAcquire()) {
            throw Refusal.busy(WAITING + " requests wait for messages already; ask again without 'wait', or later");
        }
        try {
            Answer.json(request.exchange(), 200, json.messages(messages.await(Duration.ofSeconds(seconds))));
        } finally {
            waiting.release();
        }
    }

    private void send(ApiRequest request) throws IOException {
        Map<String, String> body = request.json("to", "text");
        send(request, ApiRequest.required(body, "to"), ApiRequest.required(body, "text"));
    }

    private void send(ApiRequest request, String to, String text) throws IOException {
        ChatId chat = ChatId.parse(to);
        Answer.json(
                request.exchange(),
                201,
                json.message(played.of(request).sends(text).to(chat.value())));
    }

    private void openChat(ApiRequest request) throws IOException {
        ChatId chat = ChatId.parse(ApiRequest.required(request.json("chat"), "chat"));
        Answer.json(request.exchange(), 201, json.chat(played.of(request).opens(chat.value())));
    }

    private void typing(ApiRequest request) throws IOException {
        Map<String, String> body = request.json("to", "state");
        String to = ApiRequest.required(body, "to");
        switch (ApiRequest.required(body, "state")) {
            case "composing" -> played.of(request).composing(to);
            case "paused" -> played.of(request).paused(to);
            default -> throw Refusal.badRequest("The state is composing or paused");
        }
        Answer.nothing(request.exchange());
    }

    private void read(ApiRequest request) throws IOException {
        String chat = ApiRequest.required(request.json("chat"), "chat");
        played.of(request).reads(chat);
        Answer.nothing(request.exchange());
    }
}
