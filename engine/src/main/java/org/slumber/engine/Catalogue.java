package org.slumber.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slumber.engine.circuit.Divisive;
import org.slumber.engine.circuit.Shunting;
import org.slumber.engine.curriculum.Curriculum;
import org.slumber.engine.curriculum.LabelTasks;
import org.slumber.engine.curriculum.PermutedTasks;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.curriculum.RotatedTasks;
import org.slumber.engine.data.Datasets;
import org.slumber.engine.data.GapXor;
import org.slumber.engine.data.GeneratedEvents;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.data.Randman;
import org.slumber.engine.dynamics.Measures;
import org.slumber.engine.homeostasis.AdaptiveThreshold;
import org.slumber.engine.homeostasis.GlobalInhibition;
import org.slumber.engine.homeostasis.Heterosynaptic;
import org.slumber.engine.homeostasis.Homeostasis;
import org.slumber.engine.homeostasis.IntrinsicPlasticity;
import org.slumber.engine.homeostasis.MultiScale;
import org.slumber.engine.homeostasis.Nap;
import org.slumber.engine.homeostasis.Normalisation;
import org.slumber.engine.homeostasis.Oja;
import org.slumber.engine.homeostasis.Regulariser;
import org.slumber.engine.homeostasis.SynapticScaling;
import org.slumber.engine.homeostasis.WeightDecay;
import org.slumber.engine.homeostasis.sleep.Sleep;
import org.slumber.engine.input.CurrentImages;
import org.slumber.engine.input.CurrentStimulus;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.input.EventCurrents;
import org.slumber.engine.input.PoissonImages;
import org.slumber.engine.input.RowImages;
import org.slumber.engine.input.Stimulus;
import org.slumber.engine.learner.AnyLearner;
import org.slumber.engine.learner.SampleFreeLearner;
import org.slumber.engine.learner.organics.NormalisationCell;
import org.slumber.engine.learner.organics.OrganicsLearner;
import org.slumber.engine.learner.organics.OrganicsRegulariser;
import org.slumber.engine.learner.organics.OrganicsSleep;
import org.slumber.engine.learner.organics.PlainCell;
import org.slumber.engine.learner.organics.RecurrentCell;
import org.slumber.engine.learner.qif.QifSequenceLearner;
import org.slumber.engine.learner.qif.SequenceCue;
import org.slumber.engine.learner.qif.SequenceSleep;
import org.slumber.engine.learner.stdp.Preset;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.learner.surrogate.Adam;
import org.slumber.engine.learner.surrogate.BatchTraining;
import org.slumber.engine.learner.surrogate.Chronoplastic;
import org.slumber.engine.learner.surrogate.DenseWeights;
import org.slumber.engine.learner.surrogate.DivisiveNormalisation;
import org.slumber.engine.learner.surrogate.LateralInhibition;
import org.slumber.engine.learner.surrogate.LeakyNeuron;
import org.slumber.engine.learner.surrogate.NeuronStates;
import org.slumber.engine.learner.surrogate.Optimiser;
import org.slumber.engine.learner.surrogate.PlainCircuit;
import org.slumber.engine.learner.surrogate.PlainSynapse;
import org.slumber.engine.learner.surrogate.SelfPrediction;
import org.slumber.engine.learner.surrogate.Sgd;
import org.slumber.engine.learner.surrogate.Sgld;
import org.slumber.engine.learner.surrogate.SleepReplay;
import org.slumber.engine.learner.surrogate.SurrogateCircuit;
import org.slumber.engine.learner.surrogate.SurrogateGradientLearner;
import org.slumber.engine.learner.surrogate.SurrogateMultiScale;
import org.slumber.engine.learner.surrogate.SurrogateNeuron;
import org.slumber.engine.learner.surrogate.SurrogateRegulariser;
import org.slumber.engine.learner.surrogate.SurrogateSleep;
import org.slumber.engine.learner.surrogate.SurrogateSsdp;
import org.slumber.engine.learner.surrogate.SurrogateSynapse;
import org.slumber.engine.learner.surrogate.SurrogateWeights;
import org.slumber.engine.learner.surrogate.TraceSynapse;
import org.slumber.engine.learner.surrogate.TwoTraces;
import org.slumber.engine.metrics.CentroidCosine;
import org.slumber.engine.metrics.ClassSeparation;
import org.slumber.engine.metrics.ControlAccuracies;
import org.slumber.engine.metrics.DriftSlope;
import org.slumber.engine.metrics.EndDynamics;
import org.slumber.engine.metrics.EpochVariance;
import org.slumber.engine.metrics.IdealObserver;
import org.slumber.engine.metrics.LayerRates;
import org.slumber.engine.metrics.LearntDelays;
import org.slumber.engine.metrics.ParticipationRatio;
import org.slumber.engine.metrics.RateError;
import org.slumber.engine.metrics.RecurrentStability;
import org.slumber.engine.metrics.RunMetric;
import org.slumber.engine.metrics.SequenceReplay;
import org.slumber.engine.metrics.SpikeTrains;
import org.slumber.engine.metrics.Stable;
import org.slumber.engine.metrics.Stored;
import org.slumber.engine.metrics.TaskMatrix;
import org.slumber.engine.metrics.TestActivity;
import org.slumber.engine.network.Circuit;
import org.slumber.engine.network.MembraneNoise;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.network.Wiring;
import org.slumber.engine.neuron.LeakyAdaptive;
import org.slumber.engine.neuron.NeuronModel;
import org.slumber.engine.plasticity.Bcm;
import org.slumber.engine.plasticity.DelayLearning;
import org.slumber.engine.plasticity.FrozenInhibitory;
import org.slumber.engine.plasticity.InhibitoryRule;
import org.slumber.engine.plasticity.LogStdp;
import org.slumber.engine.plasticity.PairInhibitory;
import org.slumber.engine.plasticity.PairStdp;
import org.slumber.engine.plasticity.PlasticityRule;
import org.slumber.engine.plasticity.PowerLaw;
import org.slumber.engine.plasticity.SoftBound;
import org.slumber.engine.plasticity.SornInhibitory;
import org.slumber.engine.plasticity.Ssdp;
import org.slumber.engine.plasticity.TraceRule;
import org.slumber.engine.plasticity.Triplet;
import org.slumber.engine.plasticity.VanRossum;
import org.slumber.engine.plasticity.VogelsInhibitory;
import org.slumber.engine.plasticity.Zenke;
import org.slumber.engine.readout.Readout;
import org.slumber.engine.spec.Choice;
import org.slumber.engine.spec.Family;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Parameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.TextParameter;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;

