package org.slumber.spark.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ResultsFolder;

/** The server by itself, over a folder that is not there. */
class WatchServerTest {
    @TempDir
    Path root;

    private WatchServer server;
    private String path;

    @BeforeEach
    void start() throws IOException {
        server = WatchServer.start(folder(), 0, Clock.systemUTC());
        path = URI.create(server.address()).getPath();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ResultsFolder folder() {
        return ResultsFolder.of(root.resolve("<b>&none").toString(), new Configuration());
    }

    /** Sends a request as it is and gives all that comes back. */
    private String asked(String... lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write((String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String status(String... lines) throws IOException {
        return code(asked(lines));
    }

    /** Of {@code HTTP/1.1 200 OK …}. */
    private static String code(String answer) {
        return answer.substring(9, 12);
    }

    @Test
    void onlyThisMachinesNamesAreAnsweredTo() throws Exception {
        for (String host : List.of("127.0.0.1:" + server.port(), "localhost:8080", "LOCALHOST", "[::1]:1")) {
            assertEquals("200", status("GET " + path + " HTTP/1.1", "Host: " + host), host);
        }
        for (String host :
                List.of("evil.example", "127.0.0.1.evil.example", "evil.example:80", "localhost:80:80", "")) {
            String answer = asked("GET " + path + " HTTP/1.1", "Host: " + host);
            assertEquals("421", code(answer), host);
            assertFalse(answer.contains("nothing in"), answer);
        }
        assertEquals("421", status("GET " + path + " HTTP/1.0"));
        assertEquals("421", status("GET " + path + " HTTP/1.1", "Host: localhost", "Host: evil.example"));
    }

    @Test
    void onlyGetIsAnsweredAndOnlyWhereItIs() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE")) {
            String answer = asked(method + " " + path + " HTTP/1.1", "Host: localhost", "Content-Length: 0");
            assertEquals("405", code(answer), method);
            assertTrue(answer.contains("Allow: GET"), answer);
        }
        for (String other : List.of("/", "/figures", path + "..", path + "runs", "/0" + path.substring(2))) {
            assertEquals("404", status("GET " + other + " HTTP/1.1", "Host: localhost"), other);
        }
    }

    @Test
    void thePageLoadsNothingAndItsTextIsText() throws Exception {
        String page = asked("GET " + path + " HTTP/1.1", "Host: localhost");
        assertTrue(page.contains("Content-security-policy: default-src 'none'"), page.substring(0, 600));
        assertTrue(page.contains("X-content-type-options: nosniff"), page.substring(0, 600));
        assertTrue(page.contains("<h1>&lt;b&gt;&amp;none</h1>"), page);
        assertTrue(page.contains("There is nothing in " + root + "/&lt;b&gt;&amp;none yet"), page);
        assertFalse(page.contains("<b>"), page);
        assertFalse(page.matches("(?s).*(src|href)=\"(?!data:).*"), page);
    }

    @Test
    void theFiguresAreSentOnceUntilTheyChange() throws Exception {
        String first = asked("GET " + path + "figures HTTP/1.1", "Host: localhost");
        String tag = first.replaceFirst("(?s).*\nEtag: (\\S+).*", "$1");
        assertEquals(
                "304", status("GET " + path + "figures HTTP/1.1", "Host: localhost", "If-None-Match: " + tag), first);
    }

    @Test
    void whatCannotBeReadIsASentence() throws Exception {
        Path broken = Files.createDirectories(root.resolve("<b>&none/runs"));
        Files.writeString(broken.resolve("batch-1.parquet"), "no Parquet");
        String page = asked("GET " + path + " HTTP/1.1", "Host: localhost");
        assertTrue(page.contains("cannot be read at the moment: "), page);
    }

    @Test
    void itListensOnTheLoopbackAlone() throws Exception {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                if (!address.isLoopbackAddress()) {
                    try (Socket socket = new Socket()) {
                        assertThrows(
                                IOException.class,
                                () -> socket.connect(new InetSocketAddress(address, server.port()), 1000),
                                address::toString);
                    }
                }
            }
        }
    }

    @Test
    void aPortThatIsTakenIsSaidToBe() {
        String refused = assertThrows(
                        InvalidInputException.class,
                        () -> WatchServer.start(folder(), server.port(), Clock.systemUTC()))
                .getMessage();
        assertEquals(
                "--port " + server.port()
                        + " cannot be listened on (Address already in use); give another, or 0 for any that is free",
                refused);
    }
}
