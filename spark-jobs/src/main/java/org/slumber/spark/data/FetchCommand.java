package org.slumber.spark.data;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.spec.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code data fetch}: downloads known data sets from their homes and verifies them. */
@Command(
        name = "fetch",
        description = "Download a known data set from its home, with its checksums verified.",
        mixinStandardHelpOptions = true)
final class FetchCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "NAME",
            description = "Data sets: mnist, kmnist, fashion-mnist, notmnist, or any other that the catalogue has.")
    private List<String> names;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "data",
            description = "Folder for data sets; each gets a folder of its name in it (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            defaultValue = "${sys:slumber.home:-.}/conf/datasets.yaml",
            description = "Addresses and checksums (default: conf/datasets.yaml).")
    private Path catalogue;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        DatasetCatalogue known = DatasetCatalogue.read(catalogue);
        names.forEach(name -> refuseUnknown(name, known));
        DatasetFetch fetch = new DatasetFetch(new Download(PATIENCE), out);
        try {
            names.forEach(name -> fetch.fetch(name, known.datasets().get(name), data));
        } finally {
            out.flush();
        }
        return 0;
    }

    private void refuseUnknown(String name, DatasetCatalogue known) {
        if (name.equals(Geomfig.NAME)) {
            throw new InvalidInputException("geomfig is generated, there is nothing to fetch");
        }
        if (!known.datasets().containsKey(name)) {
            throw new InvalidInputException("data fetch knows "
                    + String.join(
                            ", ", known.datasets().keySet().stream().sorted().toList()) + " (from " + catalogue
                    + "), was asked for " + name);
        }
    }
}