/**
 * Every mechanism that a run can have, family by family, and through their declarations every value of a
 * {@link RunSpec} by path. A new mechanism is one more entry here beside its own file and its test; configurations,
 * result columns, their comments, run identities and documentation follow. What the jars of one's own on the class path
 * have in an {@link Extension} is as if it were listed here.
 */
public final class Catalogue {
    private static final Extensions EXTENSIONS = Extensions.of(Catalogue.class.getClassLoader());

    /** What learns. */
    public static final Family<AnyLearner> LEARNERS = Family.ofOne(
            AnyLearner.class,
            TextParameter.of("learner", "what learns", "stdp"),
            EXTENSIONS.with(
                    AnyLearner.class,
                    List.of(
                            StdpLearner.VARIANT,
                            SurrogateGradientLearner.VARIANT,
                            OrganicsLearner.VARIANT,
                            QifSequenceLearner.VARIANT)));

    /** What is shown, in which order and phases. */
    public static final Family<Curriculum> CURRICULA = Family.ofOne(
            Curriculum.class,
            TextParameter.of("protocol", "phases, tasks and scoring", "standard"),
            EXTENSIONS.with(
                    Curriculum.class,
                    List.of(
                            Protocol.PUBLISHED,
                            Protocol.STANDARD,
                            LabelTasks.CLASS_INCREMENTAL,
                            LabelTasks.TASK_INCREMENTAL,
                            LabelTasks.DOMAIN_INCREMENTAL,
                            PermutedTasks.VARIANT,
                            RotatedTasks.VARIANT)));

    private static final TextParameter REGULARISER = TextParameter.of("regulariser", "weight control", "sleep");

    /** What keeps the weights or the rates of the STDP network from running away, in the order in which they act. */
    public static final Family<Regulariser> REGULARISERS = Family.ofSeveral(
            Regulariser.class,
            REGULARISER,
            "",
            EXTENSIONS.with(Regulariser.class, List.of(Sleep.VARIANT, Normalisation.VARIANT, Nap.VARIANT)));

