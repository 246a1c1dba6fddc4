package org.slumber.spark.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** The groups of synapses that pictures show, by how their columns begin. */
final class SynapseGroups {
    private static final Map<String, String> STDP = ordered(
            "excitatory", "excitatory (S→E, E→E, E→I)",
            "inhibitory", "inhibitory (I→E)");
    private static final Map<String, String> SURROGATE = ordered(
            "input_hidden", "layer 1 (input → hidden)",
            "hidden_output", "layer 2 (hidden → output)");

    private SynapseGroups() {}

    private static Map<String, String> ordered(String first, String firstName, String second, String secondName) {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put(first, firstName);
        groups.put(second, secondName);
        return groups;
    }

    /** Columns' beginning (without {@code weights_}) and name of each group of a learner. */
    static Map<String, String> of(String learner) {
        return learner.equals("stdp") ? STDP : SURROGATE;
    }
}
