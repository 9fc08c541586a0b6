package io.github.camelwhatsapp.tests.docs;

import static io.github.camelwhatsapp.tests.docs.World.SOON;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.SetProfilePicture;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.EncryptionSettings;
import io.github.camelwhatsapp.tests.TestAccount;
import io.github.camelwhatsapp.time.TimeSource;
import java.util.concurrent.TimeUnit;

/** Somebody who does what a played phone has no button for: another client of the classic service. Close it to log it out. */
final class Friend implements AutoCloseable {
    private final World world;
    private final TestAccount account;

    private Friend(World world, TestAccount account) {
        this.world = world;
        this.account = account;
        await().atMost(SOON).until(() -> account.client().status().isOnline());
    }

    /** Somebody by number. */
    static Friend of(World world, String number) {
        return new Friend(
                world,
                TestAccount.on(world.emulator(), number, settings -> settings, TimeSource.system())
                        .start());
    }

    /** The same who encrypts and has published keys. */
    static Friend encrypting(World world, String number) {
        Friend friend = new Friend(
                world,
                TestAccount.on(world.emulator(), number, Friend::encrypting, TimeSource.system())
                        .start());
        await().atMost(SOON).until(() -> world.emulator().account(number).publishedPreKeys() >= 200);
        return friend;
    }

    private static AccountSettings.Builder encrypting(AccountSettings.Builder settings) {
        return settings.encryption(new EncryptionSettings(true, true));
    }

    /** Does an operation and waits for its answer. */
    <R> R does(Operation<R> operation) {
        return account.client()
                .execute(operation)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** Sets a picture. */
    void showsAFace() {
        does(new SetProfilePicture(world.face()));
    }

    @Override
    public void close() {
        account.close();
    }
}
