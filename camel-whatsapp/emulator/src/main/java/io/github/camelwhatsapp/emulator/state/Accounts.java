package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The accounts by number. Used on the lane only. */
public final class Accounts {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{4,19}");

    private final Mailboxes mailboxes;
    private final int rememberedIds;
    private final Lids lids = new Lids();
    private Consumer<Account> whenMade = account -> {};
    private final Map<String, Account> accounts = new LinkedHashMap<>();

    Accounts(Mailboxes mailboxes, int rememberedIds) {
        this.mailboxes = mailboxes;
        this.rememberedIds = rememberedIds;
    }

    /** Whether a text is a number: 5 to 20 digits with the country code, the first not 0, without a plus. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** The account of a number, if there is one. */
    public Optional<Account> find(String number) {
        return Optional.ofNullable(accounts.get(number));
    }

    /** The account with this address, by number or hidden, whatever the device. */
    public Optional<Account> byAddress(Jid address) {
        return address.server().equals(Jid.LID_SERVER)
                ? lids.number(address).flatMap(this::find)
                : Optional.of(address).filter(Jid::isPhone).flatMap(phone -> find(phone.user()));
    }

    /**
     * The account of a number, made now if there is none, with the password {@code password of NUMBER} in UTF-8.
     *
     * @throws IllegalArgumentException if the text is no number
     */
    public Account provision(String number) {
        if (!isNumber(number)) {
            throw new IllegalArgumentException(
                    "A number is 5 to 20 digits with the country code and without a plus, '" + number + "' was given");
        }
        Account known = accounts.get(number);
        return known != null ? known : make(number);
    }

    private Account make(String number) {
        byte[] password = ("password of " + number).getBytes(StandardCharsets.UTF_8);
        Account made = new Account(number, lids.give(number), password, mailboxes, rememberedIds);
        accounts.put(number, made);
        whenMade.accept(made);
        return made;
    }

    /** Tells somebody of each account that is made from now on. */
    void whenMade(Consumer<Account> listener) {
        whenMade = listener;
    }

    /** All accounts, in the order in which they were made. */
    public Collection<Account> all() {
        return List.copyOf(accounts.values());
    }

    void remove(Account account) {
        accounts.remove(account.number());
    }

    void clear() {
        accounts.clear();
        lids.clear();
    }
}