    /** What holds rates or weights of the STDP network step by step, in the order in which they act. */
    public static final Family<Homeostasis> HOMEOSTASIS = Family.ofSeveral(
            Homeostasis.class,
            TextParameter.of("homeostasis", "what holds rates or weights step by step", Family.NONE)
                    .added(),
            "",
            EXTENSIONS.with(
                    Homeostasis.class,
                    List.of(
                            SynapticScaling.VARIANT,
                            IntrinsicPlasticity.VARIANT,
                            AdaptiveThreshold.VARIANT,
                            Oja.VARIANT,
                            Heterosynaptic.VARIANT,
                            WeightDecay.VARIANT,
                            GlobalInhibition.VARIANT,
                            MultiScale.VARIANT)));

    /** What keeps the weights of the surrogate-gradient network small or what it learnt, in the order in which they act. */
    public static final Family<SurrogateRegulariser> SURROGATE_REGULARISERS = Family.ofSeveral(
            SurrogateRegulariser.class,
            REGULARISER,
            " with the learner surrogate-gradient",
            EXTENSIONS.with(
                    SurrogateRegulariser.class,
                    List.of(
                            SurrogateSleep.VARIANT,
                            SleepReplay.VARIANT,
                            SurrogateSsdp.VARIANT,
                            SurrogateMultiScale.VARIANT)));

    /** What keeps the weights of a recurrent network small, in the order in which they act. */
    public static final Family<OrganicsRegulariser> ORGANICS_REGULARISERS = Family.ofSeveral(
            OrganicsRegulariser.class,
            REGULARISER,
            " with the learner organics",
            EXTENSIONS.with(OrganicsRegulariser.class, List.of(OrganicsSleep.VARIANT)));

    /** What a unit of a recurrent network makes of its inputs and of the others. */
    public static final Family<RecurrentCell> RECURRENT_CELLS = Family.ofOne(
            RecurrentCell.class,
            TextParameter.of("organics.cell", "what a unit makes of its inputs and of the others", "organics"),
            List.of(NormalisationCell.VARIANT, PlainCell.VARIANT));

    /** What the weights of a stored sequence go through before it is called up. */
    public static final Family<SequenceSleep> SEQUENCE_SLEEPS = Family.ofSeveral(
            SequenceSleep.class, REGULARISER, " with the learner qif-sequence", List.of(SequenceSleep.VARIANT));

    /** How a sample becomes input spikes of the STDP network. */
    public static final Family<Stimulus> STIMULI = Family.ofOne(
            Stimulus.class,
            TextParameter.of("encoding.stimulus", "how an image becomes input spikes", "poisson")
                    .added(),
            EXTENSIONS.with(Stimulus.class, List.of(PoissonImages.VARIANT)));

    /** How a sample becomes currents of the surrogate-gradient network, or of a recurrent one. */
    public static final Family<CurrentStimulus> CURRENT_STIMULI = Family.ofOne(
            CurrentStimulus.class,
            CurrentStimulus.STIMULUS,
            EXTENSIONS.with(
                    CurrentStimulus.class, List.of(CurrentImages.VARIANT, RowImages.VARIANT, EventCurrents.VARIANT)));

    /** What the synapses of layer 1 of the surrogate-gradient network make of the inputs. */
    public static final Family<SurrogateSynapse> SURROGATE_SYNAPSES = Family.ofOne(
            SurrogateSynapse.class,
            TextParameter.of("surrogate.synapse", "what the synapses of layer 1 make of the inputs", "plain")
                    .added(),
            List.of(PlainSynapse.VARIANT, TraceSynapse.VARIANT, TwoTraces.VARIANT, Chronoplastic.VARIANT));

    /** How the neurons of the surrogate-gradient network follow their currents. */
    public static final Family<SurrogateNeuron> SURROGATE_NEURONS = Family.ofOne(
            SurrogateNeuron.class,
            TextParameter.of("surrogate.neuron", "how neurons follow their currents", "lif")
                    .added(),
            List.of(LeakyNeuron.VARIANT, SelfPrediction.VARIANT));

    /** What the weights of the surrogate-gradient network are made of. */
    public static final Family<SurrogateWeights> SURROGATE_WEIGHTS = Family.ofOne(
            SurrogateWeights.class,
            TextParameter.of("surrogate.weights", "what weights are made of", "dense")
                    .added(),
            List.of(DenseWeights.VARIANT, NeuronStates.VARIANT));

