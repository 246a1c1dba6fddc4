package org.slumber.engine.learner.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.slumber.engine.curriculum.Episode;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.curriculum.TaskExam;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.dynamics.DynamicsMeasure;
import org.slumber.engine.dynamics.DynamicsReading;
import org.slumber.engine.dynamics.Estimate;
import org.slumber.engine.dynamics.HiddenLayer;
import org.slumber.engine.homeostasis.Experience;
import org.slumber.engine.learner.BatchCourse;
import org.slumber.engine.learner.BatchLearner;
import org.slumber.engine.learner.Chronicle;
import org.slumber.engine.learner.Controls;
import org.slumber.engine.learner.Evaluation;
import org.slumber.engine.learner.Examination;
import org.slumber.engine.learner.Learner;
import org.slumber.engine.learner.Phase;
import org.slumber.engine.learner.PixelFeatures;
import org.slumber.engine.learner.Reading;
import org.slumber.engine.learner.RunContext;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.learner.Tally;
import org.slumber.engine.learner.TaskProbe;
import org.slumber.engine.learner.surrogate.FrozenImages.Shown;
import org.slumber.engine.metrics.Activity;
import org.slumber.engine.metrics.ControlAccuracies;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightMonitor;
import org.slumber.engine.metrics.Work;
import org.slumber.engine.readout.Features;
import org.slumber.engine.readout.Readout;
import org.slumber.engine.readout.ReadoutFlag;
import org.slumber.engine.spec.Flag;

/**
 * The surrogate-gradient network in one run: trains batch by batch, sleeps between batches, and shows images while its
 * weights stand still (paper section on the surrogate-gradient network). Every epoch shows the training images in a new
 * random order; a last batch that is not full is left out. Batches are counted from the start of each epoch, so the same
 * number of them come before its first sleep. Each image starts from membranes at 0, so test blocks differ only in what
 * is scored.
 */
final class SurrogateTraining implements Learner {
    /** What predicts the labels. */
    private static final String READOUT = "output-neurons";

    private static final double HZ_PER_SPIKE_A_STEP = 1000;

    private final SurrogateGradientLearner settings;
    private final RunContext context;
    private final Protocol protocol;
    private final Chronicle chronicle;
    private final SampleInput input;
    private final BatchOrder order;
    private final SurrogateNetwork network;
    private final Experience experience;
    private final List<BatchHomeostat> homeostats;
    private final WeightMonitor monitor;
    private final BatchCourse course;
    private final FrozenImages validation;
    private final FrozenImages test;
    private final FrozenImages control;
    private final Ensemble ensemble;
    private final Layers remembered;
    /** The weights that training starts with, where they are asked for. */
    private final Optional<Layers> untrained;

    private final int[] labels;

    private int[] lastImages = new int[0];
    private final TaskProbe probe;
    /** {@code [hidden]}: spikes in this epoch's training. */
    private long[] spikes;

    /** An epoch each; none of a network with one hidden layer. */
    private final List<DynamicsReading> layerRates = new ArrayList<>();

    private long epochSteps;
    private long probeSteps;
    private long stepsAtReading;
    private long spikesSinceReading;

    SurrogateTraining(SurrogateGradientLearner settings, RunContext context) {
        this.settings = settings;
        this.context = context;
        protocol = context.protocol();
        chronicle = context.chronicle();
        int inputs = settings.stimulus().inputs(context.encoding(), context.dataset());
        int classes = context.dataset().classes();
        int steps = protocol.stepsPerImage();
        input = new SampleInput(settings.stimulus(), context.encoding(), context.dataset(), steps);
        order = new BatchOrder(
                context.streams().stream("training-order"),
                settings.training().replacement() == Flag.TRUE,
                settings.batch());
        network = new SurrogateNetwork(settings, inputs, classes, steps, context.streams());
        if (network.hasCircuits()) {
            int[] first = context.firstTraining();
            for (int i = 0; i < settings.batch(); i++) {
                input.fill(network, i, first[i]);
            }
            network.startCircuits(context.streams().stream("surrogate-circuits"));
        }
        untrained = settings.controls() == Controls.ALL
                ? Optional.of(network.layers().alike())
                : Optional.empty();
        untrained.ifPresent(layers -> layers.copyFrom(network.layers()));
        experience = new Experience(context.encoding().side(), classes);
        SurrogateSite site = new SurrogateSite(
                network.layers(),
                settings.architecture(),
                settings.leak(),
                experience,
                () -> Arrays.stream(lastImages).mapToObj(input::image),
                context.streams());
        homeostats = settings.regularisers().stream()
                .flatMap(regulariser -> regulariser.on(site).stream())
                .toList();
        monitor = new WeightMonitor(LayerWeights.groups(network.layers()));
        course = new BatchCourse(chronicle, monitor);
        validation = new FrozenImages(network, context, input);
        test = new FrozenImages(network, context, input);
        control = new FrozenImages(network, context, input);
        ensemble = new Ensemble(settings.training().ensembleEpochs());
        remembered = network.layers().alike();
        probe = new TaskProbe(Readout.DEFAULT, classes, context.streams());
        labels = new int[network.images().length];
        spikes = new long[network.layers().hidden()];
    }

