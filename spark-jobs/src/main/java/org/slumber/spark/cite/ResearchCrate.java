package org.slumber.spark.cite;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.Provenance;
import org.slumber.spark.results.ResultsFolder;

/**
 * A folder to deposit: the tables, the sweep files, the report, how to cite and the checksum of every file, described as <a
 * href="https://w3id.org/ro/crate/1.1">RO-Crate 1.1</a> asks.
 */
public final class ResearchCrate {
    private static final String METADATA = "ro-crate-metadata.json";
    private static final String CHECKSUMS = "SHA256SUMS";
    private static final Map<String, String> FORMATS = Map.of(
            "parquet", "application/vnd.apache.parquet",
            "json", "application/json",
            "yaml", "application/yaml",
            "html", "text/html",
            "txt", "text/plain",
            "bib", "application/x-bibtex",
            "cff", "application/yaml");

    private final Path crate;
    private final Map<String, String> checksums = new TreeMap<>();

    private ResearchCrate(Path crate) {
        this.crate = crate;
    }

    /**
     * What the crate is about.
     *
     * @param methods the paragraph
     * @param report the page
     * @param starts what every start of its sweeps noted
     */
    public record Content(String methods, String report, List<Provenance> starts, Citation citation) {}

    /**
     * Writes a crate.
     *
     * @param place a folder that is not there yet
     * @throws InvalidInputException where it cannot be made
     */
    public static void write(ResultsFolder results, Content content, Path place) {
        try {
            if (place.toAbsolutePath().getParent() != null) {
                Files.createDirectories(place.toAbsolutePath().getParent());
            }
            Files.createDirectory(place);
            new ResearchCrate(place).write(results, content);
        } catch (IOException e) {
            throw new InvalidInputException("--crate " + place + " cannot be written (" + e + ")", e);
        }
    }

    private void write(ResultsFolder results, Content content) throws IOException {
        copy(results, results.root(), "results");
        for (Provenance start : content.starts()) {
            String name = Path.of(start.sweep().file()).getFileName().toString();
            add("conf/" + name, start.sweep().conf());
        }
        add("report.html", content.report());
        add("methods.txt", content.methods() + "\n");
        add("references.bib", content.citation().bibtex() + "\n");
        add(Citation.FILE, content.citation().text());
        StringBuilder sums = new StringBuilder();
        checksums.forEach(
                (name, sum) -> sums.append(sum).append("  ").append(name).append('\n'));
        Files.writeString(crate.resolve(CHECKSUMS), sums);
        Files.write(
                crate.resolve(METADATA),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(metadata(content)));
    }

    /** What a reader sees of a folder, that is without what begins with an underscore or a dot. */
    private void copy(ResultsFolder results, org.apache.hadoop.fs.Path from, String to) throws IOException {
        for (FileStatus status : results.fileSystem().listStatus(from)) {
            String name = status.getPath().getName();
            if (name.startsWith("_") || name.startsWith(".") || (to.equals("results") && name.equals("report.html"))) {
                continue;
            }
            if (status.isDirectory()) {
                copy(results, status.getPath(), to + "/" + name);
            } else {
                try (InputStream in = results.fileSystem().open(status.getPath())) {
                    add(to + "/" + name, in);
                }
            }
        }
    }

    private void add(String name, String text) throws IOException {
        try (InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
            add(name, in);
        }
    }

    private void add(String name, InputStream in) throws IOException {
        Path file = crate.resolve(name);
        Files.createDirectories(file.getParent());
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        try (DigestInputStream digested = new DigestInputStream(in, sha256)) {
            Files.copy(digested, file, StandardCopyOption.REPLACE_EXISTING);
        }
        checksums.put(name, HexFormat.of().formatHex(sha256.digest()));
    }

    private Map<String, Object> metadata(Content content) throws IOException {
        List<Object> graph = new ArrayList<>();
        graph.add(ordered(
                "@id",
                METADATA,
                "@type",
                "CreativeWork",
                "conformsTo",
                Map.of("@id", "https://w3id.org/ro/crate/1.1"),
                "about",
                Map.of("@id", "./")));
        List<Object> parts = new ArrayList<>();
        checksums.keySet().forEach(name -> parts.add(Map.of("@id", name)));
        Instant published = content.starts().stream()
                .map(Provenance::start)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        graph.add(ordered(
                "@id",
                "./",
                "@type",
                "Dataset",
                "name",
                "Results of " + names(content.starts()),
                "description",
                content.methods(),
                "datePublished",
                published.toString(),
                "license",
                Map.of("@id", "https://spdx.org/licenses/Apache-2.0"),
                "hasPart",
                parts,
                "mentions",
                content.starts().stream()
                        .map(start -> Map.of("@id", action(start)))
                        .toList()));
        graph.add(ordered(
                "@id", "#slumber",
                "@type", "SoftwareApplication",
                "name", "Slumber",
                "softwareVersion", content.citation().version()));
        for (Provenance start : content.starts()) {
            graph.add(ordered(
                    "@id", action(start),
                    "@type", "CreateAction",
                    "name", start.sweep().name() + ", " + start.outcomeText(),
                    "startTime", start.start().toString(),
                    "endTime", start.ending().map(end -> end.end().toString()).orElse(null),
                    "instrument", Map.of("@id", "#slumber"),
                    "object",
                            Map.of(
                                    "@id",
                                    "conf/" + Path.of(start.sweep().file()).getFileName()),
                    "result", Map.of("@id", "./")));
        }
        for (Map.Entry<String, String> file : checksums.entrySet()) {
            String ending = file.getKey().substring(file.getKey().lastIndexOf('.') + 1);
            graph.add(ordered(
                    "@id", file.getKey(),
                    "@type", "File",
                    "contentSize", Long.toString(Files.size(crate.resolve(file.getKey()))),
                    "encodingFormat", FORMATS.getOrDefault(ending, "application/octet-stream"),
                    "sha256", file.getValue()));
        }
        return ordered("@context", "https://w3id.org/ro/crate/1.1/context", "@graph", graph);
    }

    private static String action(Provenance start) {
        return "#start-" + start.start();
    }

    private static String names(List<Provenance> starts) {
        List<String> names =
                starts.stream().map(start -> start.sweep().name()).distinct().toList();
        return names.isEmpty() ? "a sweep" : String.join(", ", names);
    }

    /** Keys and values in this order, without those that are null. */
    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i + 1] != null) {
                map.put((String) keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return map;
    }
}
