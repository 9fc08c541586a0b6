package io.github.camelwhatsapp.tests;

import static io.github.camelwhatsapp.tests.TestAccount.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.event.ContactAdded;
import io.github.camelwhatsapp.event.ContactFeatures;
import io.github.camelwhatsapp.event.ContactRemoved;
import io.github.camelwhatsapp.event.ContactSyncDue;
import io.github.camelwhatsapp.event.ContactUpdated;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.WebSyncRequested;
import io.github.camelwhatsapp.model.ContactSyncMode;
import io.github.camelwhatsapp.model.ContactSyncResult;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.SyncContacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contact sync in its modes, and what an account is told of its contacts. */
class ClassicContactsIT extends AnnAndBob {
    @BeforeEach
    void letCatHaveAnAccount() {
        emulator.account(CAT);
    }

    @Test
    void tellsWhichNumbersAreThere() {
        ContactSyncResult result =
                join(ann.client().execute(sync(List.of("34 600 000 002", "+34999999999", "0123456"))));

        assertThat(result.existing()).containsExactly(Map.entry("+" + BOB, Party.ofPhone(BOB)));
        assertThat(result.nonExisting()).containsExactly("34999999999");
        assertThat(result.invalid()).containsExactly("+0123456");
        assertThat(result.syncId()).startsWith("sync_sid_full_");
        assertThat(result.nextFullSync()).isPresent();
        assertThat(emulator.account(ANN).contacts()).containsExactly(BOB, "34999999999");
    }

    @ParameterizedTest
    @EnumSource(ContactSyncMode.class)
    void syncsInEachMode(ContactSyncMode mode) {
        List<String> numbers = IntStream.range(0, 2_500)
                .mapToObj(i -> "3460001" + (10_000 + i))
                .toList();
        emulator.account(numbers.get(2_400));

        ContactSyncResult result =
                join(ann.client().execute(new SyncContacts(numbers, Optional.empty(), Optional.of(mode))));

        assertThat(result.existing()).containsOnlyKeys("+" + numbers.get(2_400));
        assertThat(result.nonExisting()).hasSize(2_499);
        int remembered = mode == ContactSyncMode.QUERY_INTERACTIVE ? 0 : 2_500;
        assertThat(emulator.account(ANN).contacts()).hasSize(remembered);
    }

    @Test
    void syncsTenThousandContactsInOneGo() {
        List<String> numbers = IntStream.range(0, 10_000)
                .mapToObj(i -> "3460001" + (10_000 + i))
                .toList();

        ContactSyncResult result = join(ann.client().execute(sync(numbers)));

        assertThat(result.nonExisting()).containsExactlyElementsOf(numbers);
        assertThat(emulator.account(ANN).contacts()).hasSize(10_000);
    }

    @Test
    void takesDeletedContactsOut() {
        join(ann.client().execute(sync(List.of(BOB, CAT))));

        join(ann.client()
                .execute(new SyncContacts(List.of(), Optional.of(List.of(Party.ofPhone(BOB))), Optional.empty())));

        assertThat(emulator.account(ANN).contacts()).containsExactly(CAT);
    }

    @Test
    void hearsWhenSomeoneWhoWasAskedForIsThere() {
        join(ann.client().execute(sync(List.of("34600000777"))));

        emulator.account("34600000777");

        assertThat(only(ContactAdded.class).contact()).isEqualTo(Party.ofPhone("34600000777"));
        emulator.awaitSettled(ANN, SOON);
    }

    @Test
    void hearsWhatBecomesOfItsContacts() {
        Instant after = Instant.ofEpochSecond(1_467_000_000);
        emulator.account(ANN).news().contactRemoved(BOB);
        emulator.account(ANN).news().contactUpdated(CAT);
        emulator.account(ANN).news().contactSync(after);
        emulator.account(ANN).news().features(BOB, "1");

        assertThat(only(ContactRemoved.class).contact()).isEqualTo(Party.ofPhone(BOB));
        assertThat(only(ContactUpdated.class).contact()).isEqualTo(Party.ofPhone(CAT));
        assertThat(only(ContactSyncDue.class).after()).isEqualTo(after);
        assertThat(only(ContactFeatures.class)).satisfies(event -> {
            assertThat(event.from()).isEqualTo(Party.ofPhone(BOB));
            assertThat(event.encryption()).isEqualTo("1");
        });
        emulator.awaitSettled(ANN, SOON);
    }

    @Test
    void hearsThatABrowserWantsToBeServed() {
        emulator.account(ANN).news().webSync("@data", "code=", "name=");

        WebSyncRequested event = only(WebSyncRequested.class);
        assertThat(List.of(event.data(), event.code(), event.name())).containsExactly("@data", "code=", "name=");
        assertThat(event.toString()).doesNotContain("@data").doesNotContain("code=");
    }

    private <E extends Event> E only(Class<E> type) {
        return only(ann, type);
    }

    private static SyncContacts sync(List<String> numbers) {
        return new SyncContacts(numbers, Optional.empty(), Optional.empty());
    }
}