    @Override
    public void trainEpoch(int[] shown) {
        chronicle.beginEpoch();
        lastImages = shown;
        epochSteps = 0;
        spikes = new long[spikes.length];
        course.beginEpoch();
        homeostats.forEach(homeostat -> homeostat.beginEpoch(chronicle.epoch()));
        network.beginEpoch(shown.length);
        order.begin(shown);
        int batches = order.left();
        for (int batch = 1; batch <= batches; batch++) {
            chronicle.checkCancelled();
            train(order.next());
            for (BatchHomeostat homeostat : homeostats) {
                if (batch % homeostat.batchesBetween() == 0) {
                    regularise(homeostat::apply);
                }
            }
        }
        course.endEpoch();
        ensemble.add(network.layers());
        if (network.layers().depth() > 1) {
            layerRates.add(layerRates());
        }
    }

    /** What each hidden layer did in this epoch's training: of one alone the row of the run says so. */
    private DynamicsReading layerRates() {
        List<DynamicsReading.Value> values = new ArrayList<>();
        int first = 0;
        for (int layer = 0; layer < network.layers().depth(); layer++) {
            long[] own =
                    Arrays.copyOfRange(spikes, first, first + network.layers().hidden(layer));
            first += own.length;
            double rate = HZ_PER_SPIKE_A_STEP * Arrays.stream(own).sum() / ((double) epochSteps * own.length);
            double silent =
                    (double) Arrays.stream(own).filter(count -> count == 0).count() / own.length;
            HiddenLayer group = new HiddenLayer(layer + 1);
            values.add(new DynamicsReading.Value(DynamicsMeasure.RATE_MEAN, group, Estimate.of(rate)));
            values.add(new DynamicsReading.Value(DynamicsMeasure.SILENT_FRACTION, group, Estimate.of(silent)));
        }
        return new DynamicsReading(
                DynamicsReading.Phase.END,
                chronicle.epoch(),
                chronicle.wakeSteps(),
                chronicle.sleepSteps(),
                false,
                (int) Math.min(Integer.MAX_VALUE, epochSteps),
                values);
    }

    @Override
    public List<DynamicsReading> dynamics() {
        return List.copyOf(layerRates);
    }

    private void train(int[] shown) {
        for (int i = 0; i < labels.length; i++) {
            double[] image = input.fill(network, i, shown[i]);
            labels[i] = context.dataset().label(shown[i]);
            if (context.dataset() instanceof Dataset) {
                // spikes in time are replayed by none
                experience.add(image, labels[i]);
            }
        }
        network.train(labels, (image, pass, loss) -> {
            chronicle.observer().image(Phase.TRAINING, shown[image], labels[image]);
            chronicle.observer().shown(Phase.TRAINING, pass);
            course.epoch().add(pass.prediction() == labels[image], loss);
            pass.countSpikes(spikes);
            spikesSinceReading += pass.hiddenSpikes();
            homeostats.forEach(homeostat -> homeostat.trained(pass, loss));
        });
        homeostats.forEach(BatchHomeostat::afterBatch);
        network.settle();
        chronicle.trained(batchSteps());
        epochSteps += batchSteps();
        monitor.observe();
    }

    /** @param homeostat what is applied, and how many steps that takes */
    private void regularise(LongSupplier homeostat) {
        course.sleep(
                this::probe,
                () -> {
                    long steps = homeostat.getAsLong();
                    network.settle();
                    return steps;
                },
                this::read);
    }

    /** Shows the batch trained last once more, weights frozen. */
    private Tally probe() {
        Tally tally = new Tally();
        network.show(labels, labels.length, (image, pass, loss) -> tally.add(pass.prediction() == labels[image], loss));
        probeSteps += batchSteps();
        return tally;
    }

    private long batchSteps() {
        return (long) labels.length * protocol.stepsPerImage();
    }

    @Override
    public Evaluation evaluate(int[] shown) {
        return new Evaluation(
                READOUT, (double) validation.show(shown, 0, Phase.VALIDATION).right() / shown.length, shown.length);
    }

    @Override
    public void endTask(Episode episode) {
        int earlierTasks = episode.task() - 1;
        for (BatchHomeostat homeostat : homeostats) {
            for (int time = 0; time < homeostat.timesAfterTask(earlierTasks); time++) {
                regularise(() -> homeostat.applyAfterTask(earlierTasks));
            }
        }
        lastImages = episode.exam().orElseThrow().known();
        probe.tell(features(Math.min(BatchLearner.PROBE_SAMPLES, lastImages.length)));
    }

