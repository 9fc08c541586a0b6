package io.github.camelwhatsapp.component;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * {@code transformDataType("whatsapp-web:application-json")}: the body becomes the self-contained JSON form of the exchange, as a text. The
 * headers stay; a bridge may drop them.
 */
@DataTypeTransformer(
        name = JsonDataTypeTransformer.NAME,
        description =
                "Writes what the exchange holds, an event or something to send, as one self-contained JSON document")
public class JsonDataTypeTransformer extends Transformer {
    static final String NAME = "whatsapp-web:application-json";

    @Override
    public void transform(Message message, DataType from, DataType to) throws Exception {
        Exchange exchange = message.getExchange();
        JsonForm form = new JsonFormWriter(MediaBridge.of(exchange.getContext())).write(exchange);
        message.setBody(form.json());
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    }
}
