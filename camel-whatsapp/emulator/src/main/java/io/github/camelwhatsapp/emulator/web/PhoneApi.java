package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import io.github.camelwhatsapp.emulator.phone.ChatId;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneNumber;
import io.github.camelwhatsapp.emulator.phone.Phones;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;

/**
 * The HTTP interface to the phones, for the page and for programs such as curl.
 *
 * <p>{@code N} is the number of the phone, {@code C} a chat: the number of a person or the id of a group. A POST makes the phone
 * if it is not there; a GET answers 404 then. Bodies are JSON objects of texts, sent as {@code application/json}.
 *
 * <pre>{@code
 * GET  /api/phones                                      all phones: [{number, name, state, detail, unread}]
 * POST /api/phones              {number, name}          makes a phone; the name may be left out
 * GET  /api/directory                                   who can be written to: {accounts, groups}
 * GET  /api/phones/N                                    the phone and its chats, without the messages
 * GET  /api/phones/N/texts                              what came beside WhatsApp, such as registration codes: [{at, text}]
 * GET  /api/phones/N/events                             the same as server-sent events, and every change from then on
 * GET  /api/phones/N/messages                           messages of all chats, oldest first; parameters, all optional:
 *        chat=C                                           of this chat only
 *        after=ID                                         only what follows this message
 *        limit=1..2000                                    the latest so many; 200 if not given
 *        wait=0..30                                       seconds to wait for a received message after the one given, or
 *                                                         without one after the phone's own last: only what follows it
 * POST /api/phones/N/messages   {to: C, text}           sends a message and answers with it
 * POST /api/phones/N/to/C                               the same with the whole body as the text, for curl -d 'hello'
 * POST /api/phones/N/to/C/media                         sends the body as a file of its Content-Type; parameters, all optional:
 *        caption=TEXT, name=NAME
 *        kind=KIND                                        image, video, audio, voiceNote or document, if not what the type says
 * POST /api/phones/N/to/C/location  {latitude, longitude, name, url}   sends a place; the last two may be left out
 * POST /api/phones/N/to/C/contact   {vcard}             sends a contact card
 * GET  /api/phones/N/media/A/ID                         the bytes of a medium, by author and message id; they are fetched if need be
 * GET  /api/phones/N/previews/A/ID                      the small picture that came with it
 * POST /api/phones/N/chats      {chat: C}               opens a chat and asks for the presence of the other person
 * POST /api/phones/N/typing     {to: C, state}          state is composing or paused
 * POST /api/phones/N/read       {chat: C}               reads what was received there
 * POST /api/phones/N/name       {name}                  what others see
 * GET  /api/phones/N/devices                            the linked devices
 * POST /api/phones/N/devices    {qr} or {code}          scans the text of a QR code, or types a pairing code; answers with the
 *                                                       device when it is linked, after 30 seconds at most
 * DELETE /api/phones/N/devices/D                        unlinks the device with this id
 * POST /api/phones/N/offline    and /online             hangs up, connects again
 * }</pre>
 *
 * <p>A message is {@code {id, chat, author, authorName, text, at, direction: in|out,
 * tick: pending|refused|sent|delivered|read, content}}. Only what is more than text has a content:
 * {@code {kind: image|video|audio|voiceNote|document, mimeType, size, name, caption, width, height, seconds, preview}}, {@code
 * {kind: location, latitude, longitude, name, url}} or {@code {kind: contactCard, name, vcard}}; a linked device is {@code {id, name, platform, jid, lid, linkedAt, connected,
 * lastSeen}}. What is refused gets a status and {@code {"error": "a sentence"}}.
 */
final class PhoneApi {
    private static final int STREAMS = 48;
    private static final int WAITING = 24;
    private static final int MOST_MESSAGES = 2_000;
    private static final int USUAL_MESSAGES = 200;
    private static final Set<String> BY_MESSAGE = Set.of("media", "previews");
    private static final int MOST_SECONDS = 30;

    private final Phones phones;
    private final PhoneJson json;
    private final MediaApi media;
    private final DeviceApi devices = new DeviceApi();
    private final Semaphore streams = new Semaphore(STREAMS);
    private final Semaphore waiting = new Semaphore(WAITING);
    private final Map<String, Map<String, Route>> routes = Map.ofEntries(
            Map.entry("phones", Map.of("GET", this::phones, "POST", this::addPhone)),
            Map.entry("directory", Map.of("GET", this::directory)),
            Map.entry("phones/*", Map.of("GET", this::snapshot)),
            Map.entry("phones/*/texts", Map.of("GET", this::texts)),
            Map.entry("phones/*/events", Map.of("GET", this::events)),
            Map.entry("phones/*/messages", Map.of("GET", this::messages, "POST", this::send)),
            Map.entry("phones/*/to/*", Map.of("POST", this::sendText)),
            Map.entry("phones/*/to/*/media", Map.of("POST", request -> media().sendFile(own(request), request))),
            Map.entry("phones/*/to/*/location", Map.of("POST", request -> media().sendPlace(own(request), request))),
            Map.entry("phones/*/to/*/contact", Map.of("POST", request -> media().sendCard(own(request), request))),
            Map.entry("phones/*/media/*/*", Map.of("GET", request -> media().file(existing(request), request))),
            Map.entry("phones/*/previews/*/*", Map.of("GET", request -> media().preview(existing(request), request))),
            Map.entry("phones/*/chats", Map.of("POST", this::openChat)),
            Map.entry("phones/*/typing", Map.of("POST", this::typing)),
            Map.entry("phones/*/read", Map.of("POST", this::read)),
            Map.entry("phones/*/name", Map.of("POST", this::name)),
            Map.entry(
                    "phones/*/devices",
                    Map.of(
                            "GET",
                            request -> devices.list(existing(request), request),
                            "POST",
                            request -> devices.link(own(request), request))),
            Map.entry("phones/*/devices/*", Map.of("DELETE", request -> devices.unlink(existing(request), request))),
            Map.entry("phones/*/offline", Map.of("POST", this::offline)),
            Map.entry("phones/*/online", Map.of("POST", this::online)));

