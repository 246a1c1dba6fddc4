package org.slumber.spark.cli;

import java.nio.file.Path;
import java.util.List;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.Provenance;
import org.slumber.spark.results.ProvenanceFiles;
import org.slumber.spark.results.ResultsFolder;

/** Where the data sets of runs are that are to be made again. */
final class DataFolder {
    private static final Path USUAL = Path.of("data");

    private DataFolder() {}

    /** What was given; else the one that the results' last sweep was given and noted, else {@code data}. */
    static Path of(Path given, ResultsFolder results) {
        if (given != null) {
            return given;
        }
        List<Provenance> starts;
        try {
            starts = new ProvenanceFiles(results).all();
        } catch (InvalidInputException e) {
            // notes that cannot be read cost no more than themselves
            return USUAL;
        }
        return starts.isEmpty()
                ? USUAL
                : starts.get(starts.size() - 1).sweep().data().map(Path::of).orElse(USUAL);
    }
}
