package io.github.camelwhatsapp.emulator.web;

import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneTroubles;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can go wrong with the keys of a phone, and be done to its account, over HTTP; {@link PhoneApi} lists it. */
final class TroubleApi {
    private static final int BACKUPS = 100;
    private static final int HOUR = 3_600;

    private final PlayedPhone played;
    private final Workshop.Accounts accounts;
    private final Map<String, PhoneTroubles.Backup> backups = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PhoneTroubles.Backup> eldest) {
            return size() > BACKUPS;
        }
    };

    TroubleApi(PlayedPhone played, Workshop.Accounts accounts) {
        this.played = played;
        this.accounts = accounts;
    }

    /** Adds its addresses. */
    void to(Routes routes) {
        routes.on("POST", "phones/*/troubles", this::trouble);
    }

    private void trouble(ApiRequest request) throws IOException {
        Fields fields = request.fields(Set.of("kind", "share", "seed", "on", "device", "seconds"));
        Phone phone = played.of(request);
        PhoneTroubles troubles = phone.troubles();
        switch (fields.text("kind")) {
            case "misreads" ->
                troubles.misreads(
                        fields.decimal("share").orElse(1.0),
                        fields.decimal("seed").orElse(1.0).longValue());
            case "losesSenderKeys" -> troubles.losesSenderKeys();
            case "backsUp" -> keep(phone.number(), troubles.backsUp());
            case "restores" -> troubles.restores(backup(phone.number()));
            case "isSetUpAnew" -> troubles.isSetUpAnew();
            case "writesToNumbers" -> troubles.writesToNumbers(fields.flag("on"));
            case "leavesOutLinked" -> troubles.leavesOutLinked(fields.flag("on"));
            case "exhaustsPreKeys" ->
                accounts.exhaustPreKeys(phone.number(), fields.count("device").orElse(0));
            case "timeLock" ->
                accounts.timeLock(
                        phone.number(),
                        Duration.ofSeconds(fields.count("seconds").orElse(HOUR)));
            default ->
                throw Refusal.badRequest("The kind is misreads, losesSenderKeys, backsUp, restores, isSetUpAnew,"
                        + " writesToNumbers, leavesOutLinked, exhaustsPreKeys or timeLock");
        }
        Answer.nothing(request.exchange());
    }

    private synchronized void keep(String number, PhoneTroubles.Backup backup) {
        backups.put(number, backup);
    }

    private synchronized PhoneTroubles.Backup backup(String number) {
        return Optional.ofNullable(backups.get(number))
                .orElseThrow(() ->
                        new Refusal(409, "The phone has no copy of its sessions; {\"kind\": \"backsUp\"} makes one"));
    }
}
