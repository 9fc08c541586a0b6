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
            throw new IllegalArgumentException(
                    "Account '" + definition.name() + "' is defined twice and differently: for the component"
                            + " whatsapp-web and for the component whatsapp. Define it once;"
                            + " both names see it");
        }
        defined.put(definition.name(), new Defined(definition, component));
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
