package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.spark.cite.Citation;
import org.slumber.spark.results.ProgramBuild;

class CiteCommandTest {
    @TempDir
    Path root;

    @Test
    void theReferencesAreBibtexAndTheVersionIsThatOfTheProgram() {
        String bibtex = Citation.ofThisProgram().bibtex();
        assertTrue(
                bibtex.contains(
                        "author = {Massey, Andreas and Hubin, Aliaksandr and Nichele, Stefano and S{\\ae}b{\\o}, Solve}"),
                bibtex);
        assertTrue(bibtex.contains("eprint = {2601.08447}"), bibtex);
        assertTrue(bibtex.contains("@software{slumber,\n"), bibtex);
        ProgramBuild.ofThisProgram()
                .version()
                .ifPresent(version -> assertTrue(bibtex.contains("  version = {" + version + "}\n"), bibtex));
    }

    @Test
    void aFolderIsCitedAndDeposited() throws Exception {
        Path sweep = root.resolve("a.yaml");
        Files.writeString(
                sweep,
                "name: a\nvalues: {training.images: 8, validation.images: 0, test.images: 12, training.epochs: 1,"
                        + " training.stepsPerImage: 40}\naxes: {sleep.ratio: [0, 0.1], sleep.decay: [0.99, 0.999], seed: [1, 2]}\n");
        String out = root.resolve("out").toString();
        Console console = new Console();
        assertEquals(0, console.run("sweep", sweep.toString(), "--out", out), console.complained());
        Path crate = root.resolve("crate");
        assertEquals(0, console.run("cite", out, "--crate", crate.toString()), console.complained());
        String text = console.printed();
        assertTrue(text.contains("Of 6 runs 6 ended well; they took"), text);
        assertTrue(text.contains("Data: geomfig (SHA-256 "), text);
        assertTrue(text.contains("seeds 1, 2. Varied were sleep.ratio 0.0, 0.1; sleep.decay 0.99, 0.999."), text);
        assertTrue(text.contains("have the hash "), text);

        Set<String> described = new HashSet<>();
        for (JsonNode entity : new ObjectMapper()
                .readTree(crate.resolve("ro-crate-metadata.json").toFile())
                .get("@graph")) {
            if (entity.get("@type").asText().equals("File")) {
                Path file = crate.resolve(entity.get("@id").asText());
                described.add(entity.get("@id").asText());
                byte[] content = Files.readAllBytes(file);
                assertEquals(
                        content.length, Long.parseLong(entity.get("contentSize").asText()));
                assertEquals(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(content)),
                        entity.get("sha256").asText());
            }
        }
        for (String name : Set.of("report.html", "methods.txt", "references.bib", "CITATION.cff", "conf/a.yaml")) {
            assertTrue(described.contains(name), name + " of " + described);
        }
        assertTrue(
                described.stream().anyMatch(name -> name.matches("results/runs/.*\\.parquet")), described.toString());
        assertEquals(
                described.size(),
                Files.readAllLines(crate.resolve("SHA256SUMS")).size());
        assertEquals(2, console.run("cite", out, "--crate", crate.toString()));
        assertEquals("--crate " + crate + " must be a folder that is not there yet", console.complained());
    }
}