    /** By the output neurons, which learnt the labels of each task in it, and by the probe on the hidden neurons. */
    @Override
    public List<Evaluation> evaluate(TaskExam.TaskTest task) {
        int[] shown = task.images();
        Shown answered = validation.show(shown, shown.length, pass -> pass.prediction(task.possible()));
        return List.of(
                new Evaluation(READOUT, (double) answered.right() / shown.length, shown.length),
                probe.of(task, answered.features()));
    }

    @Override
    public Structure structure() {
        return LayerStructure.of(network.layers());
    }

    @Override
    public double[] weightVector() {
        return network.layers().learnt().stream()
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @Override
    public void snapshot() {
        remembered.copyFrom(network.layers());
    }

    @Override
    public void restore() {
        network.layers().copyFrom(remembered);
    }

    @Override
    public Examination examine(int[] shown) {
        int scoredFrom = protocol.firstScored(shown.length);
        Shown unscored = test.show(Arrays.copyOf(shown, scoredFrom), 0, Phase.TEST);
        int[] scoredImages = Arrays.copyOfRange(shown, scoredFrom, shown.length);
        Shown scored = test.show(scoredImages, BatchLearner.FEATURE_SAMPLES, Phase.TEST);
        Features training = trainingFeatures();
        return new Examination(
                (double) scored.right() / scored.labels().length,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                (double) (unscored.right() + scored.right()) / shown.length,
                scored.labels().length,
                Examination.confusion(
                        scored.labels(), scored.predictions(), context.dataset().classes()),
                scored.outputSpikes() == 0 ? List.of(ReadoutFlag.SILENT_NETWORK.text()) : List.of(),
                training,
                scored.features(),
                BatchLearner.EXPLAINED_VARIANCE,
                Optional.empty(),
                controls(scoredImages));
    }

    /** Raw pixels by the default readout, as it has none of its own, and the untrained network by its output neurons. */
    private ControlAccuracies controls(int[] scored) {
        OptionalDouble pixels = PixelFeatures.control(settings.controls(), context, lastImages, scored);
        OptionalDouble frozen =
                untrained.isPresent() ? OptionalDouble.of(accuracy(untrained.get(), scored)) : OptionalDouble.empty();
        return new ControlAccuracies(
                pixels,
                frozen,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                ensemble.accuracy(scored, control, network.layers()));
    }

    private double accuracy(Layers weights, int[] scored) {
        network.layers().copyFrom(weights);
        int right = control.show(scored, 0).right();
        network.layers().copyFrom(remembered);
        return (double) right / scored.length;
    }

    private Features trainingFeatures() {
        return features(Math.min(BatchLearner.FEATURE_SAMPLES, lastImages.length));
    }

    /** Hidden rates of the first so many images that the readouts are told of. */
    private Features features(int count) {
        return validation.show(Arrays.copyOf(lastImages, count), count).features();
    }

    @Override
    public Reading read() {
        Reading reading = new Reading(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(rate(spikesSinceReading, chronicle.wakeSteps() - stepsAtReading)),
                course.read().meanLoss(),
                course.read().accuracy(),
                monitor.distributions());
        spikesSinceReading = 0;
        stepsAtReading = chronicle.wakeSteps();
        return reading;
    }

    private double rate(long count, long steps) {
        return steps == 0 ? 0 : HZ_PER_SPIKE_A_STEP * count / ((double) steps * spikes.length);
    }

    @Override
    public WeightMonitor weights() {
        return monitor;
    }

    @Override
    public Map<SynapseGroup, Double> epochVariances() {
        return ensemble.variances();
    }

    @Override
    public Activity activity() {
        long all = 0;
        int silent = 0;
        int saturated = 0;
        for (long count : spikes) {
            all += count;
            silent += count == 0 ? 1 : 0;
            saturated += 2 * count > epochSteps ? 1 : 0;
        }
        return new Activity(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(rate(all, epochSteps)),
                (double) silent / spikes.length,
                (double) saturated / spikes.length);
    }

    @Override
    public OptionalDouble meanSleepAccuracyChange() {
        return course.meanSleepAccuracyChange();
    }

    @Override
    public Work work() {
        long asleep =
                homeostats.stream().mapToLong(BatchHomeostat::synapticEvents).sum();
        return new Work(
                chronicle.wakeSteps(),
                chronicle.sleepSteps(),
                validation.steps() + probeSteps,
                test.steps(),
                control.steps(),
                chronicle.sleeps(),
                network.synapticEvents() + asleep);
    }
}
