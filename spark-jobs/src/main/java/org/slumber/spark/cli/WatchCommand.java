package org.slumber.spark.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.watch.WatchServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code watch}: a page on this machine that shows how a sweep goes on. */
@Command(
        name = "watch",
        description = {
            "Show how a sweep goes on, on a page for the browser: progress, efficiency, failures, accuracy and stability of each"
                    + " point so far. Reads only; works beside a sweep, after it, and before its folder is there.",
            "Ctrl-C ends it."
        },
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
    private static final int MOST = 65_535;

    @Parameters(paramLabel = "RESULTS", description = "Results folder of a sweep, e.g. results/quick.")
    private String results;

    @Option(names = "--port", paramLabel = "PORT", description = "Port on 127.0.0.1 (default: any that is free).")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > MOST) {
            throw new InvalidInputException("--port must be in [0, " + MOST + "], was " + port);
        }
        // what --conf spark.hadoop.… says, without a session
        Configuration hadoop = SparkHadoopUtil.get().newConfiguration(new SparkConf());
        ResultsFolder folder = ResultsFolder.of(results, hadoop);
        refuseFile(folder);
        try (WatchServer server = WatchServer.start(folder, port, Clock.systemUTC())) {
            System.out.println("Watching " + folder.display() + ": " + server.address());
            System.out.println("From another machine: ssh -N -L " + server.port() + ":127.0.0.1:" + server.port()
                    + " USER@THIS-MACHINE, then the same address there.");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static void refuseFile(ResultsFolder folder) {
        boolean file;
        try {
            file = folder.fileSystem().exists(folder.root())
                    && !folder.fileSystem().getFileStatus(folder.root()).isDirectory();
        } catch (IOException e) {
            // the page says so, and may see it come back
            file = false;
        }
        if (file) {
            throw new InvalidInputException("results folder " + folder.display() + " is a file");
        }
    }
}
