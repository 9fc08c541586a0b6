package io.github.camelwhatsapp.starter.test;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.event.LinkingCode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.FluentProducerTemplate;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;

/**
 * Links the application's linked devices once it has started, each by the emulated phone of its number, and waits until
 * they are online.
 */
final class AccountLinks implements ApplicationListener<ApplicationReadyEvent> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ApplicationContext context;
    private final WhatsAppEmulator emulator;
    private final Map<String, String> numbers;

    /**
     * @param numbers the phone numbers by account
     */
    AccountLinks(ApplicationContext context, WhatsAppEmulator emulator, Map<String, String> numbers) {
        this.context = context;
        this.emulator = emulator;
        this.numbers = numbers;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() == context) {
            numbers.forEach(this::link);
        }
    }

    private void link(String account, String number) {
        CamelContext camel = context.getBean(CamelContext.class);
        try (FluentProducerTemplate template = camel.createFluentProducerTemplate()) {
            LinkingCode code = template.to("whatsapp-web:" + account + "?operation=linkByQr")
                    .request(LinkingCode.class);
            emulator.phone(number).scans(code.text()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            emulator.multiDevice().awaitOnline(number, 1, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while account '" + account + "' was being linked", e);
        } catch (ExecutionException | TimeoutException | IOException e) {
            throw new IllegalStateException("Account '" + account + "' could not be linked to the emulator", e);
        }
    }
}
