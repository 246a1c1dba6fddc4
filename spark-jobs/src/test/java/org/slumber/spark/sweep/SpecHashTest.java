package org.slumber.spark.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.Parameter;

class SpecHashTest {
    /** Results are found again by these ids: where this fails, no earlier result is. */
    @Test
    void theRunIdOfADefaultSpecIsWhatItWas() {
        assertEquals("ad63c026bc7be503a8c8aa5abbe84a53", runId(Map.of()));
    }

    @Test
    void aSpecThatIsGivenOtherwiseHasTheSameRunId() {
        assertEquals(runId(Map.of()), runId(Map.of("sleep.ratio", 0.1, "seed", 1L)));
        assertEquals(runId(Map.of("sleep.ratio", 0L)), runId(Map.of("sleep.ratio", -0.0)));
    }

    @Test
    void everyNumberOfASpecChangesTheRunId() {
        Map<String, Object> defaults = Catalogue.valuesOf(Catalogue.specOf(Map.of()));
        Set<String> ids = new HashSet<>(Set.of(runId(Map.of())));
        int changed = 0;
        for (Parameter parameter : Catalogue.parameters()) {
            Object value = defaults.get(parameter.path());
            Map<String, Object> other = new HashMap<>();
            if (value instanceof Double real) {
                // the static target may not be below the lower bound
                double factor = parameter.path().equals("plasticity.minimumWeight") ? 0.999999 : 1.000001;
                other.put(parameter.path(), real * factor);
            } else if (value instanceof Long whole && whole > 1) {
                other.put(parameter.path(), whole - 1);
            }
            if (!other.isEmpty() && !Double.valueOf(0).equals(value)) {
                ids.add(runId(other));
                changed++;
            }
        }
        assertEquals(changed + 1, ids.size());
    }

    /** What a learner gives another default meant that before it could be said. */
    @Test
    void whatWasAddedIsLeftOutAsItsLearnerMeantIt() {
        for (String learner : List.of("stdp", "surrogate-gradient")) {
            String meant = learner.equals("stdp") ? "pixels" : "none";
            String unsaid = id(Map.of("learner", learner));
            for (String controls : List.of("none", "pixels", "all")) {
                assertEquals(
                        controls.equals(meant),
                        unsaid.equals(id(Map.of("learner", learner, "controls", controls))),
                        learner + " " + controls);
            }
            assertNotEquals(
                    id(Map.of("learner", learner, "controls", "all")),
                    id(Map.of("learner", learner, "controls", meant.equals("none") ? "pixels" : "none")));
        }
    }

    private static String id(Map<String, Object> values) {
        return SpecHash.of(Catalogue.specOf(values)).runId("0f", "1");
    }

    @Test
    void dataAndEngineChangeTheRunId() {
        SpecHash hash = SpecHash.of(Catalogue.specOf(Map.of()));
        assertNotEquals(hash.runId("a", "1"), hash.runId("b", "1"));
        assertNotEquals(hash.runId("a", "1"), hash.runId("a", "2"));
        assertEquals(SpecHash.RUN_ID_LENGTH, hash.runId("a", "1").length());
    }

    @Test
    void aDataSetNamedByItsPathIsKnownByItsContent() {
        assertEquals(runId(Map.of("dataset", "./emnist")), runId(Map.of("dataset", "/data/emnist/")));
        assertEquals(runId(Map.of("dataset", "./emnist")), runId(Map.of("dataset", "a.idx:b.idx")));
        assertNotEquals(runId(Map.of("dataset", "mnist")), runId(Map.of("dataset", "kmnist")));
        assertNotEquals(
                SpecHash.of(Catalogue.specOf(Map.of("dataset", "./a"))),
                SpecHash.of(Catalogue.specOf(Map.of("dataset", "./b"))),
                "before they are read, two paths are two sets");
    }

    /** The id is that of the program before ids left the path out. */
    @Test
    void anIdWithThePathInItIsStillItsRuns() {
        String before = "8c964dc7fc98e845f5f8ba4986c1e0bb";
        assertTrue(
                SpecHash.of(Catalogue.specOf(Map.of("dataset", "./emnist"))).hasRunId(before, "checksum", "version"));
        assertFalse(
                SpecHash.of(Catalogue.specOf(Map.of("dataset", "./other"))).hasRunId(before, "checksum", "version"));
    }

    private static String runId(Map<String, Object> values) {
        return SpecHash.of(Catalogue.specOf(values)).runId("checksum", "version");
    }
}
