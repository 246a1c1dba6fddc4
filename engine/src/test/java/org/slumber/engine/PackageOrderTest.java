package org.slumber.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages stand in the order in which data flows, each depending only on those before it. */
class PackageOrderTest {
    private static final Path SOURCES = Path.of("src/main/java/org/slumber/engine");
    private static final Pattern IMPORT = Pattern.compile("^import org\\.slumber\\.engine\\.([a-z.]*)[A-Z]");
    private static final List<String> ORDER = List.of(
            "numeric",
            "spec",
            "text",
            "random",
            "data",
            "input",
            "neuron",
            "network",
            "circuit",
            "plasticity",
            "homeostasis",
            "homeostasis.sleep",
            "readout",
            "dynamics",
            "metrics",
            "curriculum",
            "learner",
            "learner.stdp",
            "learner.surrogate",
            "learner.organics",
            "learner.qif",
            "recording",
            "",
            "trace");

    @Test
    void everyPackageDependsOnlyOnThoseBeforeIt() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        List<String> upwards = new ArrayList<>();
        for (Path file : files) {
            String own = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
            assertTrue(ORDER.contains(own), "package without a place in the order: " + own);
            for (String line : Files.readAllLines(file)) {
                Matcher matcher = IMPORT.matcher(line);
                if (matcher.find()) {
                    String used = matcher.group(1).replaceAll("\\.$", "");
                    if (ORDER.indexOf(used) > ORDER.indexOf(own)) {
                        upwards.add(own + " -> " + used + " in " + file.getFileName());
                    }
                }
            }
        }
        assertTrue(files.size() > 100, "files found: " + files.size());
        assertEquals(List.of(), upwards);
    }
}
