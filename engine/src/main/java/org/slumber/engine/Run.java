package org.slumber.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.slumber.engine.curriculum.Course;
import org.slumber.engine.curriculum.Episode;
import org.slumber.engine.curriculum.TaskExam;
import org.slumber.engine.data.EventSet;
import org.slumber.engine.data.Samples;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.Chronicle;
import org.slumber.engine.learner.EarlyStopping;
import org.slumber.engine.learner.Evaluation;
import org.slumber.engine.learner.Examination;
import org.slumber.engine.learner.Learner;
import org.slumber.engine.learner.LearnerSettings;
import org.slumber.engine.learner.RunContext;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.metrics.Findings;
import org.slumber.engine.metrics.RunMetric;
import org.slumber.engine.metrics.Scores;
import org.slumber.engine.metrics.Stored;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.TaskMatrix;
import org.slumber.engine.metrics.WeightCourse;
import org.slumber.engine.metrics.WeightDistribution;
import org.slumber.engine.metrics.WeightStability;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.SpecPart;

/**
 * One run of whatever samples teach: the curriculum's episodes, in each of them epochs with validation and early stopping, then
 * the test (paper section on training).
 */
final class Run {
    private final RunSpec spec;
    private final LearnerSettings settings;
    private final RandomStreams streams;
    private final Course course;
    private final Chronicle chronicle;
    private final Learner learner;
    private final List<TaskAccuracy> tasks = new ArrayList<>();

    private EarlyStopping stopping;
    private int testedEpoch;
    private long stepsAlone;

    Run(RunSpec spec, Samples samples, RunObserver observer) {
        spec.check(samples);
        this.spec = spec;
        settings = (LearnerSettings) spec.learner();
        streams = new RandomStreams(spec.seed());
        course = spec.curriculum().course(samples, spec.encoding(), streams);
        course.episodes().forEach(episode -> settings.checkEpoch(episode.training().length));
        chronicle = new Chronicle(observer);
        learner = learner(chronicle);
    }

    private Learner learner(Chronicle written) {
        return settings.start(new RunContext(
                spec.protocol(),
                spec.encoding(),
                course.dataset(),
                streams,
                course.episodes().get(0).training(),
                written));
    }

    /** What there is to watch in it. */
    Structure structure() {
        return learner.structure();
    }

    RunResult result() {
        chronicle.observer().begins(learner.structure());
        chronicle.checkpoint(Checkpoint.Moment.START, OptionalDouble.empty(), learner.read());
        List<double[]> alone =
                spec.curriculum().trainsEachAlone() ? tasksAlone().toList() : List.of();
        course.episodes().get(0).exam().ifPresent(first -> examine(0, first, alone));
        course.episodes().forEach(episode -> {
            train(learner, episode, chronicle);
            episode.exam().ifPresent(asked -> {
                learner.endTask(episode);
                learner.snapshot();
                examine(episode.task(), asked, alone);
            });
        });
        Map<SynapseGroup, WeightStability> weights = learner.weights().stability();
        learner.restore();
        chronicle.observer().tests();
        Examination examination = learner.examine(course.split().test());
        chronicle.observer().tested(examination);
        Scores scores = scores(examination);
        Findings findings = new Findings(
                scores,
                new WeightCourse(weights, learner.saturation(), excitatorySums(), learner.epochVariances()),
                learner.activity(),
                examination.training(),
                examination.scored(),
                examination.explainedVariance(),
                examination.firing(),
                examination.controls(),
                matrices(),
                stored(spec),
                bestPossibleAccuracy(),
                learner.dynamics(),
                learner.recurrent());
        return new RunResult(
                Optional.of(new Learnt(scores, learner.activity())),
                weights,
                learner.saturation(),
                learner.stepsToSaturation(),
                learner.meanSleepAccuracyChange(),
                metrics(findings),
                learner.work().withControlSteps(stepsAlone),
                examination.flags(),
                List.copyOf(tasks),
                chronicle.checkpoints(),
                learner.dynamics());
    }

    private void train(Learner trained, Episode episode, Chronicle written) {
        int before = written.epoch();
        stopping = new EarlyStopping(spec.protocol());
        while (stopping.goesOn()) {
            trained.trainEpoch(episode.training());
            OptionalDouble accuracy = validate(trained, episode);
            written.checkpoint(Checkpoint.Moment.EPOCH, accuracy, trained.read());
            if (stopping.take(accuracy)) {
                trained.snapshot();
            }
        }
        testedEpoch = before + stopping.testedEpoch();
    }

