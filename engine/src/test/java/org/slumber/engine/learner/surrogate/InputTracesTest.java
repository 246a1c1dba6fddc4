package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.input.InputSequence;
import org.slumber.engine.random.RandomStreams;

class InputTracesTest {
    private static final int INPUTS = 3;
    private static final int STEPS = 9;

    /** Of a loss that is linear in what is seen, so that finite differences see the traces alone. */
    @ParameterizedTest
    @ValueSource(strings = {"trace", "two", "warped", "controlled"})
    void gradientIsThatOfFiniteDifferences(String name) {
        InputTraces.Kind kind =
                switch (name) {
                    case "trace" -> new InputTraces.Kind(0.8, 0, 1, 0, true, true, 1, false);
                    case "two" -> new InputTraces.Kind(0.8, 0.97, 0.5, 0.4, true, true, 1, false);
                    case "warped" -> new InputTraces.Kind(0.8, 0.7, 0.5, 0.4, true, true, 0.4, false);
                    default -> new InputTraces.Kind(0.8, 0.6, 0.5, 0.4, true, true, 1, true);
                };
        Random random = new Random(4);
        Layers layers = Layers.draw(
                new Layers.Shape(INPUTS, 2, 2).withTraces(kind.sizes(INPUTS)),
                kind,
                new RandomStreams(3).stream("weights"));
        double[][] learnt = layers.traces();
        double[][] x = new double[STEPS + 1][];
        double[][] weight = new double[STEPS + 1][];
        for (int t = 0; t <= STEPS; t++) {
            x[t] = ReferenceNetwork.randomImage(INPUTS, random);
            weight[t] = random.doubles(INPUTS, -1, 1).toArray();
        }
        InputSequence in = ArchitectureTest.sparse(x);
        InputTraces traces = new InputTraces(kind, INPUTS, STEPS);
        loss(traces, in, learnt, weight);
        double[][] gradient = layers.alike().traces();
        traces.addGradient(weight, learnt, gradient);
        double size = 0;
        for (int array = 0; array < learnt.length; array++) {
            for (int i = 0; i < learnt[array].length; i++) {
                if (name.equals("trace") && i == 1) {
                    // a slow trace without a decay is none: its decay has no gradient from one side
                    continue;
                }
                double before = learnt[array][i];
                learnt[array][i] = before + 1e-6;
                double above = loss(traces, in, learnt, weight);
                learnt[array][i] = before - 1e-6;
                double below = loss(traces, in, learnt, weight);
                learnt[array][i] = before;
                assertEquals((above - below) / 2e-6, gradient[array][i], 1e-7, name + " " + array + " " + i);
                size += Math.abs(gradient[array][i]);
            }
        }
        assertTrue(size > 0.1);
    }

    private static double loss(InputTraces traces, InputSequence in, double[][] learnt, double[][] weight) {
        InputSequence seen = traces.of(in, learnt, () -> new double[0]);
        double loss = 0;
        for (int t = 1; t <= STEPS; t++) {
            for (int k = seen.ends()[t - 1]; k < seen.ends()[t]; k++) {
                loss += weight[t][seen.inputs()[k]] * seen.values()[k];
            }
        }
        return loss;
    }

    static InputSequence oneSpike(int steps) {
        double[][] x = new double[steps + 1][1];
        x[1][0] = 1;
        return ArchitectureTest.sparse(x);
    }
}
