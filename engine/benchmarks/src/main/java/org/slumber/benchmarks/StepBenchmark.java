package org.slumber.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Steps a second of the published network: awake with STDP, with weights frozen, and asleep; and as a baseline of sleep
 * one power a synapse a step, what its equation says as it stands.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBenchmark {
    private static final double TARGET = 0.01;
    private static final double DECAY = 0.99997;

    @Param({"table", "released"})
    String preset;

    /** What beside plasticity acts in a wake step. */
    @Param("none")
    String homeostasis;

    private PublishedNetwork published;

    @Setup(Level.Trial)
    public void train() {
        published = new PublishedNetwork(Map.of("preset", preset, "homeostasis", homeostasis));
    }

    @Setup(Level.Invocation)
    public void restore() {
        published.restore();
    }

    /** Input spikes drawn, network stepped, STDP applied; in preset {@code table} membrane noise too. */
    @Benchmark
    @OperationsPerInvocation(PublishedNetwork.STEPS)
    public double[] awake() {
        for (int step = 0; step < PublishedNetwork.STEPS; step++) {
            published.regulated.wake(published.inputSpikes, published.encoder.draw(published.inputSpikes));
        }
        return published.network.weights().values();
    }

    /** Input spikes drawn, network stepped. */
    @Benchmark
    @OperationsPerInvocation(PublishedNetwork.STEPS)
    public double[] frozen() {
        for (int step = 0; step < PublishedNetwork.STEPS; step++) {
            published.network.step(published.inputSpikes, published.encoder.draw(published.inputSpikes));
        }
        return published.network.neurons().membranePotential();
    }

    /** One sleep: membrane noise drawn, network stepped, STDP and decay applied. */
    @Benchmark
    @OperationsPerInvocation(PublishedNetwork.STEPS)
    public int asleep() {
        return published.regulated.apply(published.sleep);
    }

    /** The decay alone, by one power a synapse. */
    @Benchmark
    public double[] decayByPowers() {
        double[] weight = published.network.weights().rewrite();
        for (int synapse = 0; synapse < weight.length; synapse++) {
            double magnitude = TARGET * Math.pow(Math.abs(weight[synapse]) / TARGET, DECAY);
            weight[synapse] = Math.copySign(magnitude, weight[synapse]);
        }
        return weight;
    }
}
