package org.slumber.spark.report;

import java.util.List;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.Provenance;
import org.slumber.spark.results.ProvenanceFiles;
import org.slumber.spark.results.ResultsFolder;

/**
 * What is noted of every start of a sweep.
 *
 * @param noted the starts, the earliest first
 * @param missing why there are none, a sentence; empty where there are some
 */
record Starts(List<Provenance> noted, String missing) {
    /** Keeps its own copy. */
    Starts {
        noted = List.copyOf(noted);
    }

    /** Reads them; notes that cannot be read cost the report no more than themselves. */
    static Starts of(ResultsFolder folder) {
        try {
            List<Provenance> noted = new ProvenanceFiles(folder).all();
            return new Starts(
                    noted,
                    noted.isEmpty()
                            ? "No start of the sweep left a note, so that only what the rows say is known."
                            : "");
        } catch (InvalidInputException e) {
            return new Starts(List.of(), "What the starts of the sweep noted is not shown: " + e.getMessage() + ".");
        }
    }
}
