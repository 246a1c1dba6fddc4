package org.slumber.engine.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/** The value that each parameter takes where none is given. */
public final class Defaults {
    /** Name of the generated data set, the default. */
    public static final String GEOMFIG = "geomfig";

    private Defaults() {}

    /** The paper's plasticity with the values of a preset. */
    public static Plasticity plasticity(Preset preset) {
        return new Plasticity(Plasticity.Timing.PUBLISHED, 0.0008, preset.inhibitoryLearningRate(), 10, 7.5, 0.01, 25);
    }

    /**
     * Every parameter's default, by path. The learner, preset, protocol, data set and regulariser given decide those of
     * the rest.
     */
    static Map<String, Object> of(Map<String, Object> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("dataset", GEOMFIG);
        values.put("learner", "stdp");
        values.put("preset", "table");
        values.put("protocol", "standard");
        values.put("regulariser", "sleep");
        values.put("seed", 1L);
        given.forEach(values::replace);
        boolean published =
                Choice.parse("protocol", Protocol.Name.class, text(values, "protocol")) == Protocol.Name.PUBLISHED;
        protocol(values, published);
        encoding(values, values.get("dataset").equals(GEOMFIG));
        Learner.Kind learner = Choice.parse("learner", Learner.Kind.class, text(values, "learner"));
        Preset preset = Choice.parse("preset", Preset.class, text(values, "preset"));
        network(values, preset);
        neuron(values, Neuron.PUBLISHED);
        plasticity(values, plasticity(preset));
        regularisers(values);
        switch (learner) {
            case STDP -> {}
            case SURROGATE_GRADIENT -> surrogateGradient(values);
        }
        return values;
    }

    private static void protocol(Map<String, Object> values, boolean published) {
        values.put("training.epochs", 20L);
        values.put("training.images", 300L);
        values.put("training.patience", published ? 6L : 0L);
        values.put("training.stepsPerImage", 1000L);
        values.put("validation.images", 100L);
        values.put("test.images", 1000L);
        values.put("test.blocks", 5L);
        values.put("test.scored", published ? "last-block" : "all");
        values.put("features.sample", published ? "label-run" : "image");
    }

    private static void encoding(Map<String, Object> values, boolean geomfig) {
        values.put("encoding.side", 15L);
        values.put("encoding.scaling", geomfig ? "none" : "sum");
        values.put("encoding.meanProbability", 0.1);
        values.put("encoding.gain", geomfig ? 0.5 : 1.0);
    }

    private static void network(Map<String, Object> values, Preset preset) {
        values.put("network.excitatory", 200L);
        values.put("network.inhibitory", 50L);
        values.put("network.inputExcitatoryProbability", 0.10);
        values.put("network.inputExcitatoryWeight", 0.15);
        values.put("network.excitatoryExcitatoryProbability", 0.15);
        values.put("network.excitatoryExcitatoryWeight", 0.30);
        values.put("network.excitatoryInhibitoryProbability", 0.20);
        values.put("network.excitatoryInhibitoryWeight", preset.excitatoryInhibitoryWeight());
        values.put("network.inhibitoryExcitatoryProbability", 0.25);
        values.put("network.inhibitoryExcitatoryWeight", 0.50);
        values.put("noise.deviation", 2.0);
        values.put("noise.when", Choice.nameOf(preset.noise()));
        values.put("readout.classifier", Choice.nameOf(preset.classifier()));
        values.put("readout.explainedVariance", 0.95);
        values.put("readout.fitFraction", 0.8);
        values.put("readout.inverseRegularisation", 1.0);
        values.put("readout.covarianceShrinkage", 0.1);
    }

    private static void neuron(Map<String, Object> values, Neuron neuron) {
        values.put("neuron.synapticTimeConstant", neuron.synapticTimeConstant());
        values.put("neuron.membraneTimeConstant", neuron.membraneTimeConstant());
        values.put("neuron.resistance", neuron.resistance());
        values.put("neuron.restingPotential", neuron.restingPotential());
        values.put("neuron.resetPotential", neuron.resetPotential());
        values.put("neuron.minimumPotential", neuron.minimumPotential());
        values.put("neuron.maximumPotential", neuron.maximumPotential());
        values.put("neuron.restingThreshold", neuron.restingThreshold());
        values.put("neuron.minimumThreshold", neuron.minimumThreshold());
        values.put("neuron.maximumThreshold", neuron.maximumThreshold());
        values.put("neuron.adaptationTimeConstant", neuron.adaptationTimeConstant());
        values.put("neuron.adaptationIncrement", neuron.adaptationIncrement());
    }

    private static void plasticity(Map<String, Object> values, Plasticity plasticity) {
        values.put("plasticity.timing", Choice.nameOf(plasticity.timing()));
        values.put("plasticity.excitatoryLearningRate", plasticity.excitatoryLearningRate());
        values.put("plasticity.inhibitoryLearningRate", plasticity.inhibitoryLearningRate());
        values.put("plasticity.potentiationTimeConstant", plasticity.potentiationTimeConstant());
        values.put("plasticity.depressionTimeConstant", plasticity.depressionTimeConstant());
        values.put("plasticity.minimumWeight", plasticity.minimumWeight());
        values.put("plasticity.maximumWeight", plasticity.maximumWeight());
    }

    private static void regularisers(Map<String, Object> values) {
        values.put("sleep.ratio", 0.1);
        values.put("sleep.decay", 0.99997);
        values.put("sleep.target", "static");
        values.put("sleep.staticTarget", 0.01);
        values.put("sleep.intervalSteps", 35_000L);
        values.put("sleep.maximumSteps", 10_000L);
        values.put("sleep.tolerance", 0.001);
        values.put("normalize.target", "layer");
        values.put("normalize.intervalSteps", 1050L);
        values.put("nap.target", "layer");
        values.put("nap.steps", 100L);
        values.put("nap.noise", 2.5);
        values.put("nap.intervalSteps", 1050L);
    }

    /** The paper's comparison, the same under both protocols: all images, shown as they are, no early stopping. */
    private static void surrogateGradient(Map<String, Object> values) {
        values.put("training.epochs", 10L);
        values.put("training.images", 60_000L);
        values.put("training.patience", 0L);
        values.put("training.stepsPerImage", 100L);
        values.put("validation.images", 0L);
        values.put("test.images", 10_000L);
        values.put("test.blocks", 1L);
        values.put("test.scored", "all");
        values.put("features.sample", "image");
        values.put("encoding.scaling", "none");
        values.put("encoding.gain", 1.0);
        values.put("sleep.decay", 0.999);
        values.put("sleep.staticTarget", 0.2);
        values.put("surrogate.hidden", 1000L);
        values.put("surrogate.leak", 0.95);
        values.put("surrogate.slope", 2.0);
        values.put("surrogate.batch", 128L);
        values.put("surrogate.learningRate", 5e-4);
        values.put("surrogate.sleepCopies", 128L);
        values.put("surrogate.sleepSteps", 100L);
        values.put("surrogate.sleepNoise", 3.0);
        values.put("surrogate.traceTimeConstant", 20.0);
        values.put("surrogate.potentiation", 0.01);
        values.put("surrogate.depression", 0.012);
        values.put("surrogate.plasticityRate", 1e-3);
    }

    private static String text(Map<String, Object> values, String path) {
        return String.valueOf(values.get(path));
    }
}
