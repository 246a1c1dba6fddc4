package org.slumber.spark.cluster;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Spark's own cluster on this machine: a master and workers in JVMs of their own from the jars that the build puts
 * beside the program, on ports that were free. All of it dies with {@link #close()}, or with the tests' JVM.
 */
final class StandaloneCluster implements AutoCloseable {
    private static final String EXECUTOR = "CoarseGrainedExecutorBackend";

    private final Path folder;
    private final int port = freePort();
    private final int uiPort = freePort();
    private final List<Process> workers = new ArrayList<>();
    private final Process master;
    private final Thread atExit = new Thread(this::kill);

    private StandaloneCluster(Path folder) throws IOException {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(atExit);
        master = start("master", "master.Master", "--port", "" + port, "--webui-port", "" + uiPort);
    }

    /** Starts a master and workers of so many cores, and waits until they know each other. */
    static StandaloneCluster start(Path folder, int workers, int cores) throws Exception {
        StandaloneCluster cluster = new StandaloneCluster(folder);
        try {
            for (int i = 0; i < workers; i++) {
                cluster.addWorker(cores);
            }
            cluster.awaitWorkers(workers);
        } catch (Exception | AssertionError e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    String url() {
        return "spark://127.0.0.1:" + port;
    }

    void addWorker(int cores) throws IOException {
        String name = "worker-" + workers.size();
        workers.add(start(
                name,
                "worker.Worker",
                "--cores",
                "" + cores,
                "--memory",
                "1g",
                "--webui-port",
                "0",
                "--work-dir",
                folder.resolve(name).toString(),
                url()));
    }

    void awaitWorkers(int count) throws Exception {
        await(Duration.ofMinutes(5), count + " workers", () -> {
            try {
                return get("http://127.0.0.1:" + uiPort + "/json/")
                        .replace(" ", "")
                        .contains("\"aliveworkers\":" + count);
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** The executors' processes that are alive now. */
    List<ProcessHandle> executors() {
        return workers.stream()
                .flatMap(worker -> worker.descendants())
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().commandLine().orElse("").contains(EXECUTOR))
                .toList();
    }

    /** kill -9 for a worker and its executors, as when its machine goes down. */
    void loseWorker(int index) {
        Process worker = workers.get(index);
        List<ProcessHandle> its = worker.descendants().toList();
        worker.destroyForcibly();
        its.forEach(ProcessHandle::destroyForcibly);
    }

    /** A page as text. */
    static String get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(90))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Looks again and again until it is so; fails where it never is. */
    static void await(Duration atMost, String what, Callable<Boolean> isSo) throws Exception {
        Instant end = Instant.now().plus(atMost);
        while (!isSo.call()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("waited " + atMost.toSeconds() + " s in vain for " + what);
            }
            Thread.sleep(100);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Process start(String name, String main, String... arguments) throws IOException {
        Path spark = Submission.root().resolve("spark-jobs/target/spark");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                spark.resolve("jars") + File.separator + "*",
                "org.apache.spark.deploy." + main,
                "--host",
                "127.0.0.1"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("SPARK_HOME", spark.toString());
        // the launcher of executors asks for it where the jars are not those of a distribution
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private void kill() {
        for (int i = 0; i < workers.size(); i++) {
            loseWorker(i);
        }
        master.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        workers.forEach(
                worker -> worker.onExit().orTimeout(30, TimeUnit.SECONDS).join());
        master.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
