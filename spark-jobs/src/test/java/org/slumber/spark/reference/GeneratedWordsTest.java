package org.slumber.spark.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.Parameter;

/** The documents say what the declarations say, and what they point to is there. */
class GeneratedWordsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path TABLES = Path.of("spark-jobs", "TABLES.md");

    /** Folders that are no part of the sources: builds, results, data sets. */
    private static final Set<String> NOT_SOURCES = Set.of("target", "results", "data", ".git");

    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|^    .*?$|`[^`]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @TestFactory
    Stream<DynamicTest> everyGeneratedPartIsWhatTheDeclarationsSay() {
        return Stream.of(
                generated("parameters", Path.of("conf", "README.md"), ParameterReference.tables()),
                generated("columns", TABLES, ColumnReference.tables()));
    }

    private static DynamicTest generated(String part, Path file, List<ReferenceTable> tables) {
        return dynamicTest(file.toString(), () -> {
            List<String> document = Files.readAllLines(ROOT.resolve(file));
            String written = new GeneratedPart(part)
                    .replaced(file.toString(), String.join("\n", document) + "\n", GeneratedPart.text(tables));
            List<String> declared = written.lines().toList();
            // a listing of hundreds of lines in a failure would bury the command
            int line = 0;
            while (line < Math.min(declared.size(), document.size())
                    && declared.get(line).equals(document.get(line))) {
                line++;
            }
            assertTrue(
                    declared.equals(document),
                    file + " is not what the declarations say from line " + (line + 1)
                            + " on; write it anew with ./submit.sh " + part + " --write " + file);
        });
    }

    @Test
    void everyParameterIsListedOnce() {
        List<String> listed = ParameterReference.tables().stream()
                .filter(table -> table.header().contains("allowed"))
                .flatMap(table -> table.lines().stream())
                .map(line -> line.cells().get(0))
                .toList();
        assertEquals(listed.size(), new HashSet<>(listed).size(), listed.toString());
        assertEquals(
                Catalogue.parameters().stream().map(Parameter::path).collect(Collectors.toSet()), Set.copyOf(listed));
    }

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
        Map<Path, String> documents = documents();
        return documents.keySet().stream()
                .map(file -> dynamicTest(ROOT.relativize(file).toString(), () -> {
                    List<String> broken = new ArrayList<>();
                    Matcher link =
                            LINK.matcher(CODE.matcher(documents.get(file)).replaceAll(""));
                    while (link.find()) {
                        if (!link.group(1).matches("[a-z]+:.*") && !leadsSomewhere(file, link.group(1), documents)) {
                            broken.add(link.group(1));
                        }
                    }
                    assertEquals(List.of(), broken, "links of " + file + " that lead nowhere");
                }));
    }

    private static boolean leadsSomewhere(Path from, String link, Map<Path, String> documents) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path to = path.isEmpty() ? from : from.resolveSibling(path).normalize();
        if (hash < 0) {
            return Files.exists(to);
        }
        return documents.containsKey(to) && anchors(documents.get(to)).contains(link.substring(hash + 1));
    }

    /** The anchors of a document's headings as GitHub makes them: equal ones are numbered. */
    private static Set<String> anchors(String document) {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        Matcher heading = HEADING.matcher(document);
        while (heading.find()) {
            String anchor = heading.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    private static Map<Path, String> documents() throws IOException {
        Map<Path, String> documents = new HashMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(GeneratedWordsTest::document).toList()) {
                documents.put(file, Files.readString(file));
            }
        }
        assertTrue(documents.size() > 5, documents.keySet().toString());
        return documents;
    }

    private static boolean document(Path file) {
        for (Path name : ROOT.relativize(file)) {
            if (NOT_SOURCES.contains(name.toString())) {
                return false;
            }
        }
        return file.toString().endsWith(".md");
    }
}
