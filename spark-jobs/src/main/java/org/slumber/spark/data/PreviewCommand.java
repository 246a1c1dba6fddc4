package org.slumber.spark.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Datasets;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.sweep.SweepFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code data preview}: draws samples of a data set as the network gets them. */
@Command(
        name = "preview",
        description = "Draw images of a data set, their resized versions and their input spikes as a picture.",
        mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {
    private static final int MOST_IMAGES = 100;

    @Spec
    private CommandSpec spec;

    @Parameters(
            defaultValue = Geomfig.NAME,
            paramLabel = "NAME",
            description = "geomfig, a known name, one that --sweep has, a path to images as conf/README.md has them, or"
                    + " IMAGES:LABELS (default: ${DEFAULT-VALUE}).")
    private String dataset;

    @Option(
            names = "--sweep",
            paramLabel = "FILE",
            description = "Sweep file whose data sets go by the names that it has for them under data.")
    private Path sweep;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Folder that holds the data sets known by name (default: that of --sweep, or data).")
    private Path data;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "preview.png",
            description = "The picture, PNG (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Draws the images and their spikes (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "How many, 1 to 100; every class comes once before any comes twice (default: ${DEFAULT-VALUE}).")
    private int images;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            defaultValue = "${sys:slumber.home:-.}/conf/datasets.yaml",
            description = "Names of the classes, where it is there (default: conf/datasets.yaml).")
    private Path catalogue;

    @Override
    public Integer call() {
        if (images < 1 || images > MOST_IMAGES) {
            throw new InvalidInputException("--images must be in [1, " + MOST_IMAGES + "], was " + images);
        }
        System.setProperty("java.awt.headless", "true");
        RunSpec run = org.slumber.engine.Catalogue.specOf(Map.of("dataset", dataset, "seed", seed));
        Dataset loaded = Datasets.load(dataset, places(), images).images("data preview", "it draws images");
        PreviewSamples samples = PreviewSamples.draw(loaded, run, Math.min(images, loaded.size()));
        write(new PreviewPicture(samples, DatasetCatalogue.classNames(dataset, catalogue)).paint());
        spec.commandLine().getOut().println(samples.samples().size() + " images of " + dataset + " drawn to " + out);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private DataPlaces places() {
        Optional<SweepFile> file = Optional.ofNullable(sweep).map(each -> SweepFile.read(each, List.of()));
        Path folder = Optional.ofNullable(data)
                .or(() -> file.flatMap(SweepFile::data))
                .orElse(Path.of("data"));
        return new DataPlaces(folder, file.map(SweepFile::sets).orElse(Map.of()));
    }

    private void write(BufferedImage picture) {
        try {
            Path folder = out.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            if (!ImageIO.write(picture, "png", out.toFile())) {
                throw new IllegalStateException("every Java platform writes PNG");
            }
        } catch (IOException e) {
            throw new InvalidInputException("the picture " + out + " cannot be written (" + e + ")", e);
        }
    }
}
