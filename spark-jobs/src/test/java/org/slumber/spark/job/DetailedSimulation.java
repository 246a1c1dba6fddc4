package org.slumber.spark.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.slumber.engine.RunResult;
import org.slumber.engine.RunSpec;
import org.slumber.engine.TaskAccuracy;
import org.slumber.engine.data.Samples;
import org.slumber.engine.dynamics.DynamicsGroup;
import org.slumber.engine.dynamics.DynamicsMeasure;
import org.slumber.engine.dynamics.DynamicsReading;
import org.slumber.engine.dynamics.Estimate;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightDistribution;
import org.slumber.engine.metrics.WeightStability;

/** Results of the fake simulation, of two tasks and with a group of synapses that has no columns. */
final class DetailedSimulation implements Simulation {
    private static final long serialVersionUID = 1L;
    private static final SynapseGroup GROUP = new SynapseGroup("hidden-hidden", "a group that has no columns");

    private final Simulation made;

    /** Of every run. */
    DetailedSimulation() {
        this(FakeSimulation.sound());
    }

    /** Of the runs that another one makes. */
    DetailedSimulation(Simulation made) {
        this.made = made;
    }

    @Override
    public RunResult run(RunSpec spec, Samples dataset, RunObserver observer) {
        return result(made.run(spec, dataset, observer));
    }

    /** A result with these details, too. */
    static RunResult result(RunResult plain) {
        double accuracy = plain.scores().test();
        Map<SynapseGroup, WeightStability> weights = new LinkedHashMap<>(plain.weights());
        weights.put(GROUP, weights.get(SynapseGroup.EXCITATORY));
        return new RunResult(
                plain.learnt(),
                weights,
                plain.saturation(),
                plain.stepsToSaturation(),
                plain.meanSleepAccuracyChange(),
                plain.metrics(),
                plain.work(),
                plain.flags(),
                List.of(
                        new TaskAccuracy(1, 1, "output", accuracy, 10, OptionalDouble.empty()),
                        new TaskAccuracy(2, 1, "output", accuracy / 2, 10, OptionalDouble.empty()),
                        new TaskAccuracy(2, 2, "output", accuracy, 20, OptionalDouble.empty())),
                plain.checkpoints().stream().map(DetailedSimulation::checkpoint).toList(),
                List.of(
                        reading(DynamicsReading.Phase.BEFORE, Estimate.of(accuracy)),
                        reading(DynamicsReading.Phase.AFTER, Estimate.of(accuracy, 0, 1))));
    }

    private static DynamicsReading reading(DynamicsReading.Phase phase, Estimate branching) {
        return new DynamicsReading(
                phase,
                1,
                100,
                50,
                true,
                80,
                List.of(new DynamicsReading.Value(DynamicsMeasure.BRANCHING_RATIO, DynamicsGroup.ALL, branching)));
    }

    private static Checkpoint checkpoint(Checkpoint plain) {
        Map<SynapseGroup, WeightDistribution> weights = new LinkedHashMap<>(plain.weights());
        weights.put(GROUP, weights.get(SynapseGroup.EXCITATORY));
        return new Checkpoint(
                plain.index(),
                plain.moment(),
                plain.epoch(),
                plain.wakeSteps(),
                plain.sleepSteps(),
                plain.excitatoryRate(),
                plain.inhibitoryRate(),
                plain.hiddenRate(),
                plain.validationAccuracy(),
                plain.loss(),
                plain.trainingAccuracy(),
                weights);
    }
}
