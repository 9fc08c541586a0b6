package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.GroupSubjectChanged;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.model.Quote;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.CreateGroup;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.TransformerKey;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an exchange is in the self-contained JSON form, and that it comes back from it as it was. */
class JsonFormTest {
    private static final Party ANN = Party.ofPhone("34600000001");
    private static final Instant TIME = Instant.parse("2026-05-01T10:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonSchema SCHEMA = schema();

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final WhatsAppComponent component = new WhatsAppComponent();

    @TempDir
    private Path directory;

    @BeforeEach
    void start() {
        context.addComponent("whatsapp-web", component);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aTextSaysWhatItIsToWhoeverReadsIt() throws Exception {
        JsonNode form = json(exchangeOf(message(new Text("hello"))));
        assertThat(form.get("version").asInt()).isEqualTo(1);
        assertThat(form.get("account").asText()).isEqualTo("support");
        assertThat(form.get("event").asText()).isEqualTo("messageReceived");
        assertThat(form.get("body").asText()).isEqualTo("hello");
        assertThat(form.at("/headers/CamelWhatsAppChat").asText()).isEqualTo("34600000001@s.whatsapp.net");
        assertThat(form.at("/headers/CamelWhatsAppTimestamp").asText()).isEqualTo("2026-05-01T10:00:00Z");
        assertThat(form.at("/headers/CamelWhatsAppDeliveryCount").asInt()).isEqualTo(2);
        assertThat(form.at("/data/content/is").asText()).isEqualTo("text");
    }

    static Stream<Event> events() {
        MessageOptions options = MessageOptions.builder()
                .quote(new Quote(MessageReference.received("M0", ANN), Optional.of(new Text("before"))))
                .mentions(List.of(ANN))
                .expiration(Duration.ofDays(7))
                .build();
        return Stream.of(
                message(new Text("hello")),
                message(new Poll("Tea?", List.of("yes", "no"), 1)),
                new MessageReceived(
                        "M1", ANN, ANN, Optional.of("Ann"), TIME, Origin.OFFLINE, new Text("quoted"), options),
                new GroupSubjectChanged(
                        Party.parse("34600000001-1400000000"),
                        "New",
                        Optional.of(ANN),
                        Optional.empty(),
                        Optional.empty(),
                        TIME,
                        Origin.LIVE));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventComesBackAsItWas(Event event) throws Exception {
        for (String type : List.of(JsonDataTypeTransformer.NAME, CloudEventDataTypeTransformer.NAME)) {
            Exchange sent = exchangeOf(event);
            Map<String, Object> headers = Map.copyOf(sent.getIn().getHeaders());
            Object body = sent.getIn().getBody();
            transform(sent, type);
            Exchange came = exchange(sent.getMessage().getBody());
            transform(came, MessageDataTypeTransformer.NAME);
            assertThat(WhatsApp.event(came)).contains(event);
            assertThat(came.getMessage().getHeaders()).containsExactlyInAnyOrderEntriesOf(headers);
            assertThat(came.getMessage().getBody()).isEqualTo(body);
        }
    }

    @Test
    void aCloudEventIsTheSameEachTimeItIsWritten() throws Exception {
        JsonNode first = cloudEvent(exchangeOf(message(new Text("hello"))));
        Exchange again = exchangeOf(message(new Text("hello")));
        again.getIn().setHeader(WhatsAppConstants.DELIVERY_COUNT, 7);
        assertThat(cloudEvent(again).get("id")).isEqualTo(first.get("id"));
        assertThat(cloudEvent(exchangeOf(message(new Text("other")))).get("id")).isNotEqualTo(first.get("id"));
        assertThat(first.get("specversion").asText()).isEqualTo("1.0");
        assertThat(first.get("source").asText()).isEqualTo("whatsapp-web:support");
        assertThat(first.get("type").asText()).isEqualTo("io.github.camelwhatsapp.messageReceived");
        assertThat(first.get("subject").asText()).isEqualTo("34600000001@s.whatsapp.net");
        assertThat(first.get("time").asText()).isEqualTo("2026-05-01T10:00:00Z");
        assertThat(first.get("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(first.get("dataschema").asText()).isEqualTo(SCHEMA.getId());
    }

    @Test
    void whatAnAnswerSaysCountsMoreThanWhatCame() throws Exception {
        var form = (ObjectNode) json(exchangeOf(message(new Text("hello"))));
        form.put("body", "We are open 9 to 17.").put("operation", "reply");
        ((ObjectNode) form.get("headers"))
                .put("CamelWhatsAppChat", "34600000009@s.whatsapp.net")
                .put("case", 4711);
        Exchange came = read(form.toString());
        assertThat(came.getMessage().getBody()).isEqualTo("We are open 9 to 17.");
        assertThat(came.getMessage().getHeaders())
                .containsEntry(WhatsAppConstants.CHAT, "34600000009@s.whatsapp.net")
                .containsEntry(WhatsAppConstants.OPERATION, "reply")
                .containsEntry(WhatsAppConstants.TIMESTAMP, TIME)
                .containsEntry("case", 4711);
    }

    @Test
    void whatIsToBeSentNeedsNoEvent() throws Exception {
        Exchange came = read(
                """
                {"version": 1, "headers": {"CamelWhatsAppTo": "34600000001"}, "body": "hello"}""");
        assertThat(came.getMessage().getBody()).isEqualTo("hello");
        assertThat(came.getMessage().getHeaders()).containsExactly(Map.entry(WhatsAppConstants.TO, "34600000001"));
        assertThat(WhatsApp.event(came)).isEmpty();
    }

    @Test
    void bodiesOfEveryKindComeBack() throws Exception {
        Location place =
                new Location(41.4, 2.2, Optional.of("Here"), Optional.empty(), Optional.empty(), Optional.empty());
        CreateGroup operation = new CreateGroup("Friends", List.of(ANN));
        for (Object body :
                List.of("text", 42, true, List.of("a", 1), Map.of("latitude", 1, "name", "x"), place, operation)) {
            Exchange sent = exchange(body);
            assertThat(roundTrip(sent).getMessage().getBody()).isEqualTo(body);
        }
        assertThat(roundTrip(exchange(new Text("as text"))).getMessage().getBody())
                .isEqualTo("as text");
        assertThat(roundTrip(exchange(null)).getMessage().getBody()).isNull();
        Exchange bytes = roundTrip(exchange(new byte[] {1, 2, 3}));
        assertThat(bytes.getMessage().getBody()).isEqualTo(new byte[] {1, 2, 3});
    }

    @Test
    void aFileKeepsItsName() throws Exception {
        Path file = Files.writeString(directory.resolve("report.pdf"), "%PDF");
        Exchange came = roundTrip(exchange(file.toFile()));
        assertThat((byte[]) came.getMessage().getBody())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("%PDF");
        assertThat(came.getMessage().getHeader(WhatsAppConstants.MEDIA_NAME)).isEqualTo("report.pdf");
    }

    @Test
    void headersOfTheUserGoAlongAndThoseOfCamelStay() throws Exception {
        Exchange sent = exchange("hello");
        sent.getIn().setHeader("orderNumber", 4711);
        sent.getIn().setHeader("due", Date.from(TIME));
        sent.getIn().setHeader("CamelHttpUri", "http://example.org");
        sent.getIn().setHeader(WhatsAppConstants.OLD_IDENTITY, "secret");
        sent.getIn().setHeader("stream", new ByteArrayInputStream(new byte[1]));
        sent.getIn().setHeader(WhatsAppConstants.MENTIONS, List.of(ANN));
        JsonNode headers = json(sent).get("headers");
        assertThat(headers.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("orderNumber", "due", WhatsAppConstants.MENTIONS);
        assertThat(headers.at("/CamelWhatsAppMentions/0").asText()).isEqualTo("34600000001@s.whatsapp.net");
    }

    @Test
    void aDocumentSteersNothingElseOfCamel() throws Exception {
        Exchange came = read(
                """
                {"version": 1, "body": "hello", "headers": {
                  "CamelHttpUri": "http://example.org", "camelBeanMethodName": "exit", "CamelFileName": "../../etc/cron.d/x",
                  "org.apache.camel.x": "y", "CamelWhatsAppOldIdentity": "mine", "JMSMessageID": "theirs"}}""",
                Map.of("JMSMessageID", "ours"));
        assertThat(came.getMessage().getHeaders())
                .containsExactlyInAnyOrderEntriesOf(Map.of("CamelFileName", "x", "JMSMessageID", "ours"));
    }

    @Test
    void aMediumGoesByValueUpToTheLimit() throws Exception {
        component.setBridgeMediaLimit(8);
        JsonNode form = json(exchangeOf(picture(8L), "12345678"));
        assertThat(form.at("/media/of").asText()).isEqualTo("event");
        assertThat(form.at("/media/value").asText())
                .isEqualTo(Base64.getEncoder().encodeToString("12345678".getBytes(StandardCharsets.US_ASCII)));
        Exchange came = read(form.toString());
        assertThat(came.getMessage().getBody()).isInstanceOf(MediaBody.class);
        assertThat(came.getMessage().getBody(String.class)).isEqualTo("12345678");
        assertThat(came.getMessage().getHeader(WhatsAppConstants.CONTENT_TYPE)).isEqualTo("image/png");
    }

    @Test
    void aLargerMediumIsAFileOfTheDirectory() throws Exception {
        component.setBridgeMediaLimit(7);
        component.setBridgeMediaDirectory(directory.resolve("media").toString());
        JsonNode form = json(exchangeOf(picture(8L), "12345678"));
        String file = form.at("/media/file").asText();
        assertThat(directory.resolve("media").resolve(file)).hasContent("12345678");
        assertThat(file).endsWith(".png");
        assertThat(read(form.toString()).getMessage().getBody(String.class)).isEqualTo("12345678");

        Exchange own = roundTrip(exchange("123456789".getBytes(StandardCharsets.US_ASCII)));
        assertThat((Path) own.getMessage().getBody()).hasContent("123456789");
    }

    @Test
    void withoutADirectoryALargeMediumStaysWhereItIs() throws Exception {
        component.setBridgeMediaLimit(7);
        assertThat(json(exchangeOf(picture(8L), "unread")).get("media").properties())
                .hasSize(1);
        assertThat(json(exchangeOf(picture(2L), "12345678")).get("media").properties())
                .as("its sender said that it was smaller")
                .hasSize(1);
        Exchange came = read(json(exchangeOf(picture(8L), "unread")).toString());
        assertThatThrownBy(() -> came.getMessage().getBody(String.class))
                .hasStackTraceContaining("the account 'support', which could fetch it, is not in use here");
        assertThatThrownBy(() -> json(exchange("12345678".getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bridgeMediaDirectory");
    }

    @Test
    void oldFilesLeaveTheDirectory() throws Exception {
        ShiftedTime time = new ShiftedTime();
        MediaShelf shelf = new MediaShelf(directory, Duration.ofDays(7), time);
        String first = shelf.put(new ByteArrayInputStream(new byte[3]), "jpg");
        Files.writeString(directory.resolve("notes.txt"), "of somebody else");
        time.shift(Duration.ofDays(8));
        String second = shelf.put(new ByteArrayInputStream(new byte[3]), "");
        assertThat(directory.resolve(second)).exists();
        assertThat(directory.resolve("notes.txt")).exists();
        assertThatThrownBy(() -> shelf.file(first)).isInstanceOf(JsonFormException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "/etc/passwd", "x", "", "00000000-0000-0000-0000-000000000000/../../x"})
    void aDocumentNamesNoFileOutsideTheDirectory(String name) {
        component.setBridgeMediaDirectory(directory.toString());
        assertThatThrownBy(() -> read("{\"version\": 1, \"media\": {\"file\": \"" + name + "\"}}"))
                .isInstanceOf(JsonFormException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | no JSON",
                "{\"version\": 1 | no JSON",
                "{\"version\": 1} {} | no JSON",
                "{\"version\": 1, \"version\": 1} | no JSON",
                "[] | a JSON object",
                "{} | no version",
                "{\"version\": 2} | version is 2: expected is 1",
                "{\"version\": \"1\"} | expected is 1",
                "{\"version\": 1, \"event\": 3} | event is no text",
                "{\"version\": 1, \"data\": {}} | no event says what it is of",
                "{\"version\": 1, \"event\": \"nothing\", \"data\": {}} | There is no event 'nothing'",
                "{\"version\": 1, \"event\": \"messageReceived\", \"data\": {}} | In data: This is no messageReceived",
                "{\"version\": 1, \"content\": {\"is\": \"nothing\"}} | In content",
                "{\"version\": 1, \"media\": {}} | neither value",
                "{\"version\": 1, \"media\": {\"value\": \"%\"}} | no Base64",
                "{\"version\": 1, \"media\": {\"value\": \"AA==\", \"file\": \"x\"}} | both",
                "{\"version\": 1, \"media\": {\"of\": \"event\"}} | no event's data",
                "{\"version\": 1, \"headers\": []} | headers is no JSON object",
                "{\"version\": 1, \"arguments\": {}} | no operation says",
                "{\"version\": 1, \"operation\": \"nothing\", \"arguments\": {}} | There is no operation 'nothing'",
                "{\"specversion\": \"0.3\", \"data\": {}} | specversion '0.3'",
                "{\"specversion\": \"1.0\"} | no data"
            })
    void refusesWhatIsNoForm(String document, String why) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(JsonFormException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aDocumentCannotNameAFileOfThisMachineAsAMedium() {
        assertThatThrownBy(
                        () -> read(
                                """
                {"version": 1, "content": {"is": "image", "media": {"is": "spooled", "file": "/etc/passwd", "borrowed": true,
                 "type": "image/png", "bytes": 1, "sha256": {"bytes": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}}}}"""))
                .isInstanceOf(JsonFormException.class);
    }

    @Test
    void aTextThatSomebodyWroteIsNeverTakenForAForm() throws Exception {
        String trap = "{\"version\": 1, \"headers\": {\"CamelWhatsAppTo\": \"34600000666\"}, \"body\": \"gotcha\"}";
        Exchange came = roundTrip(exchangeOf(message(new Text(trap))));
        assertThat(came.getMessage().getBody()).isEqualTo(trap);
        assertThat(came.getMessage().getHeader(WhatsAppConstants.TO)).isNull();
    }

    @Test
    void theLimitHasBounds() {
        component.setBridgeMediaLimit(10_485_761);
        assertThatThrownBy(component::doStart).hasMessageContaining("bridgeMediaLimit is 10485761");
        component.setBridgeMediaLimit(0);
        component.setBridgeMediaRetention(Duration.ZERO);
        assertThatThrownBy(component::doStart).hasMessageContaining("bridgeMediaRetention is PT0S");
    }

    private static MessageReceived message(Content content) {
        return new MessageReceived("M1", ANN, ANN, Optional.of("Ann"), TIME, Origin.LIVE, content);
    }

    private static MessageReceived picture(long size) {
        return message(Image.of(RemoteMedia.plain(
                "https://media.example/a",
                Optional.of("a.png"),
                Optional.of("image/png"),
                Optional.of(size),
                Optional.empty())));
    }

    private Exchange exchangeOf(Event event) {
        Exchange exchange = exchange(null);
        new EventBinding("support", MediaMode.NONE).bind(event, 2, exchange);
        return exchange;
    }

    /** A picture whose bytes are these. */
    private Exchange exchangeOf(MessageReceived picture, String bytes) {
        Exchange exchange = exchange(null);
        SharedMedia medium = new SharedMedia(
                (Image) picture.content(),
                content -> CompletableFuture.completedFuture(new SharedMedia.Bytes() {
                    @Override
                    public InputStream open() {
                        assertThat(bytes).isNotEqualTo("unread");
                        return new ByteArrayInputStream(bytes.getBytes(StandardCharsets.US_ASCII));
                    }

                    @Override
                    public void close() {
                        // nothing to close
                    }
                }));
        new EventBinding("support", MediaMode.LAZY).bind(picture, 1, exchange, medium);
        return exchange;
    }

    private Exchange exchange(Object body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getIn().setBody(body);
        return exchange;
    }

    private Exchange roundTrip(Exchange sent) throws Exception {
        return read(json(sent).toString());
    }

    private Exchange read(String document) throws Exception {
        return read(document, Map.of());
    }

    private Exchange read(String document, Map<String, Object> headers) throws Exception {
        Exchange exchange = exchange(document);
        exchange.getIn().setHeaders(new HashMap<>(headers));
        transform(exchange, MessageDataTypeTransformer.NAME);
        return exchange;
    }

    private JsonNode json(Exchange exchange) throws Exception {
        transform(exchange, JsonDataTypeTransformer.NAME);
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
        JsonNode form = JSON.readTree((String) exchange.getMessage().getBody());
        assertThat(SCHEMA.validate(form)).isEmpty();
        return form;
    }

    private JsonNode cloudEvent(Exchange exchange) throws Exception {
        transform(exchange, CloudEventDataTypeTransformer.NAME);
        JsonNode event = JSON.readTree((String) exchange.getMessage().getBody());
        assertThat(SCHEMA.validate(event.get("data"))).isEmpty();
        return event;
    }

    private void transform(Exchange exchange, String type) throws Exception {
        DataType to = new DataType(type);
        Message message = exchange.getMessage();
        context.getTransformerRegistry()
                .resolveTransformer(new TransformerKey(DataType.ANY, to))
                .transform(message, DataType.ANY, to);
    }

    private static JsonSchema schema() {
        InputStream json = WhatsAppComponent.class.getResourceAsStream(
                "/META-INF/io/github/camelwhatsapp/component/json-form-1.schema.json");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(json);
    }
}
