package org.slumber.engine.learner.organics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slumber.engine.curriculum.Episode;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.curriculum.TaskExam;
import org.slumber.engine.input.InputCurrents;
import org.slumber.engine.input.InputSequence;
import org.slumber.engine.input.InputSequences;
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
import org.slumber.engine.learner.Structure.Population;
import org.slumber.engine.learner.Structure.Projection;
import org.slumber.engine.learner.Tally;
import org.slumber.engine.learner.TaskProbe;
import org.slumber.engine.learner.surrogate.BatchOrder;
import org.slumber.engine.learner.surrogate.LayerWeights;
import org.slumber.engine.metrics.Activity;
import org.slumber.engine.metrics.ControlAccuracies;
import org.slumber.engine.metrics.RecurrentStability;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightMonitor;
import org.slumber.engine.metrics.Work;
import org.slumber.engine.readout.Features;
import org.slumber.engine.readout.Readout;

/**
 * A recurrent network in one run: trains batch by batch, its weights decay between batches, and it reads samples while they
 * stand still. Every epoch reads the training samples in a new random order; a last batch that is not full is left out.
 */
final class OrganicsTraining implements Learner {
    /** What predicts the labels. */
    private static final String READOUT = "linear-readout";
    /** Larger responses, which only a network that diverged has, count as this. */
    private static final double LARGEST_RESPONSE = 1e100;

    private final OrganicsLearner settings;
    private final RunContext context;
    private final Protocol protocol;
    private final Chronicle chronicle;
    private final InputSequences input;
    private final BatchOrder order;
    private final RecurrentBatch batches;
    private final boolean[] everyClass;
    private final Map<SynapseGroup, double[][]> weights;
    private final WeightMonitor monitor;
    private final BatchCourse course;
    private final TaskProbe probe;
    private final List<double[]> untrained;

    private final InputSequence[] samples;
    private final int[] labels;
    private List<double[]> remembered;
    private int[] lastImages = new int[0];

    /** {@code [unit]}: whether its response was above 0 at the end of a sample of this epoch's training. */
    private boolean[] answered;

    private StabilityProbe stability;
    private long frozenSteps;
    private long testSteps;
    private long controlSteps;

    OrganicsTraining(OrganicsLearner settings, RunContext context) {
        this.settings = settings;
        this.context = context;
        protocol = context.protocol();
        chronicle = context.chronicle();
        InputCurrents still = settings.stimulus().currents(context.encoding(), context.dataset());
        input = settings.stimulus()
                .sequences(context.encoding(), context.dataset())
                .orElse((sample, steps) -> InputSequence.constant(still.of(sample), steps));
        order = new BatchOrder(context.streams().stream("training-order"), false, settings.batch());
        int classes = context.dataset().classes();
        batches = new RecurrentBatch(
                settings,
                settings.stimulus().inputs(context.encoding(), context.dataset()),
                classes,
                protocol.stepsPerImage(),
                context.streams());
        everyClass = new boolean[classes];
        Arrays.fill(everyClass, true);
        weights = new LinkedHashMap<>(batches.network().weights());
        weights.put(SynapseGroup.HIDDEN_OUTPUT, batches.readout().weights());
        Map<SynapseGroup, LayerWeights> groups = new LinkedHashMap<>();
        weights.forEach((group, rows) -> groups.put(group, new LayerWeights(rows)));
        monitor = new WeightMonitor(groups);
        course = new BatchCourse(chronicle, monitor);
        probe = new TaskProbe(Readout.DEFAULT, classes, context.streams());
        untrained = settings.controls() == Controls.ALL ? batches.copy() : List.of();
        samples = new InputSequence[settings.batch()];
        labels = new int[settings.batch()];
        remembered = batches.copy();
        answered = new boolean[settings.units()];
        stability = new StabilityProbe(batches.network());
    }

    private InputSequence sample(int image) {
        return input.of(image, protocol.stepsPerImage());
    }

    @Override
    public void trainEpoch(int[] shown) {
        chronicle.beginEpoch();
        lastImages = shown;
        course.beginEpoch();
        answered = new boolean[answered.length];
        order.begin(shown);
        int count = order.left();
        for (int batch = 1; batch <= count && !batches.stopped(); batch++) {
            chronicle.checkCancelled();
            train(order.next(), shown.length);
            for (OrganicsRegulariser regulariser : settings.regularisers()) {
                if (batch % regulariser.batchesBetween() == 0 && !batches.stopped()) {
                    regularise(regulariser);
                }
            }
        }
        course.endEpoch();
    }

