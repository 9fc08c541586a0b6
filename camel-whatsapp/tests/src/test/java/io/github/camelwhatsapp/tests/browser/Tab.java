package io.github.camelwhatsapp.tests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A tab of a {@link Browser}. What it is told to click or fill it awaits first. Elements are named by CSS selectors. Source: the Chrome
 * DevTools protocol, domains Page, Runtime, Input, DOM and Emulation.
 */
public final class Tab implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_MILLIS = 15_000;
    private static final int SECONDS = 30;

    private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final AtomicInteger last = new AtomicInteger();
    private CompletableFuture<WebSocket> socket = new CompletableFuture<>();

    private Tab() {}

    static Tab attach(HttpClient client, URI address) throws Exception {
        Tab tab = new Tab();
        tab.socket = client.newWebSocketBuilder().buildAsync(address, tab.new Reader());
        tab.call("Page.enable", Map.of());
        tab.call("Runtime.enable", Map.of());
        tab.call("Log.enable", Map.of());
        // A tab behind another one is as alive as the one in front.
        tab.call("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
        tab.size(1280, 800);
        return tab;
    }

    /** Goes to a page. */
    public void visit(URI page) throws Exception {
        call("Page.navigate", Map.of("url", page.toString()));
        awaitTrue("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /** Shows the page in a window of this size, in CSS pixels; below 600 as on a telephone. */
    public void size(int width, int height) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** What an expression gives, or the promise that it gives. */
    public JsonNode eval(String expression) throws Exception {
        JsonNode answer = call(
                "Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true, "userGesture", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + " failed: " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Waits, in the page, until a condition holds. */
    public void awaitTrue(String condition) throws Exception {
        JsonNode held = eval("new Promise(done => { const end = performance.now() + " + PATIENCE_MILLIS
                + "; const look = () => { let held = false; try { held = !!(" + condition
                + "); } catch (e) { held = false; }"
                + " if (held || performance.now() > end) { done(held); } else { setTimeout(look, 40); } }; look(); })");
        if (!held.asBoolean()) {
            throw new AssertionError(
                    "It never came true in the page: " + condition + "; the page shows: " + text("body"));
        }
    }

    /** Waits until an element is there and can be seen. */
    public void awaitSeen(String selector) throws Exception {
        awaitTrue(one(selector) + "?.getClientRects().length > 0");
    }

    /** Waits until an element holds a text. */
    public void awaitText(String selector, String part) throws Exception {
        awaitTrue("[..." + all(selector) + "].some(each => each.textContent.includes(" + quoted(part) + "))");
    }

    /** The text of the first such element, as a person sees it. */
    public String text(String selector) throws Exception {
        return eval(one(selector) + "?.innerText ?? ''").asText();
    }

    /** Clicks the middle of an element with the mouse. */
    public void click(String selector) throws Exception {
        awaitSeen(selector);
        clickOn(one(selector));
    }

    /** Clicks the first of some elements that holds a text. */
    public void clickText(String selector, String part) throws Exception {
        awaitText(selector, part);
        clickOn("[..." + all(selector) + "].find(each => each.textContent.includes(" + quoted(part) + "))");
    }

    /** Fills a field as somebody who types. */
    public void fill(String selector, String text) throws Exception {
        awaitSeen(selector);
        eval(one(selector) + ".focus(); " + one(selector) + ".select?.();");
        call("Input.insertText", Map.of("text", text));
    }

    /** Chooses an option by its value. */
    public void choose(String selector, String value) throws Exception {
        awaitSeen(selector);
        eval("{ const field = " + one(selector) + "; field.value = " + quoted(value)
                + "; field.dispatchEvent(new Event('change', {bubbles: true})); }");
    }

    /** Presses the key that sends. */
    public void enter() throws Exception {
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", "Enter", "code", "Enter", "windowsVirtualKeyCode", 13, "text", "\r"));
        }
    }

    /** Hands a file to a field for files. */
    public void upload(String selector, Path file) throws Exception {
        JsonNode element = call("Runtime.evaluate", Map.of("expression", one(selector)));
        call(
                "DOM.setFileInputFiles",
                Map.of(
                        "files",
                        List.of(file.toAbsolutePath().toString()),
                        "objectId",
                        element.path("result").path("objectId").asText()));
    }

    /** Takes a picture of what is seen. */
    public void picture(Path file) throws Exception {
        // A tab behind another one is not drawn.
        call("Page.bringToFront", Map.of());
        String data = call("Page.captureScreenshot", Map.of("format", "png"))
                .path("data")
                .asText();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(data));
    }

    /** What the page's console has complained of. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        socket.join().abort();
    }

    private void clickOn(String element) throws Exception {
        JsonNode at = eval("{ const it = " + element + "; it.scrollIntoView({block: 'nearest'});"
                + " const box = it.getClientRects()[0]; ({x: box.x + box.width / 2, y: box.y + box.height / 2}); }");
        for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            at.path("x").asDouble(),
                            "y",
                            at.path("y").asDouble(),
                            "button",
                            type.equals("mouseMoved") ? "none" : "left",
                            "clickCount",
                            1));
        }
    }

    private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        int id = last.incrementAndGet();
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("id", id).put("method", method);
        request.set("params", JSON.valueToTree(parameters));
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        calls.put(id, answer);
        socket.get(SECONDS, TimeUnit.SECONDS).sendText(request.toString(), true).get(SECONDS, TimeUnit.SECONDS);
        JsonNode message = answer.get(SECONDS, TimeUnit.SECONDS);
        if (message.has("error")) {
            throw new AssertionError(method + " failed: " + message.path("error"));
        }
        return message.path("result");
    }

    private void received(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> call = calls.remove(message.path("id").asInt());
            if (call != null) {
                call.complete(message);
            }
            return;
        }
        JsonNode parameters = message.path("params");
        switch (message.path("method").asText()) {
            case "Runtime.exceptionThrown" ->
                errors.add(parameters.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (parameters.path("type").asText().equals("error")) {
                    errors.add(parameters.path("args").toString());
                }
            }
            case "Log.entryAdded" -> {
                if (parameters.path("entry").path("level").asText().equals("error")) {
                    errors.add(parameters.path("entry").toString());
                }
            }
            default -> {
                // Nothing that a test looks at.
            }
        }
    }

    private static String one(String selector) {
        return "document.querySelector(" + quoted(selector) + ")";
    }

    private static String all(String selector) {
        return "document.querySelectorAll(" + quoted(selector) + ")";
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    private final class Reader implements WebSocket.Listener {
        private final StringBuilder whole = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean isLast) {
            whole.append(part);
            if (isLast) {
                try {
                    received(JSON.readTree(whole.toString()));
                } catch (IOException e) {
                    errors.add("DevTools sent no JSON: " + e.getMessage());
                }
                whole.setLength(0);
            }
            webSocket.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