    PhoneApi(Phones phones, PhoneDirectory directory) {
        this.phones = phones;
        json = new PhoneJson(directory);
        media = new MediaApi(json);
    }

    void serve(ApiRequest request) throws IOException {
        Map<String, Route> methods = routes.get(template(request));
        if (methods == null) {
            throw Refusal.notFound("There is nothing at this address; GET /api/phones lists the phones");
        }
        Route route = methods.get(request.method());
        if (route == null) {
            String allowed = String.join(", ", new TreeSet<>(methods.keySet()));
            request.exchange().getResponseHeaders().set("Allow", allowed);
            throw new Refusal(405, "This address takes " + allowed + ", not " + request.method());
        }
        route.serve(request);
    }

    private MediaApi media() {
        return media;
    }

    /** The path below /api with a star for a number, a chat and the id of a message. */
    private static String template(ApiRequest request) {
        StringBuilder template = new StringBuilder();
        for (int i = 1; i < request.path().size(); i++) {
            boolean isName = i == 2
                    || i == 4
                    || (i == 5 && BY_MESSAGE.contains(request.path().get(3)));
            template.append(i == 1 ? "" : "/")
                    .append(isName ? "*" : request.path().get(i));
        }
        return template.toString();
    }

    private void phones(ApiRequest request) throws IOException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        phones.all().forEach(phone -> list.add(json.phone(phone)));
        Answer.json(request.exchange(), 200, list);
    }

    private void directory(ApiRequest request) throws IOException {
        Answer.json(request.exchange(), 200, json.directory());
    }

    private void addPhone(ApiRequest request) throws IOException {
        Map<String, String> body = request.json("number", "name");
        Phone phone = phones.phone(required(body, "number"));
        Optional.ofNullable(body.get("name")).filter(name -> !name.isBlank()).ifPresent(phone::named);
        Answer.json(request.exchange(), 201, json.snapshot(phone));
    }

    private void snapshot(ApiRequest request) throws IOException {
        Answer.json(request.exchange(), 200, json.snapshot(existing(request)));
    }

    private void texts(ApiRequest request) throws IOException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        existing(request).texts().forEach(text -> list.add(json.text(text)));
        Answer.json(request.exchange(), 200, list);
    }

    private void events(ApiRequest request) throws IOException {
        Phone phone = existing(request);
        if (!streams.tryAcquire()) {
            throw Refusal.busy(STREAMS + " pages follow phones already; close one of them first");
        }
        try {
            new EventStream(phone, json).run(request.exchange());
        } finally {
            streams.release();
        }
    }

    private void messages(ApiRequest request) throws IOException {
        Messages messages = new Messages(
                existing(request),
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
        send(request, required(body, "to"), required(body, "text"));
    }

    private void sendText(ApiRequest request) throws IOException {
        send(request, request.segment(4), request.text());
    }

    private void send(ApiRequest request, String to, String text) throws IOException {
        ChatId chat = ChatId.parse(to);
        Answer.json(
                request.exchange(), 201, json.message(own(request).sends(text).to(chat.value())));
    }

    private void openChat(ApiRequest request) throws IOException {
        ChatId chat = ChatId.parse(required(request.json("chat"), "chat"));
        Answer.json(request.exchange(), 201, json.chat(own(request).opens(chat.value())));
    }

    private void typing(ApiRequest request) throws IOException {
        Map<String, String> body = request.json("to", "state");
        String to = required(body, "to");
        switch (required(body, "state")) {
            case "composing" -> own(request).composing(to);
            case "paused" -> own(request).paused(to);
            default -> throw Refusal.badRequest("The state is composing or paused");
        }
        done(request);
    }

    private void read(ApiRequest request) throws IOException {
        String chat = required(request.json("chat"), "chat");
        own(request).reads(chat);
        done(request);
    }

    private void name(ApiRequest request) throws IOException {
        String name = required(request.json("name"), "name");
        own(request).named(name);
        done(request);
    }

    private void offline(ApiRequest request) throws IOException {
        request.nothing();
        own(request).goOffline();
        done(request);
    }

    private void online(ApiRequest request) throws IOException {
        request.nothing();
        own(request).comeBack();
        done(request);
    }

    private static void done(ApiRequest request) throws IOException {
        HttpExchange exchange = request.exchange();
        Answer.bytes(exchange, 204, "application/json; charset=utf-8", new byte[0]);
    }

    private Phone own(ApiRequest request) {
        return phones.phone(request.segment(2));
    }

    private Phone existing(ApiRequest request) {
        PhoneNumber number = PhoneNumber.parse(request.segment(2));
        return phones.find(number.digits())
                .orElseThrow(() -> Refusal.notFound(
                        "There is no phone " + number + " yet; a POST to /api/phones with {\"number\": \"" + number
                                + "\"} makes it, and so does sending a message from it"));
    }

    private static String required(Map<String, String> body, String field) {
        return Optional.ofNullable(body.get(field))
                .orElseThrow(() -> Refusal.badRequest("The body needs the text '" + field + "'"));
    }

    /** What is done for one method at one address. */
    private interface Route {
        void serve(ApiRequest request) throws IOException;
    }
}
