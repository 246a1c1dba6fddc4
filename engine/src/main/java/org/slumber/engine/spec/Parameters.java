package org.slumber.engine.spec;

import static org.slumber.engine.spec.Parameter.Type.INTEGER;
import static org.slumber.engine.spec.Parameter.Type.REAL;
import static org.slumber.engine.spec.Parameter.Type.TEXT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every value of a {@link RunSpec} by path, and the way back from paths to a spec. Configurations, result columns,
 * their comments and run identities all read this one table.
 */
public final class Parameters {
    private static final List<Parameter> ALL = List.copyOf(table());

    private Parameters() {}

    /** All parameters, in the order of the result columns. */
    public static List<Parameter> all() {
        return ALL;
    }

    /** The values that a spec has, by path, in the order of {@link #all()}. */
    public static Map<String, Object> valuesOf(RunSpec spec) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : ALL) {
            parameter.value().apply(spec).ifPresent(value -> values.put(parameter.path(), value));
        }
        return values;
    }

    /**
     * Makes a spec from the values given by path; every value not given takes the default of the chosen learner, preset,
     * protocol and data set ({@link Defaults}).
     *
     * @param given values of the parameters' types; an integer serves where a real is wanted
     * @throws InvalidInputException naming the path and what is allowed, where a path or a value is not
     */
    public static RunSpec specOf(Map<String, Object> given) {
        for (String path : given.keySet()) {
            if (ALL.stream().noneMatch(parameter -> parameter.path().equals(path))) {
                throw new InvalidInputException("unknown parameter " + path);
            }
        }
        Map<String, Object> values = Defaults.of(given);
        values.putAll(given);
        return new SpecBuilder(values).spec();
    }

    private static List<Parameter> table() {
        List<Parameter> table = new ArrayList<>();
        add(table, "dataset", TEXT, "1", "data set", RunSpec::dataset);
        choice(table, "learner", Learner.Kind.class, "what learns", s -> s.learner()
                .kind());
        stdpChoice(table, "preset", Preset.class, "values of the paper's program", StdpLearner::preset);
        choice(table, "protocol", Protocol.Name.class, "phases and scoring", s -> s.protocol()
                .name());
        choice(table, "regulariser", Regulariser.Kind.class, "weight control", s -> s.learner()
                .regulariserKind());
        add(table, "seed", INTEGER, "1", "names the run's random streams", RunSpec::seed);

        sleep(
                table,
                "ratio",
                "fraction",
                "sleep steps per wake step (stdp) or sleeps per batch (surrogate-gradient)",
                Regulariser.Sleep::ratio,
                SurrogateRegulariser.Sleep::ratio);
        sleep(
                table,
                "decay",
                "1",
                "exponent lambda of the decay, of a sleep step (stdp) or a sleep (surrogate-gradient)",
                Regulariser.Sleep::decay,
                SurrogateRegulariser.Sleep::decay);
        variantChoice(
                table,
                "sleep.target",
                Regulariser.Sleep.Target.class,
                "fixed point of the decay",
                Regulariser.Sleep.class,
                Regulariser.Sleep::target);
        sleep(
                table,
                "staticTarget",
                "weight",
                "w* of the static target",
                Regulariser.Sleep::staticTarget,
                SurrogateRegulariser.Sleep::target);
        sleep(table, "intervalSteps", INTEGER, "steps", "wake steps between sleeps", Regulariser.Sleep::intervalSteps);
        sleep(table, "maximumSteps", INTEGER, "steps", "most steps of one sleep", Regulariser.Sleep::maximumSteps);
        sleep(
                table,
                "tolerance",
                REAL,
                "fraction",
                "nearness to both initial sums that ends a sleep",
                Regulariser.Sleep::tolerance);
        variantChoice(
                table,
                "normalize.target",
                Regulariser.Restored.class,
                "what normalisation restores",
                Regulariser.Normalize.class,
                Regulariser.Normalize::target);
        variant(
                table,
                "normalize.intervalSteps",
                INTEGER,
                "steps",
                "wake steps between normalisations",
                Regulariser.Normalize.class,
                Regulariser.Normalize::intervalSteps);
        variantChoice(
                table,
                "nap.target",
                Regulariser.Restored.class,
                "what a nap restores",
                Regulariser.Nap.class,
                Regulariser.Nap::target);
        variant(table, "nap.steps", INTEGER, "steps", "steps of a nap", Regulariser.Nap.class, Regulariser.Nap::steps);
        variant(
                table,
                "nap.noise",
                REAL,
                "mV",
                "membrane noise during a nap, standard deviation",
                Regulariser.Nap.class,
                Regulariser.Nap::noise);
        variant(
                table,
                "nap.intervalSteps",
                INTEGER,
                "steps",
                "wake steps between naps",
                Regulariser.Nap.class,
                Regulariser.Nap::intervalSteps);

        add(table, "training.epochs", INTEGER, "epochs", "most training epochs", s -> s.protocol()
                .epochs());
        add(table, "training.images", INTEGER, "images", "images an epoch", s -> s.protocol()
                .trainImages());
        add(
                table,
                "training.patience",
                INTEGER,
                "epochs",
                "epochs without a better validation accuracy that end training, 0 = never",
                s -> s.protocol().patience());
        add(table, "training.stepsPerImage", INTEGER, "steps", "steps an image is shown", s -> s.protocol()
                .stepsPerImage());
        add(table, "validation.images", INTEGER, "images", "images after each epoch, weights frozen", s -> s.protocol()
                .validationImages());
        add(table, "test.images", INTEGER, "images", "images at the end, weights frozen", s -> s.protocol()
                .testImages());
        add(
                table,
                "test.blocks",
                INTEGER,
                "blocks",
                "parts of the test, each from a fresh neuron state",
                s -> s.protocol().testBlocks());
        choice(table, "test.scored", Protocol.Scored.class, "blocks that the test accuracy reads", s -> s.protocol()
                .testScored());
        choice(
                table,
                "features.sample",
                Protocol.Sample.class,
                "what one feature vector averages over",
                s -> s.protocol().sample());

        add(table, "encoding.side", INTEGER, "pixels", "side of the resized image", s -> s.encoding()
                .side());
        choice(table, "encoding.scaling", Encoding.Scaling.class, "scaling of the pixels", s -> s.encoding()
                .scaling());
        add(table, "encoding.meanProbability", REAL, "1/step", "mean spike probability of an input", s -> s.encoding()
                .meanProbability());
        add(table, "encoding.gain", REAL, "1", "factor on the spike probabilities", s -> s.encoding()
                .gain());

        stdp(table, "network.excitatory", INTEGER, "neurons", "excitatory neurons", l -> l.network()
                .excitatory());
        stdp(table, "network.inhibitory", INTEGER, "neurons", "inhibitory neurons", l -> l.network()
                .inhibitory());
        block(table, "inputExcitatory", "S to E", Wiring::inputExcitatory);
        block(table, "excitatoryExcitatory", "E to E", Wiring::excitatoryExcitatory);
        block(table, "excitatoryInhibitory", "E to I", Wiring::excitatoryInhibitory);
        block(table, "inhibitoryExcitatory", "I to E", Wiring::inhibitoryExcitatory);

        neuron(table, "synapticTimeConstant", "ms", "decay of the synaptic current", Neuron::synapticTimeConstant);
        neuron(table, "membraneTimeConstant", "ms", "decay of the membrane potential", Neuron::membraneTimeConstant);
        neuron(table, "resistance", "mV", "potential per unit of synaptic current", Neuron::resistance);
        neuron(table, "restingPotential", "mV", "membrane potential at rest", Neuron::restingPotential);
        neuron(table, "resetPotential", "mV", "membrane potential after a spike", Neuron::resetPotential);
        neuron(table, "minimumPotential", "mV", "lower clamp of the membrane potential", Neuron::minimumPotential);
        neuron(table, "maximumPotential", "mV", "upper clamp of the membrane potential", Neuron::maximumPotential);
        neuron(table, "restingThreshold", "mV", "threshold without adaptation", Neuron::restingThreshold);
        neuron(table, "minimumThreshold", "mV", "lower clamp of the threshold", Neuron::minimumThreshold);
        neuron(table, "maximumThreshold", "mV", "upper clamp of the threshold", Neuron::maximumThreshold);
        neuron(table, "adaptationTimeConstant", "ms", "decay of the adaptation", Neuron::adaptationTimeConstant);
        neuron(table, "adaptationIncrement", "mV", "adaptation a spike adds", Neuron::adaptationIncrement);

        stdp(table, "noise.deviation", REAL, "mV", "standard deviation of the membrane noise", l -> l.noise()
                .deviation());
        stdpChoice(table, "noise.when", MembraneNoise.When.class, "steps that are noisy", l -> l.noise()
                .when());

        stdpChoice(
                table,
                "plasticity.timing",
                Plasticity.Timing.class,
                "sign of the spike-time difference",
                l -> l.plasticity().timing());
        plasticity(table, "excitatoryLearningRate", "weight", "eta, excitatory", Plasticity::excitatoryLearningRate);
        plasticity(table, "inhibitoryLearningRate", "weight", "eta, inhibitory", Plasticity::inhibitoryLearningRate);
        plasticity(
                table, "potentiationTimeConstant", "ms", "tau of strengthening", Plasticity::potentiationTimeConstant);
        plasticity(table, "depressionTimeConstant", "ms", "tau of weakening", Plasticity::depressionTimeConstant);
        plasticity(table, "minimumWeight", "weight", "lower bound of |w|", Plasticity::minimumWeight);
        plasticity(table, "maximumWeight", "weight", "upper bound of |w|", Plasticity::maximumWeight);

        stdpChoice(
                table,
                "readout.classifier",
                Readout.Classifier.class,
                "classifier of the test accuracy",
                l -> l.readout().classifier());
        stdp(
                table,
                "readout.explainedVariance",
                REAL,
                "fraction",
                "variance the principal components keep",
                l -> l.readout().explainedVariance());
        stdp(
                table,
                "readout.fitFraction",
                REAL,
                "fraction",
                "training samples the readout is fitted on",
                l -> l.readout().fitFraction());
        stdp(table, "readout.inverseRegularisation", REAL, "1", "C of the logistic regression", l -> l.readout()
                .inverseRegularisation());
        stdp(
                table,
                "readout.covarianceShrinkage",
                REAL,
                "fraction",
                "r of the quadratic discriminant analysis",
                l -> l.readout().covarianceShrinkage());
        SurrogateParameters.addTo(table);
        return table;
    }

    private static void add(
            List<Parameter> table,
            String path,
            Parameter.Type type,
            String unit,
            String meaning,
            Function<RunSpec, Object> value) {
        optional(table, path, type, unit, meaning, List.of(), s -> Optional.of(value.apply(s)));
    }

    private static <E extends Enum<E>> void choice(
            List<Parameter> table, String path, Class<E> type, String meaning, Function<RunSpec, E> value) {
        optional(table, path, TEXT, "1", meaning, names(type), s -> Optional.of(value.apply(s)));
    }

    private static void stdp(
            List<Parameter> table,
            String path,
            Parameter.Type type,
            String unit,
            String meaning,
            Function<StdpLearner, Object> value) {
        optional(table, path, type, unit, meaning, List.of(), s -> stdpOf(s).map(value));
    }

    private static <E extends Enum<E>> void stdpChoice(
            List<Parameter> table, String path, Class<E> type, String meaning, Function<StdpLearner, E> value) {
        optional(table, path, TEXT, "1", meaning, names(type), s -> stdpOf(s).map(value));
    }

    private static <R extends Regulariser> void variant(
            List<Parameter> table,
            String path,
            Parameter.Type type,
            String unit,
            String meaning,
            Class<R> variant,
            Function<R, Object> value) {
        optional(table, path, type, unit, meaning, List.of(), s -> regulariserOf(s, variant)
                .map(value));
    }

    private static <R extends Regulariser, E extends Enum<E>> void variantChoice(
            List<Parameter> table, String path, Class<E> type, String meaning, Class<R> variant, Function<R, E> value) {
        optional(table, path, TEXT, "1", meaning, names(type), s -> regulariserOf(s, variant)
                .map(value));
    }

    private static void sleep(
            List<Parameter> table,
            String name,
            Parameter.Type type,
            String unit,
            String meaning,
            Function<Regulariser.Sleep, Object> value) {
        variant(table, "sleep." + name, type, unit, meaning, Regulariser.Sleep.class, value);
    }

    /** A value that both learners' sleep has. */
    private static void sleep(
            List<Parameter> table,
            String name,
            String unit,
            String meaning,
            Function<Regulariser.Sleep, Object> stdp,
            Function<SurrogateRegulariser.Sleep, Object> surrogate) {
        optional(table, "sleep." + name, REAL, unit, meaning, List.of(), s -> regulariserOf(s, Regulariser.Sleep.class)
                .map(stdp)
                .or(() -> SurrogateParameters.sleepOf(s).map(surrogate)));
    }

    private static void block(List<Parameter> table, String name, String arrow, Function<Wiring, Wiring.Block> block) {
        stdp(
                table,
                "network." + name + "Probability",
                REAL,
                "fraction",
                "probability of a synapse " + arrow,
                l -> block.apply(l.network()).probability());
        stdp(table, "network." + name + "Weight", REAL, "weight", "initial |w| " + arrow, l -> block.apply(l.network())
                .weight());
    }

    private static void neuron(
            List<Parameter> table, String name, String unit, String meaning, Function<Neuron, Object> value) {
        stdp(table, "neuron." + name, REAL, unit, meaning, l -> value.apply(l.neuron()));
    }

    private static void plasticity(
            List<Parameter> table, String name, String unit, String meaning, Function<Plasticity, Object> value) {
        stdp(table, "plasticity." + name, REAL, unit, meaning, l -> value.apply(l.plasticity()));
    }

    static void optional(
            List<Parameter> table,
            String path,
            Parameter.Type type,
            String unit,
            String meaning,
            List<String> choices,
            Function<RunSpec, Optional<?>> value) {
        table.add(new Parameter(
                path, type, unit, meaning, choices, s -> value.apply(s).map(Parameters::plain)));
    }

    /** Integers as Long and choices by name, so that a value compares and prints alike wherever it came from. */
    private static Object plain(Object value) {
        if (value instanceof Integer integer) {
            return integer.longValue();
        }
        return value instanceof Enum<?> choice ? Choice.nameOf(choice) : value;
    }

    private static List<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Choice::nameOf).toList();
    }

    private static Optional<StdpLearner> stdpOf(RunSpec spec) {
        return spec.learner() instanceof StdpLearner stdp ? Optional.of(stdp) : Optional.empty();
    }

    private static <R extends Regulariser> Optional<R> regulariserOf(RunSpec spec, Class<R> variant) {
        return stdpOf(spec)
                .map(StdpLearner::regulariser)
                .filter(variant::isInstance)
                .map(variant::cast);
    }
}
