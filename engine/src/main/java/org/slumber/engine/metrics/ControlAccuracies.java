package org.slumber.engine.metrics;

import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Accuracies without which a test accuracy says nothing about learning: of the run's readout on what is not the network
 * that learned, on the same images with the same split. Each is empty where it was not asked for. The surrogate-gradient
 * network, which has no readout but its output neurons, has two of them: raw pixels by the default readout, and frozen by
 * the untrained output neurons. A shuffle of what it receives would tell that output weights were trained for other hidden
 * neurons, not what structure is worth.
 *
 * @param rawPixels of the spike probabilities of the inputs in place of rates
 * @param frozen of the untrained network of the same seed, its weights as they were drawn and standing still
 * @param intact of the trained network, weights standing still while the training samples are taken, too
 * @param shuffled as {@code intact}, the weights that each neuron receives from one population permuted
 * @param ensemble of the output neurons' spikes summed over the weights at the ends of the last epochs
 */
public record ControlAccuracies(
        OptionalDouble rawPixels,
        OptionalDouble frozen,
        OptionalDouble intact,
        OptionalDouble shuffled,
        OptionalDouble ensemble) {
    /** Of runs without controls. */
    public static final ControlAccuracies NONE = new ControlAccuracies(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());

    public static final RunMetric RAW_PIXELS = metric(
            "accuracy_raw_pixels",
            "as test_accuracy, of the same readout on the spike probabilities of the pixels in place of rates; with the"
                    + " learner surrogate-gradient of the default readout, fitted on all training images; of spikes in time on their"
                    + " number on each channel",
            ControlAccuracies::rawPixels);
    public static final RunMetric FROZEN = metric(
            "accuracy_frozen",
            "as test_accuracy, of the untrained network of the same seed: no plasticity, homeostat or regulariser; with"
                    + " the learner surrogate-gradient by its untrained output neurons",
            ControlAccuracies::frozen);
    public static final RunMetric INTACT = metric(
            "accuracy_intact",
            "as test_accuracy, the readout fitted on the training images shown once more to the network that is"
                    + " tested, weights frozen; null with the learner surrogate-gradient, whose readout is part of it",
            ControlAccuracies::intact);
    public static final RunMetric SHUFFLED = metric(
            "accuracy_shuffled",
            "as accuracy_intact, after the weights that each neuron receives from one population were permuted; null"
                    + " where that is",
            ControlAccuracies::shuffled);
    public static final RunMetric STRUCTURE_GAIN = metric(
            "structure_gain",
            "accuracy_intact - accuracy_shuffled: what of the accuracy is in which synapse is strong, not in how strong"
                    + " they are",
            ControlAccuracies::structureGain);

    public static final RunMetric ENSEMBLE = new RunMetric(
            "accuracy_ensemble",
            "fraction",
            "as test_accuracy, by the output spikes of the weights at the ends of the last optimiser.ensembleEpochs"
                    + " epochs together; null where these are 0",
            8,
            findings -> findings.controls().ensemble());

    private static RunMetric metric(String name, String meaning, Function<ControlAccuracies, OptionalDouble> value) {
        return new RunMetric(name, "fraction", meaning, 4, findings -> value.apply(findings.controls()));
    }

    /** Intact minus shuffled; empty where either is. */
    public OptionalDouble structureGain() {
        return intact.isPresent() && shuffled.isPresent()
                ? OptionalDouble.of(intact.getAsDouble() - shuffled.getAsDouble())
                : OptionalDouble.empty();
    }
}
