package org.slumber.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;

class GoldenTraceTest {
    private static final Path GOLDEN = Path.of("../../shared/golden");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyTraceComesOutAsRecorded() throws IOException {
        assumeTrue(Files.isDirectory(GOLDEN), "no golden traces beside the project");
        List<Path> folders;
        try (Stream<Path> files = Files.list(GOLDEN)) {
            folders = files.filter(Files::isDirectory).sorted().toList();
        }
        assertTrue(folders.size() >= 8, "traces found: " + folders);
        return folders.stream()
                .map(trace -> DynamicTest.dynamicTest(trace.getFileName().toString(), () -> {
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
        Path trace = GOLDEN.resolve("sleep-static");
        assumeTrue(Files.isDirectory(trace), "no golden traces beside the project");
        try (Stream<Path> files = Files.list(trace)) {
            for (Path file : files.toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }
}
