package io.github.camelwhatsapp.examples.registration;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.error.RegistrationRefusedException;
import io.github.camelwhatsapp.model.CodeMethod;
import io.github.camelwhatsapp.model.CodeRequestOutcome;
import io.github.camelwhatsapp.model.CodeSent;
import io.github.camelwhatsapp.model.DissectedPhone;
import io.github.camelwhatsapp.model.Registered;
import io.github.camelwhatsapp.model.TypedPhoneNumber;
import io.github.camelwhatsapp.operation.DissectPhone;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.RegisterCode;
import io.github.camelwhatsapp.operation.RequestCode;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.RegistrationSettings;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks for a code, takes it from the person who reads it off the phone, and keeps the password in the account's store. */
@Command(
        name = "registration",
        mixinStandardHelpOptions = true,
        description = "Registers a phone number, so that the account can log in.")
public final class RegistrationTool implements Callable<Integer> {
    private static final String OWNER = "registration";

    private final BufferedReader in;
    private final PrintWriter out;

    @Option(
            names = "--number",
            description = "The number as people write it, such as '+34 612 34 56 78'. Asked for if it is not given.")
    private @Nullable String number;

    @Option(names = "--region", description = "Two letters of the country, for a number without its country code.")
    private @Nullable String region;

    @Option(names = "--method", defaultValue = "SMS", description = "sms or voice; ${DEFAULT-VALUE} unless given.")
    private CodeMethod method = CodeMethod.SMS;

    @Option(
            names = "--account",
            defaultValue = "support",
            description = "The account's name; ${DEFAULT-VALUE} unless given.")
    private String account = "support";

    @Option(names = "--store", defaultValue = "whatsapp-store", description = "The directory of the account's store.")
    private Path store = Path.of("whatsapp-store");

    @Option(names = "--service", description = "The address of the registration service; the real one unless given.")
    private @Nullable URI service;

    @Option(names = "--trust", description = "A PEM file with the certificates that the service may show.")
    private @Nullable Path trust;

    @Option(
            names = "--emulator",
            description = "Registers at an emulator that is started for it: nothing leaves this machine, and nothing is"
                    + " kept.")
    private boolean emulated;

    RegistrationTool(BufferedReader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    /** Runs it on the terminal. */
    public static void main(String[] arguments) {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        System.exit(run(in, new PrintWriter(System.out, true, Charset.defaultCharset()), arguments));
    }

    /** Runs it; 0 when the number is registered, 1 when it is not, 2 for wrong options. */
    static int run(BufferedReader in, PrintWriter out, String... arguments) {
        return new CommandLine(new RegistrationTool(in, out))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(out)
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        if (!emulated) {
            return register(settings(typed(), RegistrationSettings.DEFAULT, trusted()), () -> {});
        }
        try (WhatsAppEmulator emulator = WhatsAppEmulator.builder().start()) {
            TypedPhoneNumber typed = typed();
            RegistrationSettings there = RegistrationSettings.DEFAULT.withService(
                    emulator.registration().address());
            TrustedCertificates itsOwn =
                    TrustedCertificates.ofPem(emulator.certificate().pem());
            return register(settings(typed, there, itsOwn), () -> emulator.registration()
                    .texts(typed.digits())
                    .forEach(text -> out.println("   (on the phone: " + text.text() + ")")));
        }
    }

    private TypedPhoneNumber typed() throws IOException {
        String text = number != null ? number : ask("Phone number, such as +34 612 34 56 78: ");
        return TypedPhoneNumber.read(text, Optional.ofNullable(region));
    }

    private TrustedCertificates trusted() {
        return trust == null ? TrustedCertificates.OF_THE_JVM : TrustedCertificates.ofFile(trust);
    }

    private AccountSettings settings(TypedPhoneNumber typed, RegistrationSettings where, TrustedCertificates trusted) {
        out.println("Registering " + typed.international() + " as the account '" + account + "'");
        if (!typed.inUse()) {
            out.println("Look twice: numbers of this form are not given out in that country.");
        }
        return AccountSettings.builder(account)
                .generation("classic")
                .phoneNumber(typed.digits())
                .registration(service == null ? where : where.withService(service))
                .trusted(trusted)
                .build();
    }

    private int register(AccountSettings settings, Runnable lookAtThePhone) throws IOException {
        try (AccountStores stores = open();
                WhatsAppClient client = WhatsAppClient.builder(settings, stores).build()) {
            DissectedPhone phone = answer(client, new DissectPhone(Optional.empty()));
            out.println("Country: " + phone.country() + ", network code " + phone.mcc());
            CodeRequestOutcome outcome = answer(client, RequestCode.by(method));
            if (outcome instanceof CodeSent sent) {
                out.println("A code of " + sent.length() + " digits is on its way by "
                        + (sent.method() == CodeMethod.SMS ? "text message." : "call."));
                lookAtThePhone.run();
                outcome = answer(client, new RegisterCode(ask("Code: ")));
            }
            Registered registered = (Registered) outcome;
            out.println("Registered as " + registered.login() + ", valid until "
                    + registered.expiration().map(Object::toString).orElse("further notice") + ".");
            out.println(
                    emulated
                            ? "The emulator forgets it now; a real password would be in " + store + "."
                            : "The password is in " + store + "; the account '" + account + "' logs in with it.");
            return 0;
        } catch (CompletionException e) {
            out.println(
                    e.getCause() instanceof RegistrationRefusedException refused
                            ? "Refused: " + refused.refusal().advice() + "."
                            : "It did not work: " + e.getCause().getMessage());
            return 1;
        }
    }

    private AccountStores open() {
        return emulated
                ? SqliteAccountStores.inMemory(OWNER, StoreCipher.plain(), TimeSource.system())
                : SqliteAccountStores.open(store, OWNER, StoreCipher.plain(), TimeSource.system());
    }

    private static <R> R answer(WhatsAppClient client, Operation<R> operation) {
        return client.execute(operation).toCompletableFuture().join();
    }

    private String ask(String question) throws IOException {
        out.print(question);
        out.flush();
        String line = in.readLine();
        if (line == null) {
            throw new IOException("The input ended where an answer was expected");
        }
        return line;
    }
}
