package org.slumber.engine.learner.stdp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.function.IntSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.curriculum.Episode;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.curriculum.TaskExam;
import org.slumber.engine.dynamics.DynamicsReading;
import org.slumber.engine.dynamics.Measures;
import org.slumber.engine.dynamics.NetworkDynamics;
import org.slumber.engine.homeostasis.Experience;
import org.slumber.engine.homeostasis.Homeostasis;
import org.slumber.engine.homeostasis.Homeostat;
import org.slumber.engine.homeostasis.Homeostats;
import org.slumber.engine.homeostasis.RegulatedNetwork;
import org.slumber.engine.homeostasis.Site;
import org.slumber.engine.homeostasis.WeightBaseline;
import org.slumber.engine.input.InputSpikes;
import org.slumber.engine.input.SpikeProbabilities;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.Chronicle;
import org.slumber.engine.learner.Evaluation;
import org.slumber.engine.learner.Examination;
import org.slumber.engine.learner.Learner;
import org.slumber.engine.learner.Phase;
import org.slumber.engine.learner.Reading;
import org.slumber.engine.learner.RunContext;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.learner.TaskProbe;
import org.slumber.engine.metrics.Activity;
import org.slumber.engine.metrics.Firing;
import org.slumber.engine.metrics.LearntDelays;
import org.slumber.engine.metrics.NetworkWeights;
import org.slumber.engine.metrics.Saturation;
import org.slumber.engine.metrics.SpikeTrains;
import org.slumber.engine.metrics.WeightMonitor;
import org.slumber.engine.metrics.Work;
import org.slumber.engine.network.ConductionDelays;
import org.slumber.engine.network.GaussianNoise;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.StepListener;
import org.slumber.engine.network.Topology;
import org.slumber.engine.plasticity.PlasticNetwork;
import org.slumber.engine.readout.ClassMeans;
import org.slumber.engine.readout.FeatureCollector;
import org.slumber.engine.readout.Features;
import org.slumber.engine.readout.NeuronLabels;
import org.slumber.engine.readout.Readout;
import org.slumber.engine.readout.ReadoutModel;
import org.slumber.engine.readout.ReadoutScores;
import org.slumber.engine.spec.Choice;

/** The STDP network in one run (paper section on training). */
final class StdpTraining implements Learner {
    private static final double HZ_PER_SPIKE_A_STEP = 1000;

    private final StdpLearner settings;
    private final RunContext context;
    private final Protocol protocol;
    private final Chronicle chronicle;
    private final Networks networks;
    private final Topology topology;
    private final SpikingNetwork network;
    private final Experience experience;
    private final SpikeProbabilities probabilities;
    private final RegulatedNetwork regulated;
    /** Empty where nothing was asked for. */
    private final Optional<NetworkDynamics> dynamics;

    private final UniformRandomProvider order;
    private final InputSpikes input;
    private final int[] inputSpikes;
    private final WeightMonitor monitor;
    private final Saturation saturation;
    private final FrozenPhase validation;
    private final FrozenPhase test;

    private FeatureCollector collector;
    /** What the readout is fitted on. */
    private Features lastFeatures;

    private SpikeTrains trains;
    private int[] shown = new int[0];
    /** The images of {@link #lastFeatures}. */
    private int[] known = shown;

    /** Mean, ms; 0 without delays. */
    private final double delayAtStart;

    private final TaskProbe probe;
    private Optional<NeuronLabels> neuronLabels = Optional.empty();
    private long examSteps;
    private long examEvents;
    private SpikingNetwork.Learnt remembered;
    /** Whether training is over, and what was remembered is tested. */
    private boolean restored;

    private Optional<ControlTrials> controls = Optional.empty();
    private long stepsAtReading;
    private long excitatoryAtReading;
    private long inhibitoryAtReading;

