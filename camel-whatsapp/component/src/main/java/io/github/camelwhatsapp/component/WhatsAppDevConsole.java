package io.github.camelwhatsapp.component;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonObject;

/** Shows the accounts in Camel's developer console: their state and what waits, nothing that anybody wrote. */
@DevConsole(
        name = "whatsapp",
        displayName = "WhatsApp",
        description = "WhatsApp accounts: connection, inbox and outbox")
public final class WhatsAppDevConsole extends AbstractDevConsole {
    /** Made by Camel. */
    public WhatsAppDevConsole() {
        super("camel", "whatsapp", "WhatsApp", "WhatsApp accounts: connection, inbox and outbox");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        return reports().stream()
                .map(report -> report.toMap().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining("\n    ", "    ", "\n")))
                .collect(Collectors.joining("\n"));
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonObject json = new JsonObject();
        json.put(
                "accounts",
                reports().stream().map(report -> new JsonObject(report.toMap())).toList());
        return json;
    }

    private List<AccountReport> reports() {
        return WhatsApp.accounts(getCamelContext());
    }
}