    private void train(int[] shown, int images) {
        for (int i = 0; i < labels.length; i++) {
            samples[i] = sample(shown[i]);
            labels[i] = context.dataset().label(shown[i]);
        }
        batches.train(samples, labels, images, (sample, response) -> {
            chronicle.observer().image(Phase.TRAINING, shown[sample], labels[sample]);
            tally(course.epoch(), labels[sample]);
            for (int unit = 0; unit < response.length; unit++) {
                answered[unit] |= response[unit] > 0;
            }
        });
        chronicle.trained(batchSteps());
        monitor.observe();
    }

    private void tally(Tally tally, int label) {
        tally.add(
                batches.readout().prediction(everyClass) == label,
                batches.readout().loss(label));
    }

    private void regularise(OrganicsRegulariser regulariser) {
        course.sleep(
                this::again,
                () -> {
                    weights.values().forEach(rows -> Arrays.stream(rows).forEach(regulariser::apply));
                    batches.network().refresh();
                    return 0;
                },
                this::read);
    }

    /** Reads the batch trained last once more, weights frozen. */
    private Tally again() {
        Tally tally = new Tally();
        for (int i = 0; i < labels.length; i++) {
            batches.readout().read(batches.network().run(samples[i]));
            tally(tally, labels[i]);
        }
        frozenSteps += batchSteps();
        return tally;
    }

    private long batchSteps() {
        return (long) labels.length * protocol.stepsPerImage();
    }

    /**
     * What some samples gave while the weights stood still.
     *
     * @param labels {@code [sample]}
     * @param predictions {@code [sample]}
     * @param features responses after the last step, of the first samples
     */
    private record Shown(int[] labels, int[] predictions, Features features) {
        double accuracy() {
            return right() / (double) labels.length;
        }

        int right() {
            int right = 0;
            for (int sample = 0; sample < labels.length; sample++) {
                right += predictions[sample] == labels[sample] ? 1 : 0;
            }
            return right;
        }
    }

    private Shown show(int[] shown, int featureSamples, boolean[] possible, Optional<Phase> watched, int probed) {
        int[] shownLabels = new int[shown.length];
        int[] predictions = new int[shown.length];
        double[][] responses = new double[Math.min(featureSamples, shown.length)][];
        for (int i = 0; i < shown.length; i++) {
            if (i % labels.length == 0) {
                chronicle.checkCancelled();
            }
            int image = shown[i];
            shownLabels[i] = context.dataset().label(image);
            int label = shownLabels[i];
            watched.ifPresent(phase -> chronicle.observer().image(phase, image, label));
            InputSequence in = sample(image);
            double[] response = batches.network().run(in);
            batches.readout().read(response);
            predictions[i] = batches.readout().prediction(possible);
            if (i < responses.length) {
                responses[i] =
                        Arrays.stream(response).map(OrganicsTraining::finite).toArray();
            }
            if (i < probed) {
                stability.look(in);
            }
        }
        return new Shown(
                shownLabels, predictions, new Features(responses, Arrays.copyOf(shownLabels, responses.length)));
    }

    private static double finite(double response) {
        return Double.isNaN(response) ? 0 : Math.max(-LARGEST_RESPONSE, Math.min(LARGEST_RESPONSE, response));
    }

    private long stepsOf(int[] shown) {
        return (long) shown.length * protocol.stepsPerImage();
    }

    @Override
    public Evaluation evaluate(int[] shown) {
        frozenSteps += stepsOf(shown);
        return new Evaluation(
                READOUT,
                show(shown, 0, everyClass, Optional.of(Phase.VALIDATION), 0).accuracy(),
                shown.length);
    }

    @Override
    public void endTask(Episode episode) {
        lastImages = episode.exam().orElseThrow().known();
        probe.tell(features(BatchLearner.PROBE_SAMPLES));
    }

    /** By the linear readout, which learnt the labels of each task in it, and by the probe on the responses. */
    @Override
    public List<Evaluation> evaluate(TaskExam.TaskTest task) {
        int[] shown = task.images();
        frozenSteps += stepsOf(shown);
        Shown known = show(shown, shown.length, task.possible(), Optional.empty(), 0);
        return List.of(new Evaluation(READOUT, known.accuracy(), shown.length), probe.of(task, known.features()));
    }

