package org.slumber.spark.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** One HTTP download to a file, with progress, that gives up where nothing more arrives. */
final class Download {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
    private static final int UNKNOWN = -1;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Duration patience;

    /** Downloads that fail where no byte arrives for this long. */
    Download(Duration patience) {
        this.patience = patience;
    }

    /**
     * Downloads a file, replacing what is there.
     *
     * @param file written; what is in it after an exception is undefined
     * @param progress gets a line every second
     * @return bytes received
     * @throws IOException where there is no answer, an answer other than 200, or the body ends early
     */
    long to(Path file, URI address, PrintWriter progress) throws IOException {
        AtomicLong expected = new AtomicLong(UNKNOWN);
        HttpRequest request = HttpRequest.newBuilder(address).build();
        CompletableFuture<HttpResponse<Path>> answer = client.sendAsync(request, response -> {
            expected.set(response.headers().firstValueAsLong("content-length").orElse(UNKNOWN));
            return response.statusCode() == 200 ? BodySubscribers.ofFile(file) : BodySubscribers.replacing(file);
        });
        HttpResponse<Path> response = await(answer, file, expected, progress);
        if (response.statusCode() != 200) {
            throw new IOException("the server answers " + response.statusCode());
        }
        return Files.size(file);
    }

    private HttpResponse<Path> await(
            CompletableFuture<HttpResponse<Path>> answer, Path file, AtomicLong expected, PrintWriter progress)
            throws IOException {
        long received = 0;
        long quietSince = System.nanoTime();
        while (true) {
            try {
                return answer.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                long now = Files.exists(file) ? Files.size(file) : 0;
                if (now > received) {
                    received = now;
                    quietSince = System.nanoTime();
                    report(file, received, expected.get(), progress);
                } else if (System.nanoTime() - quietSince > patience.toNanos()) {
                    answer.cancel(true);
                    throw new IOException("nothing more arrived for " + patience.toSeconds() + " s", e);
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    private static void report(Path part, long received, long expected, PrintWriter progress) {
        String name = part.getFileName().toString().replaceFirst("\\.\\d+\\.part$", "");
        String of = expected > 0 ? String.format(Locale.ROOT, " of %.1f", expected / 1e6) : "";
        progress.printf(Locale.ROOT, "  %s: %.1f%s MB%n", name, received / 1e6, of);
        progress.flush();
    }
}
