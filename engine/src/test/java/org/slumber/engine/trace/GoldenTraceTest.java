package org.slumber.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;

class GoldenTraceTest {
    /** Traces of the project's own, always there, and of the authors' program, where they are beside the project. */
    private static final List<Path> GOLDEN =
            List.of(Path.of("src/test/resources/golden/traces"), Path.of("../../shared/golden"));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyTraceComesOutAsRecorded() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path golden : GOLDEN) {
            if (Files.isDirectory(golden)) {
                try (Stream<Path> files = Files.list(golden)) {
                    files.filter(Files::isDirectory).sorted().forEach(folders::add);
                }
            }
        }
        assertTrue(folders.size() >= 3, "traces found: " + folders);
        return folders.stream()
                .map(trace -> DynamicTest.dynamicTest(trace.toString(), () -> {
                    Replay replay = Replay.of(Trace.read(trace));
                    assertEquals(0, replay.rasterDifferences());
                    assertEquals(0, replay.maximumWeightDifference(), Replay.WEIGHT_TOLERANCE);
                    assertTrue(replay.agrees());
                }));
    }

    @Test
    void aChangedTraceDoesNotAgree() throws IOException {
        copyTrace();
        replaceInSettings("\"sleepDecay\": 0.999", "\"sleepDecay\": 0.99");
        assertFalse(Replay.of(Trace.read(folder)).agrees());
    }

    /** Any parameter of a run, by its path: one that changes nothing, and one that does. */
    @Test
    void parametersOfATraceAreReplayed() throws IOException {
        copyTrace();
        replaceInSettings("{", "{\"parameters\": {\"homeostasis\": \"intrinsic\", \"intrinsic.learningRate\": 0},");
        assertTrue(Replay.of(Trace.read(folder)).agrees());
        replaceInSettings("\"intrinsic.learningRate\": 0", "\"intrinsic.learningRate\": 0.5");
        assertFalse(Replay.of(Trace.read(folder)).agrees());
    }

    @Test
    void anUnknownParameterIsNamedWithItsFile() throws IOException {
        copyTrace();
        replaceInSettings("{", "{\"parameters\": {\"intrinsic.rate\": 0},");
        assertRefused("trace.json must describe a trace, but: unknown parameter intrinsic.rate");
    }

    @Test
    void aTruncatedArrayIsNamed() throws IOException {
        copyTrace();
        Path file = folder.resolve("spike-step.i32.gz");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused("spike-step.i32.gz");
    }

    @Test
    void aMissingArrayIsNamed() throws IOException {
        copyTrace();
        Files.delete(folder.resolve("weight-final.f64.gz"));
        assertRefused("weight-final.f64.gz");
    }

    @Test
    void aMissingSettingIsNamed() throws IOException {
        copyTrace();
        replaceInSettings("\"sleepRatio\"", "\"ratio\"");
        assertRefused("sleepRatio");
    }

    @Test
    void aFolderWithoutTraceIsNamed() {
        assertRefused("trace.json");
    }

    private void replaceInSettings(String text, String replacement) throws IOException {
        Path settings = folder.resolve("trace.json");
        Files.writeString(settings, Files.readString(settings).replace(text, replacement));
    }

    private void assertRefused(String named) {
        String message = assertThrows(InvalidInputException.class, () -> Trace.read(folder))
                .getMessage();
        assertTrue(message.contains(named), message);
    }

    private void copyTrace() throws IOException {
        Path trace = GOLDEN.get(0).resolve("sleep-static");
        try (Stream<Path> files = Files.list(trace)) {
            for (Path file : files.toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }
}
