package org.slumber.engine.spec;

import java.io.Serializable;

/**
 * Sizes of the populations, and of each block of synapses the probability that a synapse exists and its initial weight
 * (paper section on the network). Weights are dimensionless magnitudes; the I→E block acts with the opposite sign.
 *
 * @param excitatory excitatory neurons N_E, 1 to 100 000
 * @param inhibitory inhibitory neurons N_I, 0 to 100 000
 * @param inputExcitatory the S→E block
 * @param excitatoryExcitatory the E→E block, without self-connections
 * @param excitatoryInhibitory the E→I block
 * @param inhibitoryExcitatory the I→E block; a drawn i→e is removed where e→i exists
 */
public record Wiring(
        int excitatory,
        int inhibitory,
        Block inputExcitatory,
        Block excitatoryExcitatory,
        Block excitatoryInhibitory,
        Block inhibitoryExcitatory)
        implements Serializable {

    /**
     * One block of synapses.
     *
     * @param probability that an ordered pair is connected, in [0, 1]
     * @param weight initial magnitude, 0 to 1000
     */
    public record Block(double probability, double weight) implements Serializable {
        private void check(String block) {
            Bounds.inRange("network." + block + "Probability", probability, 0, 1);
            Bounds.inRange("network." + block + "Weight", weight, 0, 1000);
        }
    }

    public Wiring {
        Bounds.inRange("network.excitatory", excitatory, 1, 100_000);
        Bounds.inRange("network.inhibitory", inhibitory, 0, 100_000);
        inputExcitatory.check("inputExcitatory");
        excitatoryExcitatory.check("excitatoryExcitatory");
        excitatoryInhibitory.check("excitatoryInhibitory");
        inhibitoryExcitatory.check("inhibitoryExcitatory");
    }

    /** Neurons that are not inputs. */
    public int neurons() {
        return excitatory + inhibitory;
    }
}