    StdpTraining(StdpLearner settings, RunContext context) {
        this.settings = settings;
        this.context = context;
        protocol = context.protocol();
        chronicle = context.chronicle();
        networks = new Networks(settings, context);
        topology = networks.topology();
        network = networks.untrained();
        dynamics = settings.measures().extent() == Measures.Extent.BASIC
                ? Optional.empty()
                : Optional.of(new NetworkDynamics(
                        settings.measures(), network, context.dataset().classes(), context.streams()));
        network.listen(listener(chronicle.observer().steps(Phase.TRAINING)));
        delayAtStart = network.delays().map(ConductionDelays::mean).orElse(0.0);
        monitor = new WeightMonitor(NetworkWeights.groups(topology, network.weights()));
        saturation = new Saturation(network.weights());
        experience = new Experience(context.encoding().side(), context.dataset().classes());
        probabilities = new SpikeProbabilities(context.encoding(), StdpLearner.images(context.dataset()));
        regulated = regulated();
        order = context.streams().stream("training-order");
        input = networks.input("training");
        inputSpikes = new int[input.inputs() + 1];
        validation = networks.validation(networks.untrained()).watched(Phase.VALIDATION);
        test = networks.test(networks.untrained()).watched(Phase.TEST);
        probe = new TaskProbe(settings.readout(), context.dataset().classes(), context.streams());
        startCollecting();
    }

    private StepListener listener(StepListener observer) {
        return dynamics.<StepListener>map(watching -> stepped -> {
                    watching.stepped(stepped);
                    observer.stepped(stepped);
                })
                .orElse(observer);
    }

    private RegulatedNetwork regulated() {
        PlasticNetwork plastic = settings.learning(network, context.streams());
        UniformRandomProvider asleep = context.streams().stream("membrane-noise-asleep");
        DoubleFunction<NoiseSource> noise = deviation -> new GaussianNoise(asleep, deviation, topology.neurons());
        Homeostats homeostats = new Homeostats(settings.homeostasis(), network);
        Site site = new Site(
                plastic,
                WeightBaseline.of(network),
                settings.noise(),
                noise,
                context.streams(),
                homeostats,
                experience);
        return new RegulatedNetwork(site, settings.regularisers(), networks.wakeNoise("training"));
    }

    private void startCollecting() {
        collector = new FeatureCollector(protocol.sample(), topology.neurons());
        trains = new SpikeTrains(topology.excitatory());
        excitatoryAtReading = 0;
        inhibitoryAtReading = 0;
    }

    @Override
    public void trainEpoch(int[] images) {
        startCollecting();
        regulated.setClock(0);
        chronicle.beginEpoch();
        dynamics.ifPresent(NetworkDynamics::beginEpoch);
        shown = settings.order().of(images, order);
        for (int image : shown) {
            chronicle.checkCancelled();
            input.begin(image);
            int label = context.dataset().label(image);
            chronicle.observer().image(Phase.TRAINING, image, label);
            collector.startImage(label);
            trains.startImage(label);
            dynamics.ifPresent(watching -> watching.startImage(label));
            for (int step = 0; step < protocol.stepsPerImage(); step++) {
                if (regulated.due()) {
                    regulated.dueHomeostats().forEach(this::regularise);
                }
                regulated.wake(inputSpikes, input.draw(step, inputSpikes));
                collector.count(network);
                trains.step(network);
                chronicle.trained(1);
            }
            experience.add(probabilities.of(image), context.dataset().label(image));
            observeWeights();
        }
        dynamics.ifPresent(NetworkDynamics::endEpoch);
        lastFeatures = collector.features();
        known = shown;
        int classes = context.dataset().classes();
        experience.answered(ClassMeans.of(lastFeatures.rates(), lastFeatures.labels(), classes)
                .means());
    }

    private void regularise(Homeostat homeostat) {
        regularise(() -> regulated.apply(homeostat));
    }

