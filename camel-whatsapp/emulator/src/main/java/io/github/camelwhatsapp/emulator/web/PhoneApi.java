package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.Phones;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

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
 * POST /api/phones/N/presence   {state}                 state is available or unavailable: whether the phone shows itself
 * POST /api/phones/N/to/C/poll  {question, options: [], selectable}    asks; selectable is 1 if not given
 * POST /api/phones/N/messages/A/ID/reply     {text}     replies to the message with this author and id
 * POST /api/phones/N/messages/A/ID/reaction  {emoji}    reacts; an empty text takes the reaction away
 * POST /api/phones/N/messages/A/ID/edit      {text}     changes an own message
 * POST /api/phones/N/messages/A/ID/revoke               takes an own message back
 * POST /api/phones/N/messages/A/ID/vote      {options: []}             votes; no options withdraw the vote
 * POST /api/phones/N/messages/A/ID/played               plays a sound or a film, so that its author is told
 * POST /api/phones/N/groups     {subject, members: []}  makes a group
 * GET  /api/phones/N/groups/G                           the group: {id, subject, hidden, members: [{number, name, admin}]}
 * POST /api/phones/N/groups/G/add  {numbers: []}        takes in; also /remove, /promote, /demote; answers {number: 200 or why not}
 * POST /api/phones/N/groups/G/subject {subject}         and /leave
 * POST /api/phones/N/troubles   {kind, ...}             misreads {share, seed}, losesSenderKeys, backsUp, restores, isSetUpAnew,
 *                                                       writesToNumbers {on}, leavesOutLinked {on}
 * GET  /api/stanzas                                     the nodes that passed lately; parameters, all optional: service, account,
 *                                                       tag, direction=toServer|toClient, limit, contents=true to see data
 * GET  /api/stanzas/events                              the same as server-sent events, and each that passes from then on
 * GET  /api/stanzas/S/PLACE                             one of them, by service and place
 * GET  /api/faults/kinds                                what can go wrong, and what each kind needs
 * GET  /api/faults                                      what is to go wrong, and how often it did
 * POST /api/faults              {service, kind, ...}    has something go wrong; when: account, connection, tag, stanza, probability,
 *                                                       times; at the service media: transfer=download|upload
 * DELETE /api/faults            and /api/faults/S/NUMBER    takes all back, or one
 * POST /api/services/S/disconnect                       ends all connections of a service
 * GET  /api/violations                                  which rules clients broke
 * }</pre>
 *
 * <p>A message is {@code {id, chat, author, authorName, text, at, direction: in|out, tick:
 * pending|refused|sent|delivered|read, content}}. Only what is more than text has a content: {@code {kind:
 * image|video|audio|voiceNote|document, mimeType, size, name, caption, width, height, seconds, preview}}, {@code {kind:
 * location, latitude, longitude, name, url}} or {@code {kind: contactCard, name, vcard}}; a linked device is {@code
 * {id, name, platform, jid, lid, linkedAt, connected, lastSeen}}. What is refused gets a status and {@code {"error": "a
 * sentence"}}.
 */
final class PhoneApi {
    private final Phones phones;
    private final PlayedPhone played;
    private final PhoneJson json;
    private final Routes routes = new Routes();

    PhoneApi(Phones phones, PhoneDirectory directory, Workshop workshop) {
        this.phones = phones;
        played = new PlayedPhone(phones);
        json = new PhoneJson(directory);
        routes.on("GET", "phones", this::phones)
                .on("POST", "phones", this::addPhone)
                .on("GET", "directory", this::directory)
                .on("GET", "phones/*", this::snapshot)
                .on("POST", "phones/*/name", this::name)
                .on("POST", "phones/*/presence", this::presence)
                .on("POST", "phones/*/offline", bare(Phone::goOffline))
                .on("POST", "phones/*/online", bare(Phone::comeBack));
        new ChatApi(played, json).to(routes);
        new DeedApi(played, json).to(routes);
        new MediaApi(played, json).to(routes);
        new GroupApi(played, directory).to(routes);
        new DeviceApi(played).to(routes);
        new TroubleApi(played, workshop.accounts()).to(routes);
        new StanzaApi(workshop.services()).to(routes);
        new FaultApi(workshop).to(routes);
    }

    void serve(ApiRequest request) throws IOException {
        routes.serve(request);
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
        Phone phone = phones.phone(ApiRequest.required(body, "number"));
        Optional.ofNullable(body.get("name")).filter(name -> !name.isBlank()).ifPresent(phone::named);
        Answer.json(request.exchange(), 201, json.snapshot(phone));
    }

    private void snapshot(ApiRequest request) throws IOException {
        Answer.json(request.exchange(), 200, json.snapshot(played.existing(request)));
    }

    private void name(ApiRequest request) throws IOException {
        String name = ApiRequest.required(request.json("name"), "name");
        played.of(request).named(name);
        Answer.nothing(request.exchange());
    }

    private void presence(ApiRequest request) throws IOException {
        switch (ApiRequest.required(request.json("state"), "state")) {
            case "available" -> played.of(request).available();
            case "unavailable" -> played.of(request).unavailable();
            default -> throw Refusal.badRequest("The state is available or unavailable");
        }
        Answer.nothing(request.exchange());
    }

    private Route bare(Consumer<Phone> deed) {
        return request -> {
            request.nothing();
            deed.accept(played.of(request));
            Answer.nothing(request.exchange());
        };
    }
}
