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
 * Steps a second of the published network by plasticity rule, awake and asleep, inhibitory synapses frozen or by pairs.
 * Compare with the spikes in mind that each rule leaves: the network is one that the rule itself has trained.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RuleBenchmark {
    @Param({"pair", "softBound", "vanRossum", "powerLaw", "log", "triplet", "bcm", "zenke", "trace", "ssdp", "delay"})
    String rule;

    @Param({"pair", "vogels"})
    String inhibitory;

    private PublishedNetwork published;

    @Setup(Level.Trial)
    public void train() {
        published = new PublishedNetwork(Map.of("plasticity.rule", rule, "plasticity.inhibitory", inhibitory));
    }

    @Setup(Level.Invocation)
    public void restore() {
        published.restore();
    }

    /** Input spikes drawn, network stepped, rule applied. */
    @Benchmark
    @OperationsPerInvocation(PublishedNetwork.STEPS)
    public double[] awake() {
        for (int step = 0; step < PublishedNetwork.STEPS; step++) {
            published.regulated.wake(published.inputSpikes, published.encoder.draw(published.inputSpikes));
        }
        return published.network.weights().values();
    }

    /** One sleep. */
    @Benchmark
    @OperationsPerInvocation(PublishedNetwork.STEPS)
    public int asleep() {
        return published.regulated.apply(published.sleep);
    }
}