    /** How the layers of the surrogate-gradient network make currents of what they read. */
    public static final Family<SurrogateCircuit> SURROGATE_CIRCUITS = Family.ofOne(
            SurrogateCircuit.class,
            TextParameter.of("surrogate.circuit", "how layers make currents of what they read", Family.NONE)
                    .added(),
            List.of(PlainCircuit.VARIANT, LateralInhibition.VARIANT, DivisiveNormalisation.VARIANT));

    /** How the surrogate-gradient network's gradient becomes a change of weights. */
    public static final Family<Optimiser> OPTIMISERS = Family.ofOne(
            Optimiser.class,
            TextParameter.of("surrogate.optimiser", "how a gradient becomes a change of weights", "adam")
                    .added(),
            EXTENSIONS.with(Optimiser.class, List.of(Adam.VARIANT, Sgd.VARIANT, Sgld.VARIANT)));

    /** How neurons turn what arrives into spikes. */
    public static final Family<NeuronModel> NEURON_MODELS = Family.ofOne(
            NeuronModel.class,
            TextParameter.of("neuron.model", "how what arrives becomes spikes", "leaky-adaptive")
                    .added(),
            EXTENSIONS.with(NeuronModel.class, List.of(LeakyAdaptive.VARIANT)));

    /** What the network makes of its own arrivals and currents, in the order of its steps. */
    public static final Family<Circuit> CIRCUITS = Family.ofSeveral(
            Circuit.class,
            TextParameter.of("circuit", "what the network makes of its own arrivals and currents", Family.NONE)
                    .added(),
            "",
            EXTENSIONS.with(Circuit.class, List.of(Divisive.VARIANT, Shunting.VARIANT)));

    /** How spikes change weights. */
    public static final Family<PlasticityRule> PLASTICITY_RULES = Family.ofOne(
            PlasticityRule.class,
            PlasticityRule.RULE,
            EXTENSIONS.with(
                    PlasticityRule.class,
                    List.of(
                            PairStdp.VARIANT,
                            SoftBound.VARIANT,
                            VanRossum.VARIANT,
                            PowerLaw.VARIANT,
                            LogStdp.VARIANT,
                            Triplet.VARIANT,
                            Bcm.VARIANT,
                            Zenke.VARIANT,
                            TraceRule.VARIANT,
                            Ssdp.VARIANT,
                            DelayLearning.VARIANT)));

    /** How spikes change the weights out of inhibitory neurons. */
    public static final Family<InhibitoryRule> INHIBITORY_RULES = Family.ofOne(
            InhibitoryRule.class,
            InhibitoryRule.RULE,
            EXTENSIONS.with(
                    InhibitoryRule.class,
                    List.of(
                            PairInhibitory.VARIANT,
                            VogelsInhibitory.VARIANT,
                            SornInhibitory.VARIANT,
                            FrozenInhibitory.VARIANT)));

    /** How a data set of spikes in time is generated. */
    public static final Family<GeneratedEvents> GENERATED_EVENTS =
            Family.ofOneOrNone(GeneratedEvents.class, RunSpec.DATASET, List.of(Randman.VARIANT, GapXor.VARIANT));

    private static final List<RunMetric> OF_ENGINE = Stream.concat(
                    Stream.of(
                            ParticipationRatio.METRIC,
                            CentroidCosine.METRIC,
                            ClassSeparation.PHI_TRAIN,
                            ClassSeparation.PHI_TEST,
                            ClassSeparation.ETA_SQUARED_TRAIN,
                            ClassSeparation.ETA_SQUARED_TEST,
                            ParticipationRatio.EXCITATORY,
                            TestActivity.DEAD_FRACTION,
                            TestActivity.ACTIVE_FRACTION,
                            RateError.METRIC,
                            SpikeTrains.SYNCHRONY,
                            SpikeTrains.ISI_CV,
                            SpikeTrains.THRESHOLD_CLAMPED_FRACTION,
                            SpikeTrains.HOMEOSTAT_OSCILLATION,
                            DriftSlope.METRIC,
                            Stable.WEIGHTS,
                            Stable.RATES,
                            Stable.BOTH,
                            ControlAccuracies.RAW_PIXELS,
                            ControlAccuracies.FROZEN,
                            ControlAccuracies.INTACT,
                            ControlAccuracies.SHUFFLED,
                            ControlAccuracies.STRUCTURE_GAIN,
                            ControlAccuracies.ENSEMBLE,
                            EpochVariance.FIRST_LAYER,
                            EpochVariance.LAST_LAYER,
                            IdealObserver.METRIC,
                            LayerRates.LOWEST,
                            LearntDelays.START,
                            LearntDelays.END,
                            RecurrentStability.LARGEST_REAL_EIGENVALUE,
                            RecurrentStability.SETTLED_FRACTION,
                            RecurrentStability.TRAINING_DIVERGED,
                            Stored.VALUES,
                            Stored.LABELS),
                    Stream.of(TaskMatrix.METRICS, EndDynamics.METRICS, SequenceReplay.METRICS)
                            .flatMap(List::stream))
            .toList();

