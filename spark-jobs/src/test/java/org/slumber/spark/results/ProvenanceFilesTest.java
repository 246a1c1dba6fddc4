package org.slumber.spark.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.ExtensionJar;
import org.slumber.engine.spec.InvalidInputException;

class ProvenanceFilesTest {
    private static final Instant START = Instant.parse("2026-03-04T05:06:07.089Z");

    @TempDir
    Path root;

    @Test
    void aFolderWithoutProvenanceHasNoStarts() {
        assertEquals(List.of(), files().all());
    }

    @Test
    void whatIsWrittenIsReadAsItWas() throws Exception {
        Provenance first = provenance(START);
        Provenance second = provenance(START.plusSeconds(1));
        files().start(second);
        String name = files().start(first);
        assertEquals(List.of(first, second), files().all());
        assertEquals("not ended", files().all().get(0).outcomeText());
        Provenance ended = first.ended(ending(Provenance.Outcome.ABORTED, Optional.of("the disk is full")));
        files().end(name, ended);
        assertEquals(List.of(ended, second), files().all());
        assertEquals("aborted", files().all().get(0).outcomeText());
        try (var left = Files.list(root.resolve("provenance"))) {
            assertEquals(
                    2,
                    left.filter(path -> path.toString().endsWith(".json")).count(),
                    "the end of a start takes the start's place");
        }
    }

    @Test
    void anEndCountsWhereAKillLeftTheStartBesideIt() throws Exception {
        String name = files().start(provenance(START));
        Path start = root.resolve("provenance").resolve(name + ".start.json");
        byte[] text = Files.readAllBytes(start);
        Provenance ended = provenance(START).ended(ending(Provenance.Outcome.COMPLETE, Optional.empty()));
        files().end(name, ended);
        Files.write(start, text);
        assertEquals(List.of(ended), files().all());
    }

    @Test
    void theFileTellsWhatAPersonLooksFor() throws Exception {
        String name = files().start(provenance(START));
        String text = Files.readString(root.resolve("provenance").resolve(name + ".start.json"));
        assertTrue(name.startsWith("20260304-050607-"), name);
        for (String expected : List.of(
                "\"start\" : \"2026-03-04T05:06:07.089Z\"",
                "\"conf\" : \"name: s\\nvalues: {}\"",
                "\"overrides\" : [ \"seed=[1, 2]\" ]",
                "\"sleep.ratio\" : 1.0",
                "\"seed\" : [ 1, 2 ]",
                "\"dirty\" : true",
                "\"ending\" : null")) {
            assertTrue(text.contains(expected), text);
        }
    }

    @Test
    void aNewerFileIsReadForWhatIsKnown() throws Exception {
        String name = files().start(provenance(START));
        Path file = root.resolve("provenance").resolve(name + ".start.json");
        rewrite(
                file,
                Files.readString(file)
                        .replace("\"version\" : " + Provenance.VERSION, "\"version\" : 99, \"mood\" : \"good\""));
        Provenance read = files().all().get(0);
        assertEquals(99, read.version());
        assertEquals(
                provenance(START),
                new Provenance(
                        Provenance.VERSION,
                        read.start(),
                        read.sweep(),
                        read.versions(),
                        read.machine(),
                        read.datasets(),
                        read.resume(),
                        read.ending()));
    }

    @Test
    void anOlderFileHasNoJarsOfOnesOwn() throws Exception {
        String name = files().start(provenance(START));
        Path file = root.resolve("provenance").resolve(name + ".start.json");
        rewrite(file, Files.readString(file).replaceFirst("(?s),\\s+\"jars\" : \\[.*?\\]", ""));
        assertEquals(List.of(), files().all().get(0).versions().jars());
    }

    @Test
    void aFileThatAnEditorGaveAByteOrderMarkIsReadAndOneThatBeginsWithADotIsLeftAlone() throws Exception {
        String name = files().start(provenance(START));
        Path file = root.resolve("provenance").resolve(name + ".start.json");
        rewrite(file, "\uFEFF" + Files.readString(file));
        Files.write(file.resolveSibling("._a.json"), new byte[] {0, 5, 22, 7});
        assertEquals(List.of(provenance(START)), files().all());
    }

    @Test
    void aFileThatIsNotProvenanceIsNamed() throws Exception {
        String name = files().start(provenance(START));
        Path file = root.resolve("provenance").resolve(name + ".start.json");
        rewrite(file, "{");
        String refused =
                assertThrows(InvalidInputException.class, () -> files().all()).getMessage();
        assertTrue(refused.startsWith("provenance file file:" + file + " is not as a sweep wrote it: "), refused);
    }

    /** By Hadoop, which keeps a checksum beside a local file. */
    private void rewrite(Path file, String text) throws Exception {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
        try (FSDataOutputStream out = folder().fileSystem().create(path, true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private ProvenanceFiles files() {
        return new ProvenanceFiles(folder());
    }

    private ResultsFolder folder() {
        return ResultsFolder.of(root.toString(), new Configuration());
    }

    private static Provenance provenance(Instant start) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("sleep.ratio", 1.0);
        values.put("dataset", "geomfig");
        return new Provenance(
                Provenance.VERSION,
                start,
                new Provenance.Sweep(
                        "s",
                        "conf/s.yaml",
                        Optional.of("/data"),
                        Map.of("mine", "/sets/mine.npz"),
                        "name: s\nvalues: {}",
                        List.of("seed=[1, 2]"),
                        values,
                        Map.of("seed", List.of(1L, 2L)),
                        List.of("seed: 1, 2"),
                        2,
                        0),
                new Provenance.Versions(
                        "0.1.0",
                        new ProgramBuild(Optional.of("1"), Optional.of("abc"), Optional.of(true)),
                        "4.2.0",
                        "17",
                        "vendor",
                        "Linux",
                        List.of(new ExtensionJar("mine.jar", "0f", Optional.of("1.2")))),
                new Provenance.Machine("local[2]", "here", 2),
                List.of(new Provenance.DatasetUsed("geomfig", "sum", 10_000, 15, 15, 4)),
                new Provenance.Counts(5, 1, 0, 1),
                Optional.empty());
    }

    private static Provenance.Ending ending(Provenance.Outcome outcome, Optional<String> error) {
        return new Provenance.Ending(START.plusSeconds(3), outcome, error, 1, 0, 2.5, 4.5, 2, 0.9);
    }
}
