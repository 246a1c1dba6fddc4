package org.slumber.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;

class RunMemoryTest {
    /** What a run may take beyond its data set, which is of 2.5 MB here and not counted apart. */
    private static final String HEAP = "-Xmx64m";

    @ParameterizedTest
    @ValueSource(strings = {"stdp", "surrogate-gradient"})
    void aRunOfThePublishedSizeFitsIn64Megabytes(String learner) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunMemoryTest.class.getName(),
                        learner)
                .redirectErrorStream(true)
                .start();
        String printed = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(run.waitFor(5, TimeUnit.MINUTES));
        assertEquals("1000 scored", printed.strip());
        assertEquals(0, run.exitValue());
    }

    /** The run: the published network, images and epochs with the most checkpoints there can be, but short images. */
    public static void main(String[] learner) {
        RunSpec spec = Catalogue.specOf(
                learner[0].equals("stdp")
                        ? Map.of(
                                "protocol",
                                "published",
                                "training.stepsPerImage",
                                50,
                                "training.patience",
                                0,
                                "test.scored",
                                "all",
                                "features.sample",
                                "image",
                                "sleep.intervalSteps",
                                900)
                        : Map.of(
                                "learner", "surrogate-gradient",
                                "training.epochs", 3,
                                "training.images", 400,
                                "test.images", 1000,
                                "surrogate.sleepCopies", 2));
        Dataset dataset = Geomfig.generate(1400);
        System.out.println(Engine.run(spec, dataset).scores().testSamples() + " scored");
    }
}
