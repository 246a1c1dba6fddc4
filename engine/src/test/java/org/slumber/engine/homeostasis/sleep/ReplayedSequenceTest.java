package org.slumber.engine.homeostasis.sleep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.slumber.engine.homeostasis.Experience;
import org.slumber.engine.homeostasis.sleep.SleepContent.Content;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.neuron.LeakyAdaptive;

class ReplayedSequenceTest {
    private final SpikingNetwork network = new SpikingNetwork(
            new Topology(1, 4, 1, new int[0], new int[0]),
            LeakyAdaptive.PUBLISHED,
            WeightBounds.PUBLISHED,
            new double[0]);
    private final Experience experience = new Experience(1, 3);
    private final double[] noise = {0.1, 0.2, 0.3, 0.4, 0.5};

    /** R and τ_m are 30, so that a current of 2 adds 2 mV; classes take 2 steps each, and go round. */
    @Test
    void theNeuronsThatStandOutAreDrivenClassByClass() {
        ReplayedSequence sequence = new ReplayedSequence(
                new SleepContent(Content.SEQUENCE, 1, SleepContent.PUBLISHED.images(), 2, 2), experience, network);
        sequence.begin();
        assertArrayEquals(noise, sequence.drive(noise), "before the first epoch has ended");
        experience.answered(new double[][] {{0.9, 0.1, 0.1, 0.1, 1}, new double[5], {0.2, 0.2, 0.2, 0.9, 1}});
        sequence.begin();
        for (int round = 0; round < 2; round++) {
            expect(sequence, new double[] {2.1, 0.2, 0.3, 0.4, 0.5});
            expect(sequence, noise);
            expect(sequence, new double[] {0.1, 0.2, 0.3, 2.4, 0.5});
        }
    }

    private void expect(ReplayedSequence sequence, double[] driven) {
        for (int step = 0; step < 2; step++) {
            assertArrayEquals(driven, sequence.drive(noise), 1e-15);
        }
    }
}
