package io.github.camelwhatsapp.emulator.web;

import io.github.camelwhatsapp.emulator.phone.ChatId;
import io.github.camelwhatsapp.emulator.phone.Draft;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneCard;
import io.github.camelwhatsapp.emulator.phone.PhoneFile;
import io.github.camelwhatsapp.emulator.phone.PhoneMediaException;
import io.github.camelwhatsapp.emulator.phone.PhoneMedium;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.PhonePlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Media, places and contact cards of the phones over HTTP. {@link PhoneApi} lists the addresses. */
final class MediaApi {
    private static final int SECONDS = 60;
    private static final int TRANSFERS = 16;

    private final PlayedPhone played;
    private final PhoneJson json;
    private final Semaphore transfers = new Semaphore(TRANSFERS);

    MediaApi(PlayedPhone played, PhoneJson json) {
        this.played = played;
        this.json = json;
    }

    /** Adds its addresses. */
    void to(Routes routes) {
        routes.on("POST", "phones/*/to/*/media", request -> sendFile(played.of(request), request))
                .on("POST", "phones/*/to/*/location", request -> sendPlace(played.of(request), request))
                .on("POST", "phones/*/to/*/contact", request -> sendCard(played.of(request), request))
                .on("GET", "phones/*/media/*/*", request -> file(played.existing(request), request))
                .on("GET", "phones/*/previews/*/*", request -> preview(played.existing(request), request));
    }

    /** Sends the body as a file of its content type. */
    private void sendFile(Phone phone, ApiRequest request) throws IOException {
        ChatId chat = ChatId.parse(request.segment(4));
        PhoneFile file = PhoneFile.of(request.exchange().getRequestBody(), request.contentType())
                .named(request.parameter("name").orElse(""))
                .captioned(request.parameter("caption").orElse(""));
        Optional<PhoneMedium.Kind> kind = request.parameter("kind").map(MediaApi::kind);
        answer(request, chat, busy(() -> phone.sends(kind.map(file::as).orElse(file))));
    }

    /** Sends a place: {@code {latitude, longitude, name, url}}, the last two optional. */
    private void sendPlace(Phone phone, ApiRequest request) throws IOException {
        ChatId chat = ChatId.parse(request.segment(4));
        Map<String, String> body = request.json("latitude", "longitude", "name", "url");
        PhonePlace place = new PhonePlace(
                degrees(body, "latitude"),
                degrees(body, "longitude"),
                body.getOrDefault("name", ""),
                body.getOrDefault("url", ""));
        answer(request, chat, phone.sends(place));
    }

    /** Sends a contact card: {@code {vcard}}. */
    private void sendCard(Phone phone, ApiRequest request) throws IOException {
        ChatId chat = ChatId.parse(request.segment(4));
        PhoneCard card = PhoneCard.of(request.json("vcard").getOrDefault("vcard", ""));
        answer(request, chat, phone.sends(card));
    }

    /** Answers with the bytes of a medium, which the phone fetches if it has not yet. */
    private void file(Phone phone, ApiRequest request) throws IOException {
        PhoneMessage message = message(phone, request);
        Path file = busy(() -> fetched(phone.fetches(message)));
        MediaAnswer.file(request.exchange(), message.medium().orElseThrow(), file);
    }

    /** Answers with the small picture that came with the message. */
    private void preview(Phone phone, ApiRequest request) throws IOException {
        String preview =
                message(phone, request).medium().map(PhoneMedium::preview).orElse("");
        if (preview.isEmpty()) {
            throw Refusal.notFound("The message came without a preview");
        }
        Answer.bytes(request.exchange(), 200, "image/jpeg", Base64.getDecoder().decode(preview));
    }

    private void answer(ApiRequest request, ChatId chat, Draft draft) throws IOException {
        Answer.json(request.exchange(), 201, json.message(draft.to(chat.value())));
    }

    private <T> T busy(Supplier<T> transfer) {
        if (!transfers.tryAcquire()) {
            throw Refusal.busy(TRANSFERS + " media are on their way already; try again later");
        }
        try {
            return transfer.get();
        } finally {
            transfers.release();
        }
    }

    private static PhoneMessage message(Phone phone, ApiRequest request) {
        PhoneMessage message = PlayedPhone.message(phone, request);
        if (message.medium().isEmpty()) {
            throw Refusal.notFound("The message holds no medium");
        }
        return message;
    }

    private static Path fetched(CompletableFuture<Path> file) {
        try {
            return file.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PhoneMediaException failed) {
                throw new Refusal(502, String.valueOf(failed.getMessage()));
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new Refusal(504, "The medium did not come in " + SECONDS + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.busy("The emulator is being closed");
        }
    }

    private static PhoneMedium.Kind kind(String word) {
        return Arrays.stream(PhoneMedium.Kind.values())
                .filter(kind -> PhoneJson.word(kind).equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("The kind is image, video, audio, voiceNote or document"));
    }

    private static double degrees(Map<String, String> body, String field) {
        try {
            return Double.parseDouble(body.getOrDefault(field, ""));
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("The body needs '" + field + "' as a text of degrees, such as \"41.38\"");
        }
    }
}