    /** Defaults of a run on a generated data set of spikes in time. */
    private static final Map<Parameter, Object> OF_EVENTS =
            Map.of(CURRENT_STIMULI.selector(), EventCurrents.VARIANT.name());

    private static final List<RunMetric> METRICS = EXTENSIONS.with(OF_ENGINE);

    /** Families whose members may be absent, and are left out of what runs where they are set to do nothing. */
    private static final List<Family<?>> OPTIONAL = List.of(
            REGULARISERS, HOMEOSTASIS, SURROGATE_REGULARISERS, ORGANICS_REGULARISERS, SEQUENCE_SLEEPS, CIRCUITS);

    private static final List<Family<?>> FAMILIES = List.of(
            LEARNERS,
            CURRICULA,
            REGULARISERS,
            HOMEOSTASIS,
            SURROGATE_REGULARISERS,
            ORGANICS_REGULARISERS,
            RECURRENT_CELLS,
            SEQUENCE_SLEEPS,
            STIMULI,
            CURRENT_STIMULI,
            SURROGATE_SYNAPSES,
            SURROGATE_NEURONS,
            SURROGATE_WEIGHTS,
            SURROGATE_CIRCUITS,
            OPTIMISERS,
            NEURON_MODELS,
            CIRCUITS,
            PLASTICITY_RULES,
            INHIBITORY_RULES,
            GENERATED_EVENTS);

    /** The parts that every spec of their learner has. */
    private static final List<Variant<?>> FIXED_PARTS = List.of(
            RunSpec.VARIANT,
            Encoding.VARIANT,
            Wiring.VARIANT,
            MembraneNoise.VARIANT,
            WeightBounds.VARIANT,
            Measures.VARIANT,
            Readout.VARIANT,
            BatchTraining.VARIANT);

    private static final List<Parameter> PARAMETERS;

    static {
        EXTENSIONS.check(FAMILIES, FIXED_PARTS, OF_ENGINE);
        PARAMETERS = inOrder();
    }

    private Catalogue() {}

    /** Every family. */
    public static List<Family<?>> families() {
        return FAMILIES;
    }

    /** The parts of a spec that are of no family: every spec, or every one of their learner, has them. */
    public static List<Variant<?>> fixedParts() {
        return FIXED_PARTS;
    }

    /** What is worked out once a run has ended, in the order of the result columns. */
    public static List<RunMetric> metrics() {
        return METRICS;
    }

    /** The jars of one's own that add to the catalogue, in the order of what they add. */
    public static List<ExtensionJar> extensionJars() {
        return EXTENSIONS.jars();
    }

    /** The jar that a metric is of; empty where it is the engine's. */
    public static Optional<ExtensionJar> jarOf(RunMetric metric) {
        return EXTENSIONS.jarOf(metric);
    }

    /** The jar that a mechanism is of; empty where it is the engine's. */
    public static Optional<ExtensionJar> jarOf(Variant<?> mechanism) {
        return EXTENSIONS.jarOf(mechanism);
    }

    /** The jars that the mechanisms of a spec are of, by checksum; none where all are the engine's. */
    public static List<ExtensionJar> jarsOf(RunSpec spec) {
        List<SpecPart> parts = new ArrayList<>();
        collect(spec, parts);
        return parts.stream()
                .flatMap(part -> EXTENSIONS.jarOf(part.variant()).stream())
                .distinct()
                .sorted(Comparator.comparing(ExtensionJar::sha256))
                .toList();
    }

    /** All parameters, in the order of the result columns and of what a run's identity is made of. */
    public static List<Parameter> parameters() {
        return PARAMETERS;
    }

