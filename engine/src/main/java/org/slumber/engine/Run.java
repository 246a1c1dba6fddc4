package org.slumber.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.slumber.engine.curriculum.Episode;
import org.slumber.engine.curriculum.Split;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.Chronicle;
import org.slumber.engine.learner.EarlyStopping;
import org.slumber.engine.learner.Evaluation;
import org.slumber.engine.learner.Examination;
import org.slumber.engine.learner.Learner;
import org.slumber.engine.learner.RunContext;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.metrics.Findings;
import org.slumber.engine.metrics.RunMetric;
import org.slumber.engine.metrics.Scores;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightCourse;
import org.slumber.engine.metrics.WeightDistribution;
import org.slumber.engine.metrics.WeightStability;
import org.slumber.engine.random.RandomStreams;

/**
 * One run of whatever learns: the curriculum's episodes, in each of them epochs with validation and early stopping, then
 * the test (paper section on training).
 */
final class Run {
    private final RunSpec spec;
    private final Split split;
    private final List<Episode> episodes;
    private final Chronicle chronicle;
    private final Learner learner;
    private final List<TaskAccuracy> tasks = new ArrayList<>();

    private EarlyStopping stopping;
    private int testedEpoch;

    Run(RunSpec spec, Dataset dataset, RunObserver observer) {
        this.spec = spec;
        RandomStreams streams = new RandomStreams(spec.seed());
        split = Split.draw(dataset, spec.protocol(), streams);
        episodes = spec.curriculum().episodes(split, dataset);
        chronicle = new Chronicle(observer);
        learner = spec.learner().start(new RunContext(spec.protocol(), spec.encoding(), dataset, streams, chronicle));
    }

    RunResult result() {
        chronicle.checkpoint(Checkpoint.Moment.START, OptionalDouble.empty(), learner.read());
        episodes.forEach(this::train);
        Map<SynapseGroup, WeightStability> weights = learner.weights().stability();
        learner.restore();
        Examination examination = learner.examine(split.test());
        Scores scores = scores(examination);
        Findings findings = new Findings(
                scores,
                new WeightCourse(weights, learner.saturation(), excitatorySums()),
                learner.activity(),
                examination.training(),
                examination.scored(),
                examination.explainedVariance(),
                examination.firing(),
                examination.controls());
        return new RunResult(
                scores,
                weights,
                learner.saturation(),
                learner.stepsToSaturation(),
                learner.meanSleepAccuracyChange(),
                learner.activity(),
                metrics(findings),
                learner.work(),
                examination.flags(),
                List.copyOf(tasks),
                chronicle.checkpoints());
    }

    private void train(Episode episode) {
        int before = chronicle.epoch();
        stopping = new EarlyStopping(spec.protocol());
        while (stopping.goesOn()) {
            learner.trainEpoch(episode.training());
            OptionalDouble accuracy = validate(episode);
            chronicle.checkpoint(Checkpoint.Moment.EPOCH, accuracy, learner.read());
            if (stopping.take(accuracy)) {
                learner.snapshot();
            }
        }
        testedEpoch = before + stopping.testedEpoch();
        for (Episode.TaskTest test : episode.tests()) {
            Evaluation known = learner.evaluate(test.images());
            tasks.add(
                    new TaskAccuracy(episode.task(), test.task(), known.readout(), known.accuracy(), known.samples()));
        }
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

    private OptionalDouble validate(Episode episode) {
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