    /** Responses to the first so many samples that the readouts are told of. */
    private Features features(int most) {
        int[] shown = Arrays.copyOf(lastImages, Math.min(most, lastImages.length));
        frozenSteps += stepsOf(shown);
        return show(shown, shown.length, everyClass, Optional.empty(), 0).features();
    }

    @Override
    public void snapshot() {
        remembered = batches.copy();
    }

    @Override
    public void restore() {
        batches.restore(remembered);
    }

    @Override
    public Examination examine(int[] shown) {
        int scoredFrom = protocol.firstScored(shown.length);
        testSteps += stepsOf(shown);
        int[] unscoredImages = Arrays.copyOf(shown, scoredFrom);
        Shown unscored = show(unscoredImages, 0, everyClass, Optional.of(Phase.TEST), 0);
        int[] scoredImages = Arrays.copyOfRange(shown, scoredFrom, shown.length);
        Shown scored = show(
                scoredImages,
                BatchLearner.FEATURE_SAMPLES,
                everyClass,
                Optional.of(Phase.TEST),
                settings.eigenvalueImages());
        Features training = features(BatchLearner.FEATURE_SAMPLES);
        return new Examination(
                scored.accuracy(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                (double) (unscored.right() + scored.right()) / shown.length,
                scoredImages.length,
                Examination.confusion(scored.labels(), scored.predictions(), everyClass.length),
                List.of(),
                training,
                scored.features(),
                BatchLearner.EXPLAINED_VARIANCE,
                Optional.empty(),
                controls(scoredImages));
    }

    /** Raw pixels by the default readout, as the linear one is part of the network, and the untrained network. */
    private ControlAccuracies controls(int[] scored) {
        OptionalDouble pixels = PixelFeatures.control(settings.controls(), context, lastImages, scored);
        OptionalDouble frozen = OptionalDouble.empty();
        if (!untrained.isEmpty()) {
            batches.restore(untrained);
            controlSteps += stepsOf(scored);
            frozen = OptionalDouble.of(
                    show(scored, 0, everyClass, Optional.empty(), 0).accuracy());
            batches.restore(remembered);
        }
        return new ControlAccuracies(
                pixels, frozen, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    @Override
    public Reading read() {
        return new Reading(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                course.read().meanLoss().stream().filter(Double::isFinite).findFirst(),
                course.read().accuracy(),
                monitor.distributions());
    }

    @Override
    public WeightMonitor weights() {
        return monitor;
    }

    @Override
    public double[] weightVector() {
        return batches.learnt().stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /** Units do not spike: silent are those whose response was never above 0 at the end of a sample, saturated none. */
    @Override
    public Activity activity() {
        int silent = 0;
        for (boolean each : answered) {
            silent += each ? 0 : 1;
        }
        return new Activity(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                (double) silent / answered.length,
                0);
    }

    @Override
    public Structure structure() {
        int inputs = weights.get(SynapseGroup.INPUT_HIDDEN).length;
        Population from = new Population("input", inputs, false, false);
        Population hidden = new Population("hidden", settings.units(), false, false);
        Population output = new Population("output", everyClass.length, false, false);
        List<Projection> projections = new ArrayList<>();
        weights.forEach((group, rows) -> {
            int width = rows[0].length;
            boolean toOutput = group.equals(SynapseGroup.HIDDEN_OUTPUT);
            projections.add(new Projection(
                    group.name(),
                    Optional.of(group.name().startsWith(from.name()) ? from : hidden),
                    toOutput ? output : hidden,
                    rows.length * width,
                    // the readout lies by the classes that it goes to
                    synapse -> toOutput ? synapse % width : synapse / width,
                    synapse -> toOutput ? synapse / width : synapse % width,
                    synapse -> rows[synapse / width][synapse % width]));
        });
        double[] bias = batches.readout().bias();
        projections.add(new Projection(
                "bias-output",
                Optional.empty(),
                output,
                bias.length,
                label -> label,
                label -> label,
                label -> bias[label]));
        return new Structure(List.of(from, hidden, output), List.copyOf(projections));
    }

    @Override
    public Work work() {
        return new Work(
                chronicle.wakeSteps(),
                chronicle.sleepSteps(),
                frozenSteps,
                testSteps,
                controlSteps,
                chronicle.sleeps(),
                0);
    }

    @Override
    public OptionalDouble meanSleepAccuracyChange() {
        return course.meanSleepAccuracyChange();
    }

    @Override
    public Optional<RecurrentStability> recurrent() {
        return Optional.of(
                new RecurrentStability(stability.largest(), stability.settledFraction(), batches.diverged()));
    }
}