    /** What a parameter may be, in words that follow "must be"; of a selector, the mechanisms that it can name. */
    public static String allowed(Parameter parameter) {
        String mechanisms = FAMILIES.stream()
                .filter(family -> family.selector() == parameter)
                .map(family -> family.allowed() + family.scope())
                .collect(Collectors.joining("; "));
        return mechanisms.isEmpty() ? parameter.allowed() : mechanisms;
    }

    /**
     * What a choice changes in the defaults of parameters.
     *
     * @param by the parameter that is chosen
     * @param choice its value
     * @param defaults what they become
     */
    public record ChangedDefaults(Parameter by, String choice, Map<Parameter, Object> defaults) {}

    /** Every choice that changes defaults; of several that change the default of one parameter, the last counts. */
    public static List<ChangedDefaults> changedDefaults() {
        List<ChangedDefaults> changed = new ArrayList<>();
        CURRICULA
                .variants()
                .forEach(variant ->
                        changed.add(new ChangedDefaults(CURRICULA.selector(), variant.name(), variant.defaults())));
        changed.add(new ChangedDefaults(RunSpec.DATASET, Geomfig.NAME, Encoding.defaultsFor(Geomfig.NAME)));
        for (Preset preset : Preset.values()) {
            changed.add(new ChangedDefaults(Preset.PRESET, Choice.nameOf(preset), preset.defaults()));
        }
        LEARNERS.variants()
                .forEach(variant ->
                        changed.add(new ChangedDefaults(LEARNERS.selector(), variant.name(), defaultsOf(variant))));
        GENERATED_EVENTS
                .variants()
                .forEach(variant -> changed.add(new ChangedDefaults(RunSpec.DATASET, variant.name(), OF_EVENTS)));
        OPTIMISERS
                .variants()
                .forEach(variant ->
                        changed.add(new ChangedDefaults(OPTIMISERS.selector(), variant.name(), variant.defaults())));
        for (SequenceCue.Protocol protocol : SequenceCue.Protocol.values()) {
            changed.add(new ChangedDefaults(SequenceCue.PROTOCOL, Choice.nameOf(protocol), protocol.defaults()));
        }
        for (SurrogateSsdp.Rule rule : SurrogateSsdp.Rule.values()) {
            changed.add(new ChangedDefaults(SurrogateSsdp.RULE, Choice.nameOf(rule), rule.defaults()));
        }
        return changed;
    }

    /**
     * What a spec of a learner meant by a parameter before that existed: the default that the learner gives it, or its own;
     * empty for one that was always there. A value equal to it is left out of a run's identity.
     *
     * @param learner its name
     */
    public static Optional<Object> impliedValue(Parameter parameter, String learner) {
        return parameter
                .impliedValue()
                .map(own -> LEARNERS.members(learner).get(0).defaults().getOrDefault(parameter, own));
    }

    private static List<Parameter> inOrder() {
        Set<Parameter> order = new LinkedHashSet<>(List.of(
                RunSpec.DATASET, LEARNERS.selector(), Preset.PRESET, CURRICULA.selector(), REGULARISER, RunSpec.SEED));
        add(order, REGULARISERS);
        add(order, HOMEOSTASIS);
        add(order, CURRICULA);
        add(order, STIMULI);
        order.addAll(Encoding.VARIANT.parameters());
        order.addAll(Wiring.VARIANT.parameters());
        add(order, NEURON_MODELS);
        add(order, CIRCUITS);
        order.addAll(MembraneNoise.VARIANT.parameters());
        add(order, PLASTICITY_RULES);
        add(order, INHIBITORY_RULES);
        order.addAll(WeightBounds.VARIANT.parameters());
        order.addAll(Readout.VARIANT.parameters());
        add(order, LEARNERS);
        order.addAll(Measures.VARIANT.parameters());
        add(order, CURRENT_STIMULI);
        add(order, SURROGATE_SYNAPSES);
        add(order, SURROGATE_NEURONS);
        add(order, SURROGATE_WEIGHTS);
        add(order, SURROGATE_CIRCUITS);
        add(order, OPTIMISERS);
        order.addAll(BatchTraining.VARIANT.parameters());
        add(order, SURROGATE_REGULARISERS);
        add(order, GENERATED_EVENTS);
        add(order, RECURRENT_CELLS);
        add(order, ORGANICS_REGULARISERS);
        add(order, SEQUENCE_SLEEPS);
        return List.copyOf(order);
    }

