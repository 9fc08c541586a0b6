package io.github.camelwhatsapp.emulator;

import io.github.camelwhatsapp.emulator.linking.LinkingDesk;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneAccounts;
import io.github.camelwhatsapp.emulator.phone.PhoneText;
import io.github.camelwhatsapp.emulator.phone.Phones;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.emulator.state.TextMessage;
import io.github.camelwhatsapp.emulator.web.PhonePage;
import io.github.camelwhatsapp.emulator.web.Workshop;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;

/** The phones that tests and people play, and the page for people if there is one; both are made anew by a reset. */
final class PlayedPhones implements AutoCloseable {
    private final ServerState state;
    private final InetSocketAddress server;
    private final Phones.Today today;
    private final LinkingDesk desk;
    private final SSLContext trust;
    private final Workshop workshop;
    private OptionalInt pagePort;
    private Phones phones;
    private Optional<PhonePage> page;

    PlayedPhones(
            ServerState state,
            InetSocketAddress server,
            Phones.Today today,
            LinkingDesk desk,
            SSLContext trust,
            Workshop workshop,
            OptionalInt pagePort) {
        this.workshop = workshop;
        this.today = today;
        this.trust = trust;
        this.desk = desk;
        this.state = state;
        this.server = server;
        this.pagePort = pagePort;
        phones = phones();
        page = firstPage();
    }

    synchronized Phone phone(String number) {
        return phones.phone(number);
    }

    synchronized Optional<URI> page(String path) {
        return page.map(open -> open.uri().resolve(path));
    }

    /** Switches the phones off; a page keeps its port. */
    synchronized void switchOff() {
        page.ifPresent(open -> pagePort = OptionalInt.of(open.uri().getPort()));
        close();
    }

    /** Begins again after {@link #switchOff()}. */
    synchronized void begin() {
        phones = phones();
        page = page();
    }

    @Override
    public synchronized void close() {
        page.ifPresent(PhonePage::close);
        phones.close();
    }

    private Phones phones() {
        Phones made = new Phones(server, today, new StateAccounts(), desk, state.time(), trust);
        state.lane().run(() -> state.applicants().phones((number, text) -> made.text(number, shown(text))));
        return made;
    }

    private Optional<PhonePage> firstPage() {
        try {
            return page();
        } catch (RuntimeException e) {
            phones.close();
            throw e;
        }
    }

    private Optional<PhonePage> page() {
        return pagePort.isPresent()
                ? Optional.of(PhonePage.start(phones, new Directory(state), workshop, pagePort.getAsInt()))
                : Optional.empty();
    }

    private static PhoneText shown(TextMessage text) {
        return new PhoneText(text.at(), text.text());
    }

    /** Phones get their accounts from the servers' state. */
    private final class StateAccounts implements PhoneAccounts {
        @Override
        public byte[] passwordOf(String number) {
            return state.lane().call(() -> state.accounts().provision(number).password());
        }

        @Override
        public List<PhoneText> textsOf(String number) {
            return state.lane().call(() -> state.applicants().of(number).texts().stream()
                    .map(PlayedPhones::shown)
                    .toList());
        }
    }
}
