package io.github.camelwhatsapp.emulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.PhoneStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is done over the page's HTTP interface. */
class PhonePageIT extends PageOverSockets {

    @Test
    void sendsAMessageFromAPhoneThatItMakes() throws Exception {
        Phone bob = phones.phone(BOB);
        String text = "<script>alert('no')</script> \"&\" 🎉 שלום";

        HttpResponse<String> response = post(
                "api/phones/" + ANN + "/messages", "{\"to\": \"+34 600 000 001\", \"text\": " + quoted(text) + "}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(json(response).get("text").textValue()).isEqualTo(text);
        assertThat(json(response).get("direction").textValue()).isEqualTo("out");
        assertThat(header(response, "Content-Type")).startsWith("application/json");
        assertThat(bob.awaitReceived(text, SOON).author()).isEqualTo(ANN);
    }

    @Test
    void sendsTheWholeBodyAsTheTextForASimpleCurl() throws Exception {
        Phone bob = phones.phone(BOB);

        HttpResponse<String> response = send(request("api/phones/" + ANN + "/to/" + BOB)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("1 + 1 = 2 & %41")));

        assertThat(response.statusCode()).isEqualTo(201);
        bob.awaitReceived("1 + 1 = 2 & %41", SOON);
    }

    @Test
    void waitsForTheAnswerToThePhonesOwnLastMessage() throws Exception {
        Phone bob = phones.phone(BOB);
        Phone ann = phones.phone(ANN);
        bob.sends("from before").to(ANN);
        ann.awaitReceived("from before", SOON);
        post("api/phones/" + ANN + "/messages", "{\"to\": \"" + BOB + "\", \"text\": \"hello\"}");
        CompletableFuture<HttpResponse<String>> waiting = client.sendAsync(
                request("api/phones/" + ANN + "/messages?wait=30").GET().build(), BodyHandlers.ofString());

        bob.awaitReceived("hello", SOON);
        bob.sends("welcome").to(ANN);

        JsonNode answers = json(waiting.get(SOON.toSeconds(), TimeUnit.SECONDS));
        assertThat(answers.findValuesAsText("text")).containsExactly("welcome");
        assertThat(answers.get(0).get("authorName").textValue()).isEqualTo("Support");
        assertThat(answers.get(0).get("at").textValue()).isEqualTo("2016-07-01T00:00:00Z");
    }

    @Test
    void answersWithNothingWhenNothingComesInTime() throws Exception {
        phones.phone(ANN).sends("hello").to(BOB);

        assertThat(json(get("api/phones/" + ANN + "/messages?wait=1"))).isEmpty();
    }

    @Test
    void listsTheMessagesOfAChatAfterAKnownOne() throws Exception {
        Phone ann = phones.phone(ANN);
        PhoneMessage first = ann.sends("one").to(BOB);
        ann.sends("elsewhere").to("34999999999");
        ann.sends("two").to(BOB);
        ann.sends("three").to(BOB);
        String messages = "api/phones/" + ANN + "/messages?chat=" + BOB;

        assertThat(texts(messages)).containsExactly("one", "two", "three");
        assertThat(texts(messages + "&after=" + first.id())).containsExactly("two", "three");
        assertThat(texts(messages + "&limit=1")).containsExactly("three");
        assertThat(texts("api/phones/" + ANN + "/messages")).containsExactly("one", "elsewhere", "two", "three");
        assertThat(get(messages + "&after=unknown").statusCode()).isEqualTo(400);
    }

    @Test
    void showsAPhoneItsChatsAndTheDirectory() throws Exception {
        Phone ann = phones.phone(ANN).named("Ann");
        phones.phone(BOB).sends("hello").to(ANN);
        ann.awaitReceived("hello", SOON);

        JsonNode phone = json(get("api/phones/" + ANN));
        assertThat(phone.get("name").textValue()).isEqualTo("Ann");
        assertThat(phone.get("state").textValue()).isEqualTo("online");
        assertThat(phone.get("unread").intValue()).isEqualTo(1);
        assertThat(phone.get("chats").get(0).get("id").textValue()).isEqualTo(BOB);
        assertThat(phone.get("chats").get(0).get("last").get("text").textValue())
                .isEqualTo("hello");
        assertThat(json(get("api/phones")).findValuesAsText("number")).containsExactly(ANN, BOB);
        JsonNode directory = json(get("api/directory"));
        assertThat(directory.get("accounts").get(0).get("name").textValue()).isEqualTo("Support");
        assertThat(directory.get("groups").get(0).get("members")).hasSize(2);
    }

