package org.slumber.spark.watch;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.report.LivePage;
import org.slumber.spark.results.ResultsFolder;

/**
 * Shows a results folder to browsers on this machine, as long as it goes on: one page, and the part of it that changes.
 *
 * <p>It listens on the loopback address alone and answers only to that address's names, so that no page of another site can
 * have a browser ask it under a name that its owner gave this address (DNS rebinding). Others who are logged in on the
 * machine reach the address as well, and may not be allowed to read the folder: whoever asks has to know a path that is
 * drawn anew for each server. Only GET is answered.
 *
 * <p>The folder is looked at when someone asks, and at most once in a while, however many do.
 */
public final class WatchServer implements AutoCloseable {
    private static final List<String> NAMES = List.of("127.0.0.1", "localhost", "[::1]");
    /** Time between two looks, ms. */
    private static final long PAUSE = 2000;
    /** Time after which the same figures may mean something else, such as that nothing came, ms. */
    private static final long STALE = 30_000;

    private static final int THREADS = 4;
    private static final int TOKEN_BYTES = 16;

    private final ResultsFolder folder;
    private final WatchedFolder watched;
    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads;
    private final String base;
    private long lookedAt;
    private long writtenAt;
    private Optional<String> problem = Optional.empty();
    private String part = "";
    private String tag = "";

    private WatchServer(ResultsFolder folder, HttpServer server, Clock clock) {
        this.folder = folder;
        this.watched = new WatchedFolder(folder);
        this.server = server;
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread daemon = new Thread(task, "watch-" + number.incrementAndGet());
            daemon.setDaemon(true);
            return daemon;
        });
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        base = "/" + HexFormat.of().formatHex(token) + "/";
    }

    /**
     * Starts one.
     *
     * @param port to listen on; 0 for any that is free
     * @throws InvalidInputException where another program has the port
     */
    public static WatchServer start(ResultsFolder folder, int port, Clock clock) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), port), 0);
        } catch (BindException e) {
            throw new InvalidInputException(
                    "--port " + port + " cannot be listened on (" + e.getMessage()
                            + "); give another, or 0 for any that is free",
                    e);
        }
        WatchServer watch = new WatchServer(folder, server, clock);
        server.setExecutor(watch.threads);
        server.createContext("/", watch::answer);
        server.start();
        return watch;
    }

    /** Port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Where a browser finds it. */
    public String address() {
        return "http://127.0.0.1:" + port() + base;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Security-Policy", LivePage.securityPolicy());
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            headers.set("Cache-Control", "no-store");
            String path = exchange.getRequestURI().getRawPath();
            if (!local(exchange.getRequestHeaders().get("Host"))) {
                refuse(exchange, 421, "This server answers to localhost and 127.0.0.1 only.");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                headers.set("Allow", "GET");
                refuse(exchange, 405, "This server answers GET only.");
            } else if (base.equals(path)) {
                look();
                send(exchange, 200, "text/html", page());
            } else if ((base + "figures").equals(path)) {
                figures(exchange);
            } else {
                refuse(exchange, 404, "There is nothing here; the address that watch printed has a path.");
            }
        }
    }

    private void figures(HttpExchange exchange) throws IOException {
        look();
        String body;
        synchronized (this) {
            exchange.getResponseHeaders().set("ETag", tag);
            body = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match")) ? "" : part;
        }
        if (body.isEmpty()) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            send(exchange, 200, "text/html", body);
        }
    }

    private synchronized String page() {
        return LivePage.html(folder.root().getName(), part, tag);
    }

    /** Whether a request names this machine as its own browser does. */
    private static boolean local(List<String> hosts) {
        return hosts != null
                && hosts.size() == 1
                && NAMES.contains(hosts.get(0).replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT));
    }

    private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        send(exchange, status, "text/plain", why + "\n");
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Reads what is new, unless that was done just now; whatever keeps it from that is said on the page. */
    private synchronized void look() {
        long now = clock.millis();
        if (now - lookedAt < PAUSE) {
            return;
        }
        Optional<String> before = problem;
        boolean changed = false;
        try {
            changed = watched.look();
            problem = Optional.empty();
        } catch (IOException | RuntimeException e) {
            problem = Optional.of(folder.display() + " cannot be read at the moment: "
                    + (e.getMessage() == null ? e.toString() : e.getMessage()));
        }
        if (changed || !problem.equals(before) || now - writtenAt >= STALE) {
            part = LivePage.part(folder.display(), problem, watched.start(), watched.summary(), clock.instant());
            tag = "\"" + UUID.nameUUIDFromBytes(part.getBytes(StandardCharsets.UTF_8)) + "\"";
            writtenAt = now;
        }
        lookedAt = clock.millis();
    }
}
