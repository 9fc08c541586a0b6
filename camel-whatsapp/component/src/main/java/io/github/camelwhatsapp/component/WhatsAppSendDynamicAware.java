package io.github.camelwhatsapp.component;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code toD} from making an endpoint per recipient: the options that differ from message to message become the headers of
 * the same meaning, and one endpoint per account serves them all. A header that is there already wins.
 */
@SendDynamic(WhatsAppConstants.SCHEME + "," + WhatsAppConstants.SHORT_SCHEME)
public class WhatsAppSendDynamicAware extends SendDynamicAwareSupport {
    private static final Map<String, String> LIFTED = Map.of(
            "to", WhatsAppConstants.TO,
            "operation", WhatsAppConstants.OPERATION,
            "idempotencyKey", WhatsAppConstants.IDEMPOTENCY_KEY);

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        return new DynamicAwareEntry(uri, originalUri, endpointProperties(exchange, uri), null);
    }

    @Override
    public @Nullable String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        if (lifted(entry).isEmpty()) {
            return null;
        }
        Map<String, Object> rest = new LinkedHashMap<>(entry.getProperties());
        rest.keySet().removeAll(LIFTED.keySet());
        return asEndpointUri(exchange, entry.getUri(), rest);
    }

    @Override
    public @Nullable Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, String> lifted = lifted(entry);
        if (lifted.isEmpty()) {
            return null;
        }
        return given -> lifted.forEach((header, value) -> {
            if (given.getMessage().getHeader(header) == null) {
                given.getMessage().setHeader(header, value);
            }
        });
    }

    @Override
    public @Nullable Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, String> lifted = lifted(entry);
        if (lifted.isEmpty()) {
            return null;
        }
        return given -> lifted.forEach((header, value) -> {
            if (value.equals(given.getMessage().getHeader(header))) {
                given.getMessage().removeHeader(header);
            }
        });
    }

    private static Map<String, String> lifted(DynamicAwareEntry entry) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (entry.getProperties() == null) {
            return headers;
        }
        Map<String, Object> properties = new LinkedHashMap<>(entry.getProperties());
        URISupport.resolveRawParameterValues(properties);
        LIFTED.forEach((option, header) ->
                Optional.ofNullable(properties.get(option)).ifPresent(value -> headers.put(header, value.toString())));
        return headers;
    }
}
