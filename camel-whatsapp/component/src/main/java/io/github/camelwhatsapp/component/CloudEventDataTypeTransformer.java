package io.github.camelwhatsapp.component;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * {@code transformDataType("whatsapp-web:application-cloudevents+json")}: the body becomes a CloudEvent in structured mode, whose data is
 * the self-contained JSON form of the exchange, as a text.
 */
@DataTypeTransformer(
        name = CloudEventDataTypeTransformer.NAME,
        description = "Writes the self-contained JSON document of the exchange as a CloudEvent in structured mode")
public class CloudEventDataTypeTransformer extends Transformer {
    static final String NAME = "whatsapp-web:application-cloudevents+json";

    @Override
    public void transform(Message message, DataType from, DataType to) throws Exception {
        Exchange exchange = message.getExchange();
        JsonForm form = new JsonFormWriter(MediaBridge.of(exchange.getContext())).write(exchange);
        message.setBody(CloudEventForm.around(form).toString());
        message.setHeader(Exchange.CONTENT_TYPE, CloudEventForm.CONTENT_TYPE);
    }
}
