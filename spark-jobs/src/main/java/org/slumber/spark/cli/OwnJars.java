package org.slumber.spark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Extension;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultsFolder;

/** The jars of one's own that the user gave by {@code --jars}: they must be what they are taken for. */
final class OwnJars {
    private static final String SERVICES = "META-INF/services/" + Extension.class.getName();
    /** Where submit.sh says which were given, which it has put on the class path. */
    private static final String GIVEN = "SLUMBER_EXTENSIONS";

    private static final String OF_PROGRAM = "slumber.jar";

    private OwnJars() {}

    /** Those given, joined by commas as they were. */
    static List<Path> given() {
        String given = System.getenv().getOrDefault(GIVEN, "");
        return Stream.of(given.split(","))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .toList();
    }

    /**
     * Makes the catalogue, with what they add.
     *
     * @throws InvalidInputException naming the jar, where one is missing, adds nothing or cannot be used
     */
    static void load(List<Path> jars) {
        Map<Path, Path> byName = new HashMap<>();
        for (Path jar : jars) {
            checkAdding(jar);
            if (jar.getFileName().toString().equals(OF_PROGRAM)) {
                throw new InvalidInputException("--jars " + jar + " has the name of the program's own jar; rename it");
            }
            Path other = byName.putIfAbsent(jar.getFileName(), jar);
            if (other != null) {
                throw new InvalidInputException("--jars " + other + " and " + jar
                        + " have one name, by which machines of a cluster could not tell them apart; rename one");
            }
        }
        try {
            if (!Catalogue.extensionJars().isEmpty()) {
                // columns of theirs may be called as others are
                ResultSchema.of(ResultsFolder.Table.RUNS);
            }
        } catch (ExceptionInInitializerError e) {
            if (e.getCause() instanceof InvalidInputException wrong) {
                throw wrong;
            }
            throw e;
        }
    }

    private static void checkAdding(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new InvalidInputException("--jars " + jar + " is not there");
        }
        try (ZipFile file = new ZipFile(jar.toFile())) {
            if (file.getEntry(SERVICES) == null) {
                throw new InvalidInputException("--jars " + jar + " adds nothing: it has no " + SERVICES
                        + ", which names its provider; a jar that Spark needs goes behind --conf spark.jars=");
            }
        } catch (IOException e) {
            throw new InvalidInputException("--jars " + jar + " is not a jar (" + e.getMessage() + ")", e);
        }
    }
}
