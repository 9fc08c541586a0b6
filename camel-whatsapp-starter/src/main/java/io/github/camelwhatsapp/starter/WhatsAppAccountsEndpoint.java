package io.github.camelwhatsapp.starter;

import io.github.camelwhatsapp.component.AccountReport;
import io.github.camelwhatsapp.component.WhatsApp;
import io.github.camelwhatsapp.event.LinkingCode;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/**
 * Shows the accounts over Actuator: {@code whatsapp} lists them, {@code whatsapp/support} shows one, and
 * {@code whatsapp/support/code} is the picture to scan while the account is being linked. Whoever sees that picture can link the account
 * to their own phone, so nobody has access unless {@code management.endpoint.whatsapp.access=read-only} says so, and the endpoint is
 * exposed as well.
 */
@Endpoint(id = "whatsapp", defaultAccess = Access.NONE)
public class WhatsAppAccountsEndpoint {
    private static final String CODE = "code";

    private final CamelContext camel;

    /** For the accounts of this CamelContext. */
    public WhatsAppAccountsEndpoint(CamelContext camel) {
        this.camel = camel;
    }

    /** All accounts and how they do. */
    @ReadOperation
    public Map<String, List<Map<String, Object>>> accounts() {
        return Map.of(
                "accounts",
                WhatsApp.accounts(camel).stream().map(AccountReport::toMap).toList());
    }

    /**
     * One account.
     *
     * @return null, which is answered with 404, if there is none of this name
     */
    @ReadOperation
    public @Nullable Map<String, Object> account(@Selector String account) {
        return WhatsApp.accounts(camel).stream()
                .filter(report -> report.account().equals(account))
                .findFirst()
                .map(AccountReport::toMap)
                .orElse(null);
    }

    /**
     * The QR code that links an account, as a PNG picture.
     *
     * @param account the account
     * @param what {@code code}
     * @return null, which is answered with 404, if the account is not being linked by a picture now
     */
    @ReadOperation(produces = "image/png")
    public @Nullable Resource picture(@Selector String account, @Selector String what) {
        return WhatsApp.linkingCode(camel, account)
                .filter(code -> what.equals(CODE) && code.method() == LinkingCode.Method.QR)
                .map(code -> new ByteArrayResource(code.png(), "the code that links " + account))
                .orElse(null);
    }
}