    /** @param asleep what passes while the wake clock stands still, and how many steps that takes */
    private void regularise(IntSupplier asleep) {
        boolean observed = chronicle.observesNextSleep();
        if (observed) {
            observeWeights();
            chronicle.checkpoint(Checkpoint.Moment.ONSET, OptionalDouble.empty(), read());
        }
        chronicle.observer().fallsAsleep();
        dynamics.ifPresent(watching -> watching.fallsAsleep(observed));
        int steps = asleep.getAsInt();
        dynamics.ifPresent(watching -> watching.awakes(observed, steps));
        chronicle.observer().awakes();
        if (steps > 0) {
            collector.slept();
            trains.slept();
        }
        chronicle.slept(steps);
        if (observed) {
            observeWeights();
            chronicle.checkpoint(Checkpoint.Moment.OFFSET, OptionalDouble.empty(), read());
        }
    }

    private void observeWeights() {
        monitor.observe();
        saturation.observe(chronicle.wakeSteps());
    }

    @Override
    public Evaluation evaluate(int[] images) {
        validation.network().copyFrom(network);
        Features features = validation.show(images);
        ReadoutScores scores = ReadoutModel.fitChosen(
                        settings.readout(), lastFeatures, context.dataset().classes(), context.streams())
                .score(features);
        return new Evaluation(Choice.nameOf(settings.readout().classifier()), scores.accuracy(), features.size());
    }

    @Override
    public void endTask(Episode episode) {
        TaskExam exam = episode.exam().orElseThrow();
        experience.taskEnded();
        int earlierTasks = episode.task() - 1;
        regulated
                .homeostatsAfterTask()
                .forEach(homeostat -> regularise(() -> regulated.applyAfterTask(homeostat, earlierTasks)));
        known = exam.known();
        lastFeatures = examine(networks.training(networks.untrained()), known);
        probe.tell(lastFeatures);
        if (neuronLabels.isEmpty()) {
            neuronLabels = Optional.of(
                    new NeuronLabels(topology.excitatory(), context.dataset().classes(), exam.labelling()));
        }
        neuronLabels.get().label(lastFeatures.subset(places(episode.training(), known)));
    }

