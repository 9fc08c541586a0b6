package io.github.camelwhatsapp.component;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;

/** The accounts that are configured in a CamelContext, whichever of the two components they were given to. */
final class AccountDefinitions {
    private final CamelContext context;
    private final Map<String, Defined> defined = new HashMap<>();

    AccountDefinitions(CamelContext context) {
        this.context = context;
    }

    private record Defined(AccountDefinition definition, WhatsAppComponent by) {}

    /**
     * Takes over the accounts of a component; what the same component said before is replaced.
     *
     * @throws IllegalArgumentException if an option is wrong, or another component defines an account of this name differently
     */
    synchronized void define(WhatsAppComponent component, Map<String, WhatsAppAccount> accounts) {
        defined.entrySet()
                .removeIf(known -> known.getValue().by() == component && !accounts.containsKey(known.getKey()));
        accounts.forEach((name, account) -> define(component, AccountDefinition.of(name, account)));
    }

    /**
     * The account of this name: of a component, or a bean of the registry.
     *
     * @throws IllegalArgumentException if there is none, with the names of those that are; or if an option of the bean is wrong
     */
    synchronized AccountDefinition named(String name) {
        Optional<AccountDefinition> known =
                Optional.ofNullable(defined.get(name)).map(Defined::definition);
        return known.or(() -> bean(name)).orElseThrow(() -> unknown(name));
    }

    private void define(WhatsAppComponent component, AccountDefinition definition) {
        Defined before = defined.get(definition.name());
        if (before != null && before.by() != component && !before.definition().equals(definition)) {
            throw new OptionException(
                    "Account '" + definition.name() + "' is defined twice and differently: for the component"
                            + " whatsapp-web and for the component whatsapp. Define it once, as "
                            + property(definition.name()) + "...; both names see it");
        }
        refuseAnotherBean(definition);
        refuseSameNumber(definition);
        defined.put(definition.name(), new Defined(definition, component));
    }

    private void refuseAnotherBean(AccountDefinition definition) {
        if (bean(definition.name()).filter(other -> !other.equals(definition)).isPresent()) {
            throw new OptionException("Account '" + definition.name()
                    + "' is defined twice and differently: by properties ("
                    + property(definition.name())
                    + "...) and by a WhatsAppAccount bean of that name. Remove one of them");
        }
    }

    /** Of one number the classic server keeps the latest login only: two accounts would throw each other out for ever. */
    private void refuseSameNumber(AccountDefinition definition) {
        String number = definition.settings().phoneNumber();
        defined.values().stream()
                .map(Defined::definition)
                .filter(other -> !other.name().equals(definition.name()))
                .filter(other -> isClassic(other) && isClassic(definition))
                .filter(other -> other.settings().phoneNumber().equals(number))
                .findFirst()
                .ifPresent(other -> {
                    throw new OptionException("Accounts '" + other.name() + "' and '" + definition.name()
                            + "' are the same number " + number + ": "
                            + property(other.name()) + "phoneNumber and "
                            + property(definition.name())
                            + "phoneNumber. Each would throw the other one out; use one account, which any number of"
                            + " endpoints may name");
                });
    }

    private static boolean isClassic(AccountDefinition definition) {
        return definition.settings().generation().equals("classic");
    }

    private static String property(String account) {
        return "camel.component.whatsapp-web.accounts[" + account + "].";
    }

    private Optional<AccountDefinition> bean(String name) {
        return Optional.ofNullable(context.getRegistry().lookupByNameAndType(name, WhatsAppAccount.class))
                .map(account -> AccountDefinition.of(name, account));
    }

    /** The names of all accounts, in order: those of the components and those that are beans. */
    synchronized Set<String> names() {
        Set<String> names = new TreeSet<>(defined.keySet());
        names.addAll(
                context.getRegistry().findByTypeWithName(WhatsAppAccount.class).keySet());
        return names;
    }

    private IllegalArgumentException unknown(String name) {
        Set<String> names = names();
        return new IllegalArgumentException("There is no account '" + name + "'; "
                + (names.isEmpty() ? "none is configured" : "there are " + String.join(", ", names))
                + ". An account is configured as camel.component.whatsapp-web.accounts[" + name
                + "].storePath and so on, or as a WhatsAppAccount bean named '" + name + "'");
    }
}
