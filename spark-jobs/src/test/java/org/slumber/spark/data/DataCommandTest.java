package org.slumber.spark.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;
import org.slumber.spark.data.PreviewSamples.Sample;
import picocli.CommandLine;

class DataCommandTest {
    private static final String CATALOGUE = "--catalogue=../conf/datasets.yaml";

    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();
    private String refusal = "";

    @Test
    void previewDrawsAPicture() throws IOException {
        Path out = folder.resolve("new/preview.png");
        assertEquals(0, run("preview", "geomfig", "--images", "3", "--out", out.toString(), CATALOGUE));
        BufferedImage picture = ImageIO.read(out.toFile());
        assertTrue(picture.getWidth() > 2000 && picture.getHeight() > 700);
        assertTrue(printed.toString().contains("3 images of geomfig drawn to " + out), printed.toString());
    }

    @Test
    void previewKnowsASetByTheNameThatASweepFileHasForIt() throws IOException {
        StringBuilder images = new StringBuilder();
        for (int image = 0; image < 4; image++) {
            images.append("0,".repeat(image))
                    .append("255,")
                    .append("0,".repeat(8 - image))
                    .append(image % 2)
                    .append('\n');
        }
        Path set = Files.writeString(folder.resolve("dots.csv"), images);
        Path sweep = Files.writeString(
                folder.resolve("sweep.yaml"),
                "name: dots\ndata: {folder: " + folder + ", dots: " + set + "}\nvalues: {dataset: dots}\n");
        Path named = folder.resolve("named.png");
        String[] preview = {"preview", "dots", "--sweep", sweep.toString(), "--out", named.toString(), CATALOGUE};
        assertEquals(0, run(preview), refusal);
        assertTrue(printed.toString().contains("4 images of dots drawn to " + named), printed.toString());
        assertTrue(ImageIO.read(named.toFile()).getWidth() > 2000);
        assertEquals(2, run("preview", "mnist", "--sweep", sweep.toString(), CATALOGUE));
        assertTrue(refusal.startsWith("data set mnist: the folder " + folder.resolve("mnist")), refusal);
        assertEquals(2, run("preview", "dashes", "--sweep", sweep.toString(), CATALOGUE));
        assertTrue(refusal.endsWith("and the names under data, dots, and no path with a / in it"), refusal);
    }

    @Test
    void theSamePreviewIsTheSamePicture() throws IOException {
        Path first = folder.resolve("first.png");
        Path second = folder.resolve("second.png");
        Path other = folder.resolve("other.png");
        run("preview", "--images", "2", "--out", first.toString(), CATALOGUE);
        run("preview", "--images", "2", "--out", second.toString(), CATALOGUE);
        run("preview", "--images", "2", "--seed", "2", "--out", other.toString(), CATALOGUE);
        assertEquals(-1, Files.mismatch(first, second));
        assertTrue(Files.mismatch(first, other) >= 0);
    }

    @Test
    void everyClassIsShownOnceBeforeAnyIsShownTwice() {
        Dataset geomfig = Geomfig.generate(40);
        PreviewSamples samples = PreviewSamples.draw(geomfig, geomfigSpec(), 6);
        assertArrayEquals(
                new int[] {0, 1, 2, 3, 0, 1},
                samples.samples().stream()
                        .mapToInt(sample -> geomfig.label(sample.image()))
                        .toArray());
    }

    @Test
    void theRasterHasTheSpikesThatAreExpected() {
        for (Sample sample :
                PreviewSamples.draw(Geomfig.generate(40), geomfigSpec(), 4).samples()) {
            assertEquals(300, sample.raster().length);
            assertEquals(sample.expectedSpikes(), sample.meanSpikes(), 1.2, "five standard errors");
            assertArrayEquals(sample.original(), sample.resized());
        }
    }

    @Test
    void tooManyImagesAreRefused() {
        assertEquals(2, run("preview", "--images", "101"));
        assertEquals("--images must be in [1, 100], was 101", refusal);
    }

    @Test
    void aPictureThatCannotBeWrittenIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals(
                2,
                run("preview", "--images", "1", "--out", file.resolve("x.png").toString(), CATALOGUE));
        assertTrue(refusal.startsWith("the picture " + file.resolve("x.png") + " cannot be written"), refusal);
    }

    @Test
    void fetchOfAnUnknownSetListsTheKnownOnes() {
        assertEquals(2, run("fetch", "cifar", "--data", folder.toString(), CATALOGUE));
        assertTrue(refusal.startsWith("data fetch knows fashion-mnist, kmnist, mnist, notmnist (from "), refusal);
        assertTrue(refusal.endsWith("was asked for cifar"), refusal);
    }

    @Test
    void fetchOfTheGeneratedSetSaysSo() {
        assertEquals(2, run("fetch", "geomfig", "--data", folder.toString(), CATALOGUE));
        assertEquals("geomfig is generated, there is nothing to fetch", refusal);
    }

    @Test
    void classNamesAndLongPathsFitThePicture() {
        Dataset dataset = new Dataset("/a/very/long/path/to/a/folder/of/images", 2, 3, new byte[12], new byte[2], 1);
        RunSpec spec = Catalogue.specOf(Map.of("dataset", dataset.name()));
        PreviewSamples samples = PreviewSamples.draw(dataset, spec, 2);
        BufferedImage named = new PreviewPicture(samples, List.of("nothing")).paint();
        BufferedImage unnamed = new PreviewPicture(samples, List.of()).paint();
        assertEquals(named.getWidth(), unnamed.getWidth());
        int edge = named.getWidth() - 1;
        for (int y = 0; y < named.getHeight(); y++) {
            assertEquals(0xffffffff, named.getRGB(edge, y), "the margin stays white");
        }
    }

    private static RunSpec geomfigSpec() {
        return Catalogue.specOf(Map.of("dataset", "geomfig"));
    }

    private int run(String... arguments) {
        return new CommandLine(new DataCommand())
                .setOut(new PrintWriter(printed))
                .setExecutionExceptionHandler((exception, command, result) -> {
                    refusal = exception.getMessage();
                    return 2;
                })
                .execute(arguments);
    }
}