    private void examine(int trained, TaskExam exam, List<double[]> alone) {
        double[] weights = alone.isEmpty() ? new double[0] : learner.weightVector();
        for (TaskExam.TaskTest test : exam.tests()) {
            OptionalDouble distance = alone.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(distance(weights, alone.get(test.task() - 1)));
            for (Evaluation known : learner.evaluate(test)) {
                tasks.add(new TaskAccuracy(
                        trained, test.task(), known.readout(), known.accuracy(), known.samples(), distance));
            }
        }
    }

    /** The weights after each task alone, from the same start and with what sleeps after it. */
    private Stream<double[]> tasksAlone() {
        return course.episodes().stream().map(episode -> {
            TaskExam exam = episode.exam().orElseThrow();
            TaskExam asked = new TaskExam(exam.own(), exam.own(), exam.labelling(), List.of());
            Episode alone = new Episode(episode.task(), exam.own(), episode.validation(), Optional.of(asked));
            Chronicle unread = new Chronicle(chronicle.onlyCancelling());
            Learner single = learner(unread);
            train(single, alone, unread);
            single.endTask(alone);
            stepsAlone += single.work().steps();
            return single.weightVector();
        });
    }

    private static double distance(double[] weights, double[] others) {
        double squares = 0;
        for (int i = 0; i < weights.length; i++) {
            squares += (weights[i] - others[i]) * (weights[i] - others[i]);
        }
        return Math.sqrt(squares);
    }

    /** R by readout, in the order in which a learner evaluates by them. */
    private List<TaskMatrix> matrices() {
        Map<String, Map<Integer, List<Double>>> rows = new LinkedHashMap<>();
        for (TaskAccuracy task : tasks) {
            rows.computeIfAbsent(task.readout(), readout -> new LinkedHashMap<>())
                    .computeIfAbsent(task.trained(), trained -> new ArrayList<>())
                    .add(task.accuracy());
        }
        return rows.entrySet().stream()
                .map(readout -> new TaskMatrix(
                        readout.getKey(),
                        readout.getValue().values().stream()
                                .map(row -> row.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray())
                                .toArray(double[][]::new)))
                .toList();
    }

    /** Of the test samples; empty where they were not generated by a task whose ideal observer is known. */
    private OptionalDouble bestPossibleAccuracy() {
        return course.dataset() instanceof EventSet events && !spec.generated().isEmpty()
                ? spec.generated()
                        .get(0)
                        .bestPossibleAccuracy(events, course.split().test())
                : OptionalDouble.empty();
    }

    private Stored stored(SpecPart part) {
        double values =
                part.storedValues(spec.encoding().inputs(), course.dataset().classes());
        boolean labels = part.storesLabels();
        for (SpecPart inner : part.parts()) {
            Stored more = stored(inner);
            values += more.values();
            labels |= more.labels();
        }
        return new Stored(values, labels);
    }

    /** Σ|w| of the excitatory synapses before the first step, then after each epoch. */
    private List<Double> excitatorySums() {
        return chronicle.checkpoints().stream()
                .filter(checkpoint -> checkpoint.moment() == Checkpoint.Moment.START
                        || checkpoint.moment() == Checkpoint.Moment.EPOCH)
                .flatMap(checkpoint -> Stream.ofNullable(checkpoint.weights().get(SynapseGroup.EXCITATORY)))
                .map(WeightDistribution::sum)
                .toList();
    }

    private static OptionalDouble validate(Learner learner, Episode episode) {
        return episode.validation().length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(learner.evaluate(episode.validation()).accuracy());
    }

    private Scores scores(Examination examination) {
        return new Scores(
                examination.accuracy(),
                examination.logisticRegression(),
                examination.qda(),
                examination.topResponder(),
                OptionalDouble.of(examination.allBlocks()),
                examination.samples(),
                stopping.best(),
                stopping.last(),
                testedEpoch,
                chronicle.epoch(),
                examination.confusion());
    }

    private static Map<String, Double> metrics(Findings findings) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (RunMetric metric : Catalogue.metrics()) {
            metric.value().apply(findings).ifPresent(value -> metrics.put(metric.name(), value));
        }
        return metrics;
    }
}
