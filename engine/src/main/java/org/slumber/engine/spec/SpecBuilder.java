package org.slumber.engine.spec;

import java.util.Map;

/** Builds the records from values by path; the constructors check the bounds. */
final class SpecBuilder {
    private final Map<String, Object> values;

    SpecBuilder(Map<String, Object> values) {
        this.values = values;
    }

    RunSpec spec() {
        Learner learner =
                switch (choice("learner", Learner.Kind.class)) {
                    case STDP -> stdp();
                    case SURROGATE_GRADIENT -> surrogateGradient();
                };
        return new RunSpec(
                text("dataset"), whole("seed", Long.MIN_VALUE, Long.MAX_VALUE), protocol(), encoding(), learner);
    }

    private Protocol protocol() {
        return new Protocol(
                choice("protocol", Protocol.Name.class),
                integer("training.epochs"),
                integer("training.images"),
                integer("validation.images"),
                integer("test.images"),
                integer("test.blocks"),
                choice("test.scored", Protocol.Scored.class),
                integer("training.patience"),
                integer("training.stepsPerImage"),
                choice("features.sample", Protocol.Sample.class));
    }

    private Encoding encoding() {
        return new Encoding(
                integer("encoding.side"),
                choice("encoding.scaling", Encoding.Scaling.class),
                real("encoding.meanProbability"),
                real("encoding.gain"));
    }

    private StdpLearner stdp() {
        Wiring wiring = new Wiring(
                integer("network.excitatory"),
                integer("network.inhibitory"),
                block("inputExcitatory"),
                block("excitatoryExcitatory"),
                block("excitatoryInhibitory"),
                block("inhibitoryExcitatory"));
        MembraneNoise noise =
                new MembraneNoise(real("noise.deviation"), choice("noise.when", MembraneNoise.When.class));
        Plasticity plasticity = new Plasticity(
                choice("plasticity.timing", Plasticity.Timing.class),
                real("plasticity.excitatoryLearningRate"),
                real("plasticity.inhibitoryLearningRate"),
                real("plasticity.potentiationTimeConstant"),
                real("plasticity.depressionTimeConstant"),
                real("plasticity.minimumWeight"),
                real("plasticity.maximumWeight"));
        Readout readout = new Readout(
                choice("readout.classifier", Readout.Classifier.class),
                real("readout.explainedVariance"),
                real("readout.fitFraction"),
                real("readout.inverseRegularisation"),
                real("readout.covarianceShrinkage"));
        return new StdpLearner(
                choice("preset", Preset.class), wiring, neuron(), noise, plasticity, regulariser(), readout);
    }

    private Wiring.Block block(String name) {
        return new Wiring.Block(real("network." + name + "Probability"), real("network." + name + "Weight"));
    }

    private Neuron neuron() {
        return new Neuron(
                real("neuron.synapticTimeConstant"),
                real("neuron.membraneTimeConstant"),
                real("neuron.resistance"),
                real("neuron.restingPotential"),
                real("neuron.resetPotential"),
                real("neuron.minimumPotential"),
                real("neuron.maximumPotential"),
                real("neuron.restingThreshold"),
                real("neuron.minimumThreshold"),
                real("neuron.maximumThreshold"),
                real("neuron.adaptationTimeConstant"),
                real("neuron.adaptationIncrement"));
    }

    private Regulariser regulariser() {
        return switch (choice("regulariser", Regulariser.Kind.class)) {
            case NONE -> new Regulariser.None();
            case SLEEP ->
                new Regulariser.Sleep(
                        real("sleep.ratio"),
                        real("sleep.decay"),
                        choice("sleep.target", Regulariser.Sleep.Target.class),
                        real("sleep.staticTarget"),
                        integer("sleep.intervalSteps"),
                        integer("sleep.maximumSteps"),
                        real("sleep.tolerance"));
            case NORMALIZE ->
                new Regulariser.Normalize(
                        choice("normalize.target", Regulariser.Restored.class), integer("normalize.intervalSteps"));
            case NAP ->
                new Regulariser.Nap(
                        choice("nap.target", Regulariser.Restored.class),
                        integer("nap.steps"),
                        real("nap.noise"),
                        integer("nap.intervalSteps"));
        };
    }

    private SurrogateGradientLearner surrogateGradient() {
        return new SurrogateGradientLearner(
                integer("surrogate.hidden"),
                real("surrogate.leak"),
                real("surrogate.slope"),
                integer("surrogate.batch"),
                real("surrogate.learningRate"),
                surrogateRegulariser());
    }

    private SurrogateRegulariser surrogateRegulariser() {
        Regulariser.Kind kind = choice("regulariser", Regulariser.Kind.class);
        return switch (kind) {
            case NONE -> new SurrogateRegulariser.None();
            case SLEEP -> surrogateSleep();
            case NORMALIZE, NAP ->
                throw new InvalidInputException("regulariser must be one of none, sleep with the learner"
                        + " surrogate-gradient, was " + Choice.nameOf(kind));
        };
    }

    private SurrogateRegulariser.Sleep surrogateSleep() {
        Regulariser.Sleep.Target target = choice("sleep.target", Regulariser.Sleep.Target.class);
        if (target != Regulariser.Sleep.Target.STATIC) {
            throw new InvalidInputException(
                    "sleep.target must be static with the learner surrogate-gradient, was " + Choice.nameOf(target));
        }
        return new SurrogateRegulariser.Sleep(
                real("sleep.ratio"),
                real("sleep.decay"),
                real("sleep.staticTarget"),
                integer("surrogate.sleepCopies"),
                integer("surrogate.sleepSteps"),
                real("surrogate.sleepNoise"),
                real("surrogate.traceTimeConstant"),
                real("surrogate.potentiation"),
                real("surrogate.depression"),
                real("surrogate.plasticityRate"));
    }

    private String text(String path) {
        if (values.get(path) instanceof String text) {
            return text;
        }
        throw wrongType(path, "a text");
    }

    private <E extends Enum<E>> E choice(String path, Class<E> type) {
        return Choice.parse(path, type, String.valueOf(values.get(path)));
    }

    private double real(String path) {
        if (values.get(path) instanceof Number number) {
            return number.doubleValue();
        }
        throw wrongType(path, "a number");
    }

    private int integer(String path) {
        return (int) whole(path, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private long whole(String path, long minimum, long maximum) {
        Object value = values.get(path);
        if (value instanceof Integer || value instanceof Long) {
            long whole = ((Number) value).longValue();
            if (whole >= minimum && whole <= maximum) {
                return whole;
            }
        }
        throw wrongType(path, "a whole number");
    }

    private InvalidInputException wrongType(String path, String wanted) {
        return new InvalidInputException(path + " must be " + wanted + ", was " + values.get(path));
    }
}
