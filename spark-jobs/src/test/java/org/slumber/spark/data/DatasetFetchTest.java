package org.slumber.spark.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.data.DatasetCatalogue.Entry;
import org.slumber.spark.data.DatasetCatalogue.RemoteFile;

class DatasetFetchTest {
    private static final byte[] IMAGES = "the images".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    private static final byte[] LABELS = "the labels".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path data;

    private final StringWriter printed = new StringWriter();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private ExecutorService handlers;
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        handlers = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(handlers);
        serve("/good/images.gz", exchange -> answer(exchange, IMAGES));
        serve("/good/labels.gz", exchange -> answer(exchange, LABELS));
        server.start();
    }

    @AfterEach
    void stopServer() {
        end.countDown();
        server.stop(0);
        handlers.shutdownNow();
    }

    @Test
    void filesAreFetchedVerifiedAndNamedAsTheCatalogueSays() throws IOException {
        RemoteFile renamed = new RemoteFile("train-images-idx3-ubyte.gz", "images.gz", sha256(IMAGES), null);
        fetch(entry("/good/", renamed, labels()));
        assertHolds("train-images-idx3-ubyte.gz", IMAGES);
        assertHolds("labels.gz", LABELS);
        assertNothingElse("train-images-idx3-ubyte.gz", "labels.gz");
        assertTrue(printed.toString().contains("2 files fetched, 0 already there"), printed.toString());
    }

    @Test
    void md5ServesWhereThereIsNoSha256() throws IOException {
        fetch(entry("/good/", new RemoteFile("labels.gz", null, null, hex("MD5", LABELS))));
        assertHolds("labels.gz", LABELS);
    }

    @Test
    void whatIsThereAndVerifiedIsNotFetchedAgain() throws IOException {
        Entry entry = entry("/good/", images(), labels());
        fetch(entry);
        fetch(entry);
        assertEquals(2, requests.get());
        assertTrue(printed.toString().contains("labels.gz: already there, sha256 verified"), printed.toString());
        assertTrue(printed.toString().contains("0 files fetched, 2 already there"), printed.toString());
    }

    @Test
    void aSecondRunGoesOnWhereTheFirstFailed() throws IOException {
        RemoteFile absent = new RemoteFile("absent.gz", null, sha256(LABELS), null);
        assertThrows(InvalidInputException.class, () -> fetch(entry("/good/", images(), absent)));
        assertHolds("images.gz", IMAGES);
        serve("/good/absent.gz", exchange -> answer(exchange, LABELS));
        fetch(entry("/good/", images(), absent));
        assertHolds("absent.gz", LABELS);
        assertTrue(printed.toString().contains("1 files fetched, 1 already there"), printed.toString());
    }

    @Test
    void aFileWithTheWrongSumIsNotKept() throws IOException {
        serve("/wrong/labels.gz", exchange -> answer(exchange, IMAGES));
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> fetch(entry("/wrong/", labels())));
        assertTrue(
                refusal.getMessage()
                        .contains("labels.gz could not be fetched, and nothing was changed: " + address("/wrong/")
                                + "labels.gz has sha256 " + sha256(IMAGES) + ", not the " + sha256(LABELS)),
                refusal.getMessage());
        assertNothingElse();
    }

    @Test
    void anotherFileInItsPlaceIsLeftAsItIs() throws IOException {
        Path other = Files.write(Files.createDirectories(data.resolve("toy")).resolve("labels.gz"), IMAGES);
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> fetch(entry("/good/", labels())));
        assertTrue(refusal.getMessage().startsWith(other + " is there already, but its sha256"), refusal.getMessage());
        assertHolds("labels.gz", IMAGES);
        assertEquals(0, requests.get());
    }

    @Test
    void anUnpackedFileIsLeftAsItIs() throws IOException {
        Files.write(Files.createDirectories(data.resolve("toy")).resolve("labels"), LABELS);
        fetch(entry("/good/", labels()));
        assertNothingElse("labels");
        assertTrue(printed.toString().contains("already there unpacked, left as it is, not verified"));
    }

    @Test
    void aFileThatIsNotFoundNamesTheAnswer() throws IOException {
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> fetch(entry("/none/", labels())));
        assertTrue(
                refusal.getMessage().contains(address("/none/") + "labels.gz: the server answers 404"),
                refusal.getMessage());
        assertNothingElse();
    }

    @Test
    void aBodyThatIsCutOffIsNotKept() throws IOException {
        serve("/cut/images.gz", exchange -> {
            exchange.sendResponseHeaders(200, IMAGES.length);
            exchange.getResponseBody().write(IMAGES, 0, IMAGES.length / 2);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> fetch(entry("/cut/", images())));
        assertTrue(refusal.getMessage().contains("images.gz could not be fetched"), refusal.getMessage());
        assertNothingElse();
    }

    @Test
    void aBodyThatStopsComingIsGivenUp() throws IOException {
        serve("/stalled/images.gz", exchange -> {
            exchange.sendResponseHeaders(200, IMAGES.length);
            exchange.getResponseBody().write(IMAGES, 0, IMAGES.length / 2);
            exchange.getResponseBody().flush();
            awaitEnd();
        });
        InvalidInputException refusal = assertThrows(
                InvalidInputException.class, () -> fetch(entry("/stalled/", images()), Duration.ofSeconds(1)));
        assertTrue(refusal.getMessage().contains("nothing more arrived for 1 s"), refusal.getMessage());
        assertTrue(printed.toString().contains("images.gz: 0.1 of 0.2 MB"), printed.toString());
        assertNothingElse();
    }

    @Test
    void theNextMirrorIsTriedWhereOneFails() throws IOException {
        serve("/wrong/labels.gz", exchange -> answer(exchange, IMAGES));
        URI nobody = URI.create("http://localhost:1/");
        fetch(new Entry(
                "Toy",
                null,
                "none",
                null,
                List.of(nobody, address("/none/"), address("/wrong/"), address("/good/")),
                List.of(labels())));
        assertHolds("labels.gz", LABELS);
        assertNothingElse("labels.gz");
    }

    @Test
    void redirectsAreFollowed() throws IOException {
        serve("/moved/labels.gz", exchange -> {
            exchange.getResponseHeaders().set("Location", address("/good/") + "labels.gz");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        fetch(entry("/moved/", labels()));
        assertHolds("labels.gz", LABELS);
    }

    @Test
    void aFileWithoutAChecksumIsNeverFetched() throws IOException {
        InvalidInputException refusal = assertThrows(
                InvalidInputException.class,
                () -> fetch(entry("/good/", new RemoteFile("labels.gz", null, null, null))));
        assertTrue(refusal.getMessage().contains("nothing is fetched unverified"), refusal.getMessage());
        assertEquals(0, requests.get());
        assertNothingElse();
    }

    private void fetch(Entry entry) {
        fetch(entry, Duration.ofSeconds(30));
    }

    private void fetch(Entry entry, Duration patience) {
        new DatasetFetch(new Download(patience), new PrintWriter(printed)).fetch("toy", entry, data);
    }

    private Entry entry(String mirror, RemoteFile... files) {
        return new Entry("Toy", null, "none", null, List.of(address(mirror)), List.of(files));
    }

    private static RemoteFile images() {
        return new RemoteFile("images.gz", null, sha256(IMAGES), null);
    }

    private static RemoteFile labels() {
        return new RemoteFile("labels.gz", null, sha256(LABELS), null);
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private void serve(String path, Handler handler) {
        server.createContext(path, exchange -> {
            requests.incrementAndGet();
            handler.handle(exchange);
        });
    }

    private static void answer(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, content.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(content);
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sha256(byte[] content) {
        return hex("SHA-256", content);
    }

    private static String hex(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertHolds(String name, byte[] content) throws IOException {
        assertArrayEquals(content, Files.readAllBytes(data.resolve("toy").resolve(name)));
    }

    private void assertNothingElse(String... names) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("toy"))) {
            List<String> found =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertEquals(Arrays.stream(names).sorted().toList(), found);
        }
    }
}
