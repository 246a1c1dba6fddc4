package org.slumber.spark.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.slumber.engine.Learnt;
import org.slumber.engine.RunResult;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Samples;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.metrics.Activity;
import org.slumber.engine.metrics.Scores;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightDistribution;
import org.slumber.engine.metrics.WeightStability;
import org.slumber.engine.metrics.Work;

/** Gives a result that follows from the seed at once, or fails for the seeds it is told to fail for. */
final class FakeSimulation implements Simulation {
    private static final long serialVersionUID = 1L;

    private final long failingFrom;
    private final long breakingDownAt;
    private final long milliseconds;

    private FakeSimulation(long failingFrom, long breakingDownAt, long milliseconds) {
        this.failingFrom = failingFrom;
        this.breakingDownAt = breakingDownAt;
        this.milliseconds = milliseconds;
    }

    /** Never fails. */
    static FakeSimulation sound() {
        return new FakeSimulation(Long.MAX_VALUE, -1, 0);
    }

    /** Takes so long. */
    static FakeSimulation slow(long milliseconds) {
        return new FakeSimulation(Long.MAX_VALUE, -1, milliseconds);
    }

    /** Throws for this seed and above. */
    static FakeSimulation failingFrom(long seed) {
        return new FakeSimulation(seed, -1, 0);
    }

    /** Ends the task itself for this seed, as a JVM that lacks a class does. */
    static FakeSimulation breakingDownAt(long seed) {
        return new FakeSimulation(Long.MAX_VALUE, seed, 0);
    }

    @Override
    public RunResult run(RunSpec spec, Samples dataset, RunObserver observer) {
        if (spec.seed() >= failingFrom) {
            throw new IllegalStateException("seed " + spec.seed() + " is one too many");
        }
        if (spec.seed() == breakingDownAt) {
            throw new NoClassDefFoundError("gone");
        }
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return result(spec.seed());
    }

    /** The result for a seed, with two checkpoints in which excitatory neurons fire at so many hertz. */
    static RunResult result(long seed) {
        WeightDistribution start = distribution(2, 0, 0);
        WeightDistribution end = distribution(5, 0.1, 0.2);
        Map<SynapseGroup, WeightStability> weights = new LinkedHashMap<>();
        weights.put(SynapseGroup.EXCITATORY, new WeightStability(start, end, 3));
        return new RunResult(
                Optional.of(new Learnt(
                        new Scores(
                                seed / 1000.0,
                                OptionalDouble.of(0.5),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                4,
                                OptionalDouble.of(0.75),
                                OptionalDouble.of(0.5),
                                1,
                                2,
                                new int[] {1, 2, 3, 4}),
                        new Activity(OptionalDouble.of(10), OptionalDouble.of(20), OptionalDouble.empty(), 0.5, 0))),
                weights,
                OptionalDouble.of(0.25),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Map.of("participation_ratio", Double.NaN),
                new Work(100, 10, 20, 30, 0, 1, 1000),
                List.of("silent-network"),
                List.of(),
                List.of(
                        checkpoint(0, Checkpoint.Moment.START, start, (double) seed),
                        checkpoint(1, Checkpoint.Moment.EPOCH, end, (double) seed)),
                List.of());
    }

    private static WeightDistribution distribution(double sum, double deviation, double upperFraction) {
        return new WeightDistribution(
                10,
                sum,
                sum / 10,
                deviation,
                deviation * 10,
                OptionalDouble.of(upperFraction),
                OptionalDouble.of(0),
                new int[WeightDistribution.BINS]);
    }

    private static Checkpoint checkpoint(
            int index, Checkpoint.Moment moment, WeightDistribution weights, double excitatoryRate) {
        return new Checkpoint(
                index,
                moment,
                index,
                100L * index,
                0,
                OptionalDouble.of(excitatoryRate),
                OptionalDouble.of(2),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Map.of(SynapseGroup.EXCITATORY, weights));
    }
}