    @Test
    void doesWhatAPersonDoesWithAPhone() throws Exception {
        Phone bob = phones.phone(BOB);
        assertThat(post("api/phones", "{\"number\": \"+34 123 456 789\", \"name\": \"Ann\"}")
                        .statusCode())
                .isEqualTo(201);
        Phone ann = phones.find(ANN).orElseThrow();
        assertThat(post("api/phones/" + ANN + "/name", "{\"name\": \"Anna\"}").statusCode())
                .isEqualTo(204);
        assertThat(ann.name()).isEqualTo("Anna");

        assertThat(post("api/phones/" + ANN + "/chats", "{\"chat\": \"" + BOB + "\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(post("api/phones/" + ANN + "/typing", "{\"to\": \"" + BOB + "\", \"state\": \"composing\"}")
                        .statusCode())
                .isEqualTo(204);
        bob.await("typing", phone -> Optional.of(phone.chat(ANN)).filter(chat -> chat.isTyping()), SOON);
        bob.sends("hello").to(ANN);
        ann.awaitReceived("hello", SOON);
        assertThat(post("api/phones/" + ANN + "/read", "{\"chat\": \"" + BOB + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(ann.chat(BOB).unread()).isZero();
        assertThat(post("api/phones/" + ANN + "/offline", "{}").statusCode()).isEqualTo(204);
        state(ann, PhoneStatus.State.OFFLINE);
        HttpResponse<String> bare =
                send(request("api/phones/" + ANN + "/online").POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(bare.statusCode()).isEqualTo(204);
        state(ann, PhoneStatus.State.ONLINE);
    }

    private static void state(Phone phone, PhoneStatus.State expected) {
        phone.await(expected.name(), now -> Optional.of(now.status().state()).filter(expected::equals), SOON);
    }

    @Test
    void streamsASnapshotAndThenEachEvent() throws Exception {
        Phone ann = phones.phone(ANN).awaitOnline(SOON);
        HttpResponse<Stream<String>> response =
                client.send(request("api/phones/" + ANN + "/events").GET().build(), BodyHandlers.ofLines());
        assertThat(header(response, "Content-Type")).startsWith("text/event-stream");

        try (Stream<String> lines = response.body()) {
            Iterator<String> events = lines.iterator();
            assertThat(until(events, "event: snapshot")).contains("\"number\":\"34123456789\"");
            ann.sends("line one\nline two").to(BOB);
            assertThat(until(events, "event: added")).contains("line one\\nline two");
            assertThat(until(events, "event: chat")).contains("\"id\":\"" + BOB + "\"");
            assertThat(until(events, "event: ticked")).contains("\"tick\":\"sent\"");
        }
    }

    private static String until(Iterator<String> lines, String event) {
        while (!lines.next().equals(event)) {
            // Other events may come between.
        }
        return lines.next();
    }

    @Test
    void endsStreamsAndWaitingRequestsWhenItIsClosed() throws Exception {
        phones.phone(ANN);
        HttpResponse<Stream<String>> stream =
                client.send(request("api/phones/" + ANN + "/events").GET().build(), BodyHandlers.ofLines());

        page.close();

        CompletableFuture<Long> end = CompletableFuture.supplyAsync(() -> {
            try (Stream<String> lines = stream.body()) {
                return lines.count();
            } catch (UncheckedIOException e) {
                return 0L;
            }
        });
        assertThat(end).succeedsWithin(SOON);
    }

    private List<String> texts(String path) throws Exception {
        return json(get(path)).findValuesAsText("text");
    }

    private static String quoted(String text) throws IOException {
        return new JsonMapper().writeValueAsString(text);
    }
}
