package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwhatsapp.emulator.endpoint.RefusedException;
import io.github.camelwhatsapp.emulator.phone.PhoneGroup;
import io.github.camelwhatsapp.emulator.phone.PhoneGroups;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Groups of a phone over HTTP; {@link PhoneApi} lists it. */
final class GroupApi {
    private static final String GROUP = "phones/*/groups/*";
    private static final int SECONDS = 15;

    private final PlayedPhone played;
    private final PhoneDirectory directory;

    GroupApi(PlayedPhone played, PhoneDirectory directory) {
        this.played = played;
        this.directory = directory;
    }

    /** Adds its addresses. */
    void to(Routes routes) {
        routes.on("POST", "phones/*/groups", this::create)
                .on("GET", GROUP, this::look)
                .on("POST", GROUP + "/add", change(PhoneGroups::adds))
                .on("POST", GROUP + "/remove", change(PhoneGroups::removes))
                .on("POST", GROUP + "/promote", change(PhoneGroups::promotes))
                .on("POST", GROUP + "/demote", change(PhoneGroups::demotes))
                .on("POST", GROUP + "/subject", this::rename)
                .on("POST", GROUP + "/leave", this::leave);
    }

    private void create(ApiRequest request) throws IOException {
        Fields fields = request.fields(Set.of("subject", "members"));
        PhoneGroup group = answered(played.of(request)
                .groups()
                .creates(fields.text("subject"), fields.texts("members").toArray(String[]::new)));
        Answer.json(request.exchange(), 201, json(group));
    }

    private void look(ApiRequest request) throws IOException {
        PhoneGroup group = answered(played.existing(request).groups().looksAt(request.segment(4)));
        Answer.json(request.exchange(), 200, json(group));
    }

    private void rename(ApiRequest request) throws IOException {
        String subject = request.fields(Set.of("subject")).text("subject");
        answered(played.existing(request).groups().renames(request.segment(4), subject));
        Answer.nothing(request.exchange());
    }

    private void leave(ApiRequest request) throws IOException {
        request.nothing();
        answered(played.existing(request).groups().leaves(request.segment(4)));
        Answer.nothing(request.exchange());
    }

    private Route change(Change change) {
        return request -> {
            String[] numbers =
                    request.fields(Set.of("numbers")).someTexts("numbers").toArray(String[]::new);
            ObjectNode codes = JsonNodeFactory.instance.objectNode();
            answered(change.of(played.existing(request).groups(), request.segment(4), numbers))
                    .forEach(codes::put);
            Answer.json(request.exchange(), 200, codes);
        };
    }

    private ObjectNode json(PhoneGroup group) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", group.id())
                .put("subject", group.subject())
                .put("hidden", group.hidden());
        ArrayNode members = json.putArray("members");
        group.members().forEach(member -> members.addObject()
                .put("number", member.number())
                .put("name", directory.nameOf(member.number()).orElse(member.number()))
                .put("admin", member.admin()));
        return json;
    }

    private static <T> T answered(CompletableFuture<T> answer) {
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw new Refusal(409, String.valueOf(refused.getMessage()).strip());
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new Refusal(504, "The server did not answer in " + SECONDS + " seconds; is the phone on?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.busy("The emulator is being closed");
        }
    }

    private interface Change {
        CompletableFuture<Map<String, Integer>> of(PhoneGroups groups, String group, String... numbers);
    }
}
