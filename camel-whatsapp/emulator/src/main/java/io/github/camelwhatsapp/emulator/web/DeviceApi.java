package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwhatsapp.emulator.linking.LinkedDevice;
import io.github.camelwhatsapp.emulator.linking.LinkingException;
import io.github.camelwhatsapp.emulator.phone.Phone;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The part of the HTTP interface that links devices to a phone; {@link PhoneApi} lists it. */
final class DeviceApi {
    private static final int SECONDS = 30;
    private static final int LINKING = 8;

    private final PlayedPhone played;
    private final Semaphore linking = new Semaphore(LINKING);

    DeviceApi(PlayedPhone played) {
        this.played = played;
    }

    /** Adds its addresses. */
    void to(Routes routes) {
        routes.on("GET", "phones/*/devices", request -> list(played.existing(request), request))
                .on("POST", "phones/*/devices", request -> link(played.of(request), request))
                .on("DELETE", "phones/*/devices/*", request -> unlink(played.existing(request), request));
    }

    private void list(Phone phone, ApiRequest request) throws IOException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        phone.linkedDevices().forEach(device -> list.add(json(device)));
        Answer.json(request.exchange(), 200, list);
    }

    private void link(Phone phone, ApiRequest request) throws IOException {
        Map<String, String> body = request.json("qr", "code");
        if (body.size() != 1) {
            throw Refusal.badRequest("The body needs either the text 'qr' or the text 'code'");
        }
        if (!linking.tryAcquire()) {
            throw Refusal.busy(LINKING + " devices are being linked already; wait for one of them");
        }
        try {
            CompletableFuture<LinkedDevice> device =
                    body.containsKey("qr") ? phone.scans(body.get("qr")) : phone.entersCode(body.get("code"));
            Answer.json(request.exchange(), 201, json(linked(device)));
        } catch (LinkingException e) {
            throw refusal(e);
        } finally {
            linking.release();
        }
    }

    private void unlink(Phone phone, ApiRequest request) throws IOException {
        String number = request.segment(4);
        LinkedDevice device = phone.linkedDevices().stream()
                .filter(linked -> Integer.toString(linked.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no linked device " + number));
        phone.unlinks(device);
        Answer.nothing(request.exchange());
    }

    private static LinkedDevice linked(CompletableFuture<LinkedDevice> device) {
        try {
            return device.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LinkingException refused ? refused : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new Refusal(504, "The device did not answer in " + SECONDS + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.busy("The emulator is being closed");
        }
    }

    private static Refusal refusal(LinkingException refused) {
        int status =
                switch (refused.reason()) {
                    case WRONG_CODE -> 400;
                    case NOT_WAITING, NO_SUCH_DEVICE -> 404;
                    default -> 409;
                };
        return new Refusal(status, String.valueOf(refused.getMessage()));
    }

    /** {@code {id, name, platform, jid, lid, linkedAt, connected, lastSeen}}. */
    private static ObjectNode json(LinkedDevice device) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", device.number())
                .put("name", device.name())
                .put("platform", device.platform())
                .put("jid", device.jid().toString())
                .put("lid", device.lid().toString())
                .put("linkedAt", device.linkedAt().toString())
                .put("connected", device.connected())
                .put("lastSeen", device.lastSeen().map(Instant::toString).orElse(null));
    }
}
