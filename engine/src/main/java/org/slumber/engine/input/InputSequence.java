package org.slumber.engine.input;

import java.util.Arrays;

/**
 * Currents that vary from step to step, most of them 0: what stands in it is the others. The entries of step t, from 1,
 * stand at ends[t−1] to ends[t], the latter excluded.
 *
 * @param ends {@code [step from 0]}, from 0 and never falling; one more than there are steps
 * @param inputs {@code [entry]}: which input
 * @param values {@code [entry]}: its current, thresholds
 */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loops; no two are ever compared
public record InputSequence(int[] ends, int[] inputs, double[] values) {
    public InputSequence {
        if (ends.length < 2 || ends[0] != 0 || ends[ends.length - 1] > Math.min(inputs.length, values.length)) {
            throw new IllegalArgumentException("an input sequence has a step at least, and an entry wherever it says");
        }
    }

    /** Number of steps. */
    public int steps() {
        return ends.length - 1;
    }

    /**
     * The same currents in every step.
     *
     * @param current {@code [input]}
     * @param steps above 0
     */
    public static InputSequence constant(double[] current, int steps) {
        int[] lit = new int[current.length];
        int count = 0;
        for (int input = 0; input < current.length; input++) {
            lit[count] = input;
            count += current[input] != 0 ? 1 : 0;
        }
        int[] ends = new int[steps + 1];
        int[] inputs = new int[steps * count];
        double[] values = new double[steps * count];
        for (int step = 1; step <= steps; step++) {
            for (int k = 0; k < count; k++) {
                inputs[ends[step - 1] + k] = lit[k];
                values[ends[step - 1] + k] = current[lit[k]];
            }
            ends[step] = step * count;
        }
        return new InputSequence(ends, inputs, values);
    }

    @Override
    public String toString() {
        return steps() + " steps: " + Arrays.toString(inputs) + " " + Arrays.toString(values);
    }
}
