package io.github.camelwhatsapp.examples.supportdesk;

import io.github.camelwhatsapp.component.AccountReport;
import io.github.camelwhatsapp.component.WhatsApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What the page asks for. What changes something needs the header {@code X-Desk}, which no page of another site can send. */
@RestController
@RequestMapping("/api")
class DeskController {
    private static final String OURS = "X-Desk";
    private static final Set<String> SHOWN =
            Set.of("image/jpeg", "image/png", "image/webp", "image/gif", "video/mp4", "audio/ogg", "audio/mpeg");

    private final Conversations conversations;
    private final Answers answers;
    private final Changes changes;
    private final CamelContext camel;
    private final ProducerTemplate routes;
    private final Path files;
    private final Clock clock = Clock.systemUTC();

    DeskController(
            Conversations conversations,
            Answers answers,
            Changes changes,
            CamelContext camel,
            ProducerTemplate routes,
            @Value("${desk.data}") Path data) {
        this.conversations = conversations;
        this.answers = answers;
        this.changes = changes;
        this.camel = camel;
        this.routes = routes;
        this.files = data.resolve("files").toAbsolutePath().normalize();
    }

    /** An answer in words. */
    record Answer(String author, String text) {}

    @GetMapping("/chats")
    List<Conversations.Chat> chats() {
        return conversations.chats();
    }

    @GetMapping("/chats/{chat}")
    List<Conversations.Line> chat(@PathVariable String chat) {
        return conversations.lines(chat);
    }

    @PostMapping(path = "/chats/{chat}", headers = OURS, consumes = MediaType.APPLICATION_JSON_VALUE)
    void answer(@PathVariable String chat, @RequestBody Answer answer) {
        conversations.answered(chat, UUID.randomUUID().toString(), answer.author(), answer.text(), null, null, now());
        answers.sendAll();
    }

    @PostMapping(path = "/chats/{chat}", headers = OURS, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    void answer(
            @PathVariable String chat,
            @RequestParam String author,
            @RequestParam String text,
            @RequestParam MultipartFile file)
            throws IOException {
        String key = UUID.randomUUID().toString();
        String given = Optional.ofNullable(file.getOriginalFilename()).orElse("file");
        String name = key + "-" + given.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_");
        Files.createDirectories(files);
        file.transferTo(files.resolve(name));
        String type = Optional.ofNullable(file.getContentType()).orElse(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        conversations.answered(chat, key, author, text, name, type, now());
        answers.sendAll();
    }

    @PostMapping(path = "/chats/{chat}/read", headers = OURS)
    void read(@PathVariable String chat) {
        answers.markRead(chat);
    }

    @GetMapping("/changes")
    SseEmitter changes() {
        return changes.page();
    }

    /** A medium. Only what no browser takes for a page is shown; the rest is for the disk. */
    @GetMapping("/files/{name}")
    ResponseEntity<Resource> file(@PathVariable String name, @RequestParam(defaultValue = "") String type) {
        Path file = files.resolve(name).normalize();
        if (!file.getParent().equals(files) || !Files.isRegularFile(file)) {
            return ResponseEntity.notFound().build();
        }
        boolean shown = SHOWN.contains(type.split(";", 2)[0]);
        ContentDisposition disposition = (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(name)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(shown ? MediaType.parseMediaType(type) : MediaType.APPLICATION_OCTET_STREAM)
                .body(new FileSystemResource(file));
    }

    /** In whole seconds, as the times of what comes are: a finer one would put an answer behind what came after it. */
    private long now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toEpochMilli();
    }

    /** How the account does, and whether a phone could scan a code now (which Actuator shows). */
    @GetMapping("/account")
    Map<String, Object> account() {
        AccountReport report = WhatsApp.accounts(camel).get(0);
        return Map.of(
                "state",
                report.state(),
                "online",
                report.isOnline(),
                "code",
                WhatsApp.linkingCode(camel, report.account()).isPresent());
    }

    @PostMapping(path = "/account/link", headers = OURS)
    void link() {
        routes.requestBody("whatsapp-web:desk?operation=linkByQr", (Object) null);
    }
}
