package io.github.camelwhatsapp.component;

import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * {@code transformDataType("whatsapp-web:message")}: the way back. A body in the self-contained JSON form, or a CloudEvent that carries it,
 * becomes the event, the headers and the body that it was written of. Anything else ends in a {@link JsonFormException}.
 */
@DataTypeTransformer(
        name = MessageDataTypeTransformer.NAME,
        description =
                "Reads a self-contained JSON document, or a CloudEvent that carries one, back into event, headers and"
                        + " body")
public class MessageDataTypeTransformer extends Transformer {
    static final String NAME = "whatsapp-web:message";

    @Override
    public void transform(Message message, DataType from, DataType to) throws Exception {
        new JsonFormReader(MediaBridge.of(message.getExchange().getContext()))
                .read(parsed(message), message.getExchange());
    }

    private static JsonForm parsed(Message message) throws IOException {
        try (InputStream document = message.getBody(InputStream.class)) {
            if (document == null) {
                throw new JsonFormException("The body is "
                        + (message.getBody() == null
                                ? "empty"
                                : "a " + message.getBody().getClass().getName())
                        + ": expected is the JSON form of a message as a text, bytes or a stream");
            }
            return JsonForm.parse(document);
        }
    }
}
