package org.slumber.spark.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A headless Chromium with one page, driven by its DevTools protocol over the JDK's own WebSocket: the tests need no
 * more of it than to open a file, ask it in JavaScript, click and print.
 */
public final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final long PATIENCE_SECONDS = 180;
    /** Time in which it answers once it listens; rarely one never does, and another is started. */
    private static final long START_SECONDS = 30;

    private static final int ATTEMPTS = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private Browser(Process process, URI page) {
        this.process = process;
        socket = client.newWebSocketBuilder()
                .buildAsync(page, new Messages())
                .orTimeout(START_SECONDS, TimeUnit.SECONDS)
                .join();
        send("Page.enable", Map.of());
        send("Runtime.enable", Map.of());
        send("Log.enable", Map.of());
        send("Network.enable", Map.of());
    }

    /** Starts it with a profile of its own; where there is none on this machine, the test is skipped. */
    public static Browser start(Path profile) throws IOException, InterruptedException {
        Optional<String> executable = executable();
        assumeTrue(executable.isPresent(), "skipped: no Chromium on this machine (apt-get install chromium)");
        for (int attempt = 1; true; attempt++) {
            try {
                return start(executable.orElseThrow(), profile.resolve("start-" + attempt));
            } catch (CompletionException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static Browser start(String executable, Path profile) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        executable,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--window-size=1100,900",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Path portFile = profile.resolve("DevToolsActivePort");
            until(
                    "Chromium listens",
                    () -> Files.exists(portFile) && lines(portFile).size() >= 2);
            String port = lines(portFile).get(0);
            List<URI> pages = new ArrayList<>();
            until("Chromium has a page", () -> {
                pages.addAll(pages(port));
                return !pages.isEmpty();
            });
            return new Browser(process, pages.get(0));
        } catch (RuntimeException | Error e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw e;
        }
    }

    private static Optional<String> executable() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<URI> pages(String port) {
        try {
            HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                    .timeout(Duration.ofSeconds(START_SECONDS))
                    .build();
            List<URI> pages = new ArrayList<>();
            for (JsonNode target : JSON.readTree(HttpClient.newHttpClient()
                    .send(list, HttpResponse.BodyHandlers.ofString())
                    .body())) {
                if (target.path("type").asText().equals("page")) {
                    pages.add(URI.create(target.path("webSocketDebuggerUrl").asText()));
                }
            }
            return pages;
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Waits until something is so, and says what it waited for where it never is. */
    public static void until(String what, Supplier<Boolean> so) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!so.get()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain until " + what);
            }
            Thread.sleep(50);
        }
    }

    /** Opens a page and waits until it says that all is drawn. */
    public void open(Path page) throws InterruptedException {
        complaints.clear();
        requests.clear();
        send("Page.navigate", Map.of("url", page.toUri().toString()));
        until(
                "the page is drawn; complaints: " + complaints,
                () -> !complaints.isEmpty()
                        || evaluate("document.documentElement?.dataset.drawn || ''")
                                        .asText()
                                        .length()
                                > 0);
    }

    /** What an expression in JavaScript gives. */
    public JsonNode evaluate(String expression) {
        JsonNode result =
                // as if the user had done it: a page may not save file after file by itself
                send(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "returnByValue",
                                true,
                                "awaitPromise",
                                true,
                                "userGesture",
                                true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /** Sends one command and waits for its answer. */
    public JsonNode send(String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(message.toString(), true)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        JsonNode answered = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (answered.has("error")) {
            throw new AssertionError(method + ": " + answered.get("error"));
        }
        return answered.path("result");
    }

    /** What it has complained about: console errors and warnings, exceptions, refused loads. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Every URL that it asked for. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The page as PDF. */
    public byte[] pdf() {
        return Base64.getDecoder()
                .decode(send("Page.printToPDF", Map.of("printBackground", true))
                        .path("data")
                        .asText());
    }

    @Override
    public void close() {
        socket.abort();
        // its children write to the profile until they are gone
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void take(String message) {
            try {
                JsonNode node = JSON.readTree(message);
                if (node.has("id")) {
                    answers.remove(node.get("id").asInt()).complete(node);
                    return;
                }
                JsonNode parameters = node.path("params");
                switch (node.path("method").asText()) {
                    case "Runtime.exceptionThrown" ->
                        complaints.add(parameters.path("exceptionDetails").toString());
                    case "Runtime.consoleAPICalled" -> {
                        if (List.of("error", "warning", "assert")
                                .contains(parameters.path("type").asText())) {
                            complaints.add(parameters.path("args").toString());
                        }
                    }
                    case "Log.entryAdded" ->
                        complaints.add(parameters.path("entry").toString());
                    case "Network.requestWillBeSent" ->
                        requests.add(parameters.path("request").path("url").asText());
                    default -> {}
                }
            } catch (IOException e) {
                complaints.add("not JSON: " + message);
            }
        }
    }
}
