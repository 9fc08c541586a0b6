package io.github.camelwhatsapp.starter;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Which SSL bundle of Spring Boot says whom an account's HTTPS and WebSocket connections trust. */
@ConfigurationProperties(prefix = "camel.component.whatsapp-web")
public class WhatsAppSslProperties {
    /**
     * The name of the SSL bundle whose trust store an account uses in place of the JVM's, by the account's name:
     * ssl-bundles.support=my-bundle.
     */
    private Map<String, String> sslBundles = Map.of();

    /** Bundles by account. */
    public Map<String, String> getSslBundles() {
        return sslBundles;
    }

    /** See {@link #getSslBundles}. */
    public void setSslBundles(Map<String, String> sslBundles) {
        this.sslBundles = Map.copyOf(sslBundles);
    }
}
