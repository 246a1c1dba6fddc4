package org.slumber.engine.readout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeuronLabelsTest {
    private static final boolean[] ALL = {true, true, true, true};

    /** Neuron 0 answers to class 0 and less to 2, neuron 1 to 1 and more to 3, neuron 2 to 1 alone. */
    @ParameterizedTest
    @CsvSource({"LATEST, 0 1 1 1", "FIRST, 1 2 0 0", "STRONGEST, 1 1 0 1"})
    void whichClassIsKept(NeuronLabels.Kept kept, String neurons) {
        NeuronLabels labels = new NeuronLabels(3, 4, kept);
        assertFalse(labels.any(ALL));
        labels.label(new Features(new double[][] {{0.5, 0, 0.1}, {0.1, 0.3, 0.2}}, new int[] {0, 1}));
        assertArrayEquals(new int[] {1, 2, 0, 0}, labels.neurons());
        labels.label(new Features(new double[][] {{0.4, 0.1, 0}, {0, 0.6, 0}}, new int[] {2, 3}));
        String now = String.join(
                " ", Arrays.stream(labels.neurons()).mapToObj(Integer::toString).toList());
        assertEquals(neurons, now);
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 0"})
    void onlyWhatIsPossibleIsTheAnswer(boolean second, int answer) {
        NeuronLabels labels = new NeuronLabels(2, 4, NeuronLabels.Kept.LATEST);
        labels.label(new Features(new double[][] {{0.5, 0}, {0, 0.3}}, new int[] {0, 1}));
        boolean[] possible = {true, second, false, false};
        assertTrue(labels.any(possible));
        assertFalse(labels.any(new boolean[] {false, false, true, true}));
        assertEquals(answer, labels.predict(new double[] {0.1, 0.2}, possible));
    }
}