    /** Where some images stand in a list that has them all. */
    private static int[] places(int[] images, int[] list) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int place = 0; place < list.length; place++) {
            places.put(list[place], place);
        }
        return Arrays.stream(images).map(places::get).toArray();
    }

    /** What the network as it stands answers to images, from rest. */
    private Features examine(FrozenPhase phase, int[] images) {
        phase.network().learn(network.learnt());
        Features features = phase.show(images);
        examSteps += phase.steps();
        examEvents += phase.network().synapticEvents();
        return features;
    }

    @Override
    public List<Evaluation> evaluate(TaskExam.TaskTest task) {
        String own = "neuron-labels";
        if (neuronLabels.isEmpty()) {
            return List.of(Evaluation.byChance(own, task), Evaluation.byChance(Evaluation.PROBE, task));
        }
        // the same spikes after every task, so that what differs is the network
        Features features = examine(networks.taskTest(networks.untrained(), task.task()), task.images());
        Evaluation voted = neuronLabels.get().any(task.possible())
                ? new Evaluation(own, voted(features, task.possible()), features.size())
                : Evaluation.byChance(own, task);
        return List.of(voted, probe.of(task, features));
    }

    private double voted(Features features, boolean[] possible) {
        int right = 0;
        for (int sample = 0; sample < features.size(); sample++) {
            right +=
                    neuronLabels.get().predict(features.rates()[sample], possible) == features.labels()[sample] ? 1 : 0;
        }
        return (double) right / features.size();
    }

    @Override
    public Structure structure() {
        return NetworkStructure.of(topology, () -> (restored ? test.network() : network).weights());
    }

    @Override
    public double[] weightVector() {
        return network.weights().copy();
    }

    @Override
    public void snapshot() {
        remembered = network.learnt();
    }

    @Override
    public void restore() {
        test.network().learn(remembered);
        restored = true;
    }

    @Override
    public Examination examine(int[] images) {
        ReadoutModel readout = ReadoutModel.fit(
                settings.readout(), lastFeatures, context.dataset().classes(), context.streams());
        List<Features> blocks = test.showBlocks(images);
        Features all = Features.concatenate(blocks);
        Features scored = Features.concatenate(protocol.scored(blocks));
        ReadoutScores scores = readout.score(scored);
        ControlTrials trials = new ControlTrials(settings, context, networks, known, images);
        controls = Optional.of(trials);
        return new Examination(
                scores.accuracy(),
                scores.accuracy(Readout.Classifier.LOGISTIC_REGRESSION),
                scores.accuracy(Readout.Classifier.QDA),
                scores.accuracy(Readout.Classifier.TOP_RESPONDER),
                readout.score(all).accuracy(),
                scored.size(),
                scores.confusion(),
                readout.flags(),
                lastFeatures,
                scored,
                settings.readout().explainedVariance(),
                Optional.of(new Firing(trains, test.rates(topology.excitatory()), soughtRates(), delays())),
                trials.of(remembered, scored));
    }

    @Override
    public List<DynamicsReading> dynamics() {
        return dynamics.map(NetworkDynamics::readings).orElse(List.of());
    }

    private Optional<LearntDelays> delays() {
        return network.delays().map(delays -> new LearntDelays(delayAtStart, delays.mean()));
    }

    private List<Double> soughtRates() {
        return settings.homeostasis().stream()
                .filter(homeostat -> homeostat.active() != Homeostasis.Active.SLEEP)
                .flatMap(homeostat -> homeostat.soughtRate().stream().boxed())
                .toList();
    }

    @Override
    public Reading read() {
        long excitatory = spikes(0, topology.excitatory());
        long inhibitory = spikes(topology.excitatory(), topology.neurons());
        long steps = chronicle.wakeSteps() - stepsAtReading;
        Reading reading = new Reading(
                rate(excitatory - excitatoryAtReading, steps, topology.excitatory()),
                rate(inhibitory - inhibitoryAtReading, steps, topology.inhibitory()),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                monitor.distributions());
        stepsAtReading = chronicle.wakeSteps();
        excitatoryAtReading = excitatory;
        inhibitoryAtReading = inhibitory;
        return reading;
    }

    private long spikes(int fromNeuron, int toNeuron) {
        long spikes = 0;
        for (int neuron = fromNeuron; neuron < toNeuron; neuron++) {
            spikes += collector.spikes(neuron);
        }
        return spikes;
    }

    private static OptionalDouble rate(long spikes, long steps, int neurons) {
        boolean none = steps == 0 || neurons == 0;
        return OptionalDouble.of(none ? 0 : HZ_PER_SPIKE_A_STEP * spikes / ((double) steps * neurons));
    }

    @Override
    public WeightMonitor weights() {
        return monitor;
    }

    @Override
    public Activity activity() {
        long steps = (long) shown.length * protocol.stepsPerImage();
        int silent = 0;
        int saturated = 0;
        for (int neuron = 0; neuron < topology.neurons(); neuron++) {
            silent += collector.spikes(neuron) == 0 ? 1 : 0;
            saturated += 2 * collector.spikes(neuron) > steps ? 1 : 0;
        }
        return new Activity(
                rate(spikes(0, topology.excitatory()), steps, topology.excitatory()),
                rate(spikes(topology.excitatory(), topology.neurons()), steps, topology.inhibitory()),
                OptionalDouble.empty(),
                (double) silent / topology.neurons(),
                (double) saturated / topology.neurons());
    }

    @Override
    public OptionalDouble saturation() {
        return OptionalDouble.of(saturation.fraction());
    }

    @Override
    public OptionalLong stepsToSaturation() {
        return saturation.stepsToSaturation();
    }

    @Override
    public Work work() {
        return new Work(
                chronicle.wakeSteps(),
                chronicle.sleepSteps(),
                validation.steps(),
                test.steps() + examSteps,
                controls.map(ControlTrials::steps).orElse(0L),
                chronicle.sleeps(),
                network.synapticEvents()
                        + validation.network().synapticEvents()
                        + test.network().synapticEvents()
                        + examEvents
                        + controls.map(ControlTrials::synapticEvents).orElse(0L));
    }
}
