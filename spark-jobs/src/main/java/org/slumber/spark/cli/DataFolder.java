package org.slumber.spark.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.Provenance;
import org.slumber.spark.results.ProvenanceFiles;
import org.slumber.spark.results.ResultsFolder;

/** Where the data sets of runs are that are to be made again. */
final class DataFolder {
    private static final Path USUAL = Path.of("data");

    private DataFolder() {}

    /**
     * The folder that was given; else the one that the results' last sweep was given and noted, else {@code data}; and the
     * data sets that sweeps had names for.
     */
    static DataPlaces of(Path given, ResultsFolder results) {
        List<Provenance> starts;
        try {
            starts = new ProvenanceFiles(results).all();
        } catch (InvalidInputException e) {
            // notes that cannot be read cost no more than themselves
            return DataPlaces.of(given != null ? given : USUAL);
        }
        Map<String, String> sets = new TreeMap<>();
        Path noted = USUAL;
        for (Provenance start : starts) {
            sets.putAll(start.sweep().sets());
            noted = start.sweep().data().map(Path::of).orElse(USUAL);
        }
        return new DataPlaces(given != null ? given : noted, sets);
    }
}