    private static void add(Set<Parameter> order, Family<?> family) {
        order.add(family.selector());
        family.variants().forEach(variant -> order.addAll(variant.parameters()));
    }

    /** The values that a spec has, by path, in the order of {@link #parameters()}; a Long, Double or String each. */
    public static Map<String, Object> valuesOf(RunSpec spec) {
        List<SpecPart> parts = new ArrayList<>();
        collect(spec, parts);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : PARAMETERS) {
            valueIn(parts, parameter).ifPresent(value -> values.put(parameter.path(), value));
        }
        return values;
    }

    /** The value that a spec has of a parameter, as Long, Double or String; empty where what it is of is not chosen. */
    public static Optional<Object> valueOf(RunSpec spec, Parameter parameter) {
        List<SpecPart> parts = new ArrayList<>();
        collect(spec, parts);
        return valueIn(parts, parameter);
    }

    /**
     * The value that a spec has of a parameter, as Long, Double or String; empty also where it acts on nothing, as all of
     * sleep at ratio 0 but the ratio: what a regulariser, homeostat or circuit has that is set so that it does nothing.
     */
    public static Optional<Object> effectiveValueOf(RunSpec spec, Parameter parameter) {
        List<SpecPart> parts = new ArrayList<>();
        collect(spec, parts);
        return hasEffect(parts, parameter) ? valueIn(parts, parameter) : Optional.empty();
    }

    /** Parameters that a spec has a value of and that act on nothing in it, see {@link #effectiveValueOf}. */
    public static Set<Parameter> withoutEffect(RunSpec spec) {
        List<SpecPart> parts = new ArrayList<>();
        collect(spec, parts);
        Set<Parameter> without = new LinkedHashSet<>();
        parts.stream().filter(Catalogue::idle).forEach(part -> part.variant().parameters().stream()
                .filter(parameter -> !hasEffect(parts, parameter))
                .forEach(without::add));
        return without;
    }

    private static boolean hasEffect(List<SpecPart> parts, Parameter parameter) {
        boolean idle = false;
        for (SpecPart part : parts) {
            if (part.variant().parameters().contains(parameter)) {
                if (part.variant().neutral().containsKey(parameter.path()) || !idle(part)) {
                    return true;
                }
                idle = true;
            }
        }
        return !idle;
    }

    private static boolean idle(SpecPart part) {
        return part.variant().idle(part)
                && OPTIONAL.stream().anyMatch(family -> family.kind().isInstance(part));
    }

    /** The mechanisms that may be absent, and act as if they were where they are set so, see {@link Variant#idle}. */
    public static List<Variant<?>> idling() {
        List<Variant<?>> idling = new ArrayList<>();
        OPTIONAL.forEach(
                family -> family.variants().stream().filter(Variant::canIdle).forEach(idling::add));
        return idling;
    }

    /**
     * The spec that stands for all that differ from it in nothing but what is {@link #withoutEffect}: there it has the
     * defaults.
     */
    public static RunSpec canonical(RunSpec spec) {
        Set<Parameter> without = withoutEffect(spec);
        if (without.isEmpty()) {
            return spec;
        }
        Map<String, Object> values = valuesOf(spec);
        without.forEach(parameter -> values.remove(parameter.path()));
        try {
            return specOf(values);
        } catch (InvalidInputException e) {
            // a default may lie outside of bounds that the spec has of its own
            return spec;
        }
    }

    /** The spec of the same run without the mechanisms that are set so that they do nothing. */
    public static RunSpec withoutIdle(RunSpec spec) {
        List<SpecPart> parts = new ArrayList<>();
        collect(spec, parts);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Family<?> family : OPTIONAL) {
            List<SpecPart> members =
                    parts.stream().filter(family.kind()::isInstance).toList();
            List<SpecPart> acting = members.stream().filter(part -> !idle(part)).toList();
            if (acting.size() < members.size()) {
                values.put(family.selector().path(), family.textOf(acting));
            }
        }
        if (values.isEmpty()) {
            return spec;
        }
        valuesOf(spec).forEach(values::putIfAbsent);
        return specOf(values);
    }

    private static Optional<Object> valueIn(List<SpecPart> parts, Parameter parameter) {
        for (SpecPart part : parts) {
            Optional<Object> value = part.variant().valueOf(part, parameter);
            if (value.isPresent()) {
                return value;
            }
        }
        for (Family<?> family : FAMILIES) {
            if (family.selector() == parameter) {
                List<SpecPart> members =
                        parts.stream().filter(family.kind()::isInstance).toList();
                if (!members.isEmpty()) {
                    // a curriculum of tasks has a protocol inside, which is one of its kind
                    return Optional.of(family.textOf(family.several() ? members : members.subList(0, 1)));
                }
            }
        }
        boolean ofStdp = parameter == HOMEOSTASIS.selector() || parameter == CIRCUITS.selector();
        boolean none = parameter == REGULARISER || (ofStdp && parts.stream().anyMatch(StdpLearner.class::isInstance));
        return none ? Optional.of(Family.NONE) : Optional.empty();
    }

    private static void collect(SpecPart part, List<SpecPart> parts) {
        parts.add(part);
        part.parts().forEach(inner -> collect(inner, parts));
    }

    /**
     * Makes a spec from the values given by path; every value not given takes the default of the chosen learner, preset,
     * data set and protocol, or its own.
     *
     * @param given values of the parameters' types; an integer serves where a real is wanted
     * @throws InvalidInputException naming the path and what is allowed, where a path or a value is not
     */
    public static RunSpec specOf(Map<String, Object> given) {
        for (String path : given.keySet()) {
            if (PARAMETERS.stream().noneMatch(parameter -> parameter.path().equals(path))) {
                throw new InvalidInputException("unknown parameter " + path);
            }
        }
        Values chosen = new Values(given, List.of(), FAMILIES);
        Variant<? extends AnyLearner> learner =
                chosen.variants(AnyLearner.class).get(0);
        Variant<? extends Curriculum> curriculum =
                chosen.variants(Curriculum.class).get(0);
        boolean besideGradients = learner.type() == SurrogateGradientLearner.class;
        if (SampleFreeLearner.class.isAssignableFrom(learner.type())) {
            return sampleFree(
                    given,
                    List.of(
                            defaultsOf(learner),
                            chosen.choice(SequenceCue.PROTOCOL).defaults()));
        }
        List<Map<Parameter, Object>> defaults = new ArrayList<>(List.of(
                besideGradients ? chosen.choice(SurrogateSsdp.RULE).defaults() : Map.of(),
                chosen.variants(Optimiser.class).get(0).defaults(),
                learner.defaults(),
                chosen.choice(Preset.PRESET).defaults(),
                Encoding.defaultsFor(chosen.text(RunSpec.DATASET)),
                curriculum.defaults()));
        List<GeneratedEvents> events = chosen.members(GeneratedEvents.class);
        if (!events.isEmpty()) {
            defaults.add(0, OF_EVENTS);
        }
        if (besideGradients || learner.type() == OrganicsLearner.class) {
            // how long an image lasts follows from a stimulus that has an end
            Values values = new Values(given, List.copyOf(defaults), FAMILIES);
            CurrentStimulus stimulus = values.member(CurrentStimulus.class);
            OptionalInt steps = stimulus.steps(Encoding.VARIANT.make(values));
            if (stimulus instanceof EventCurrents currents && !events.isEmpty()) {
                steps = OptionalInt.of(currents.stepsOf(events.get(0).steps()));
            }
            steps.ifPresent(last -> defaults.add(0, Map.of(Protocol.STEPS_PER_IMAGE, (long) last)));
        }
        return RunSpec.VARIANT.make(new Values(given, defaults, FAMILIES));
    }

    /** Of a learner that is shown nothing: what would be shown, and how, is left as it is by default. */
    private static RunSpec sampleFree(Map<String, Object> given, List<Map<Parameter, Object>> defaults) {
        Map<String, Object> own = new LinkedHashMap<>(given);
        Set<Parameter> shown = new LinkedHashSet<>(Encoding.VARIANT.parameters());
        add(shown, CURRICULA);
        shown.forEach(parameter -> own.remove(parameter.path()));
        return RunSpec.VARIANT.make(new Values(own, defaults, FAMILIES));
    }

    /** What a learner changes in the defaults of parameters. */
    private static Map<Parameter, Object> defaultsOf(Variant<? extends AnyLearner> learner) {
        Map<Parameter, Object> defaults = new LinkedHashMap<>(learner.defaults());
        if (SampleFreeLearner.class.isAssignableFrom(learner.type())) {
            defaults.put(RunSpec.DATASET, Datasets.NONE);
        }
        return defaults;
    }
}
