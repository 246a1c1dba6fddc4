package org.slumber.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;

/**
 * A run without sleep by plasticity rule, whose images awake, of validation and of the test are in the proportion of the
 * published protocol, 120 : 40 : 20; compare CPU times of one JMH run. Learning rates are so small that weights, and so rates, are the same for all rules.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class RuleRunBenchmark {
    private static final double STILL = 1e-12;

    /** What the changes of a rule are proportional to; of others than these it is the learning rate. */
    private static final Map<String, String[]> RATES = Map.of(
            "triplet", new String[] {"triplet.gain"},
            "bcm", new String[] {"bcm.gain"},
            "trace", new String[] {"trace.learningRate"},
            "ssdp", new String[] {"ssdp.amplitude"},
            "delay", new String[] {"delay.postRate", "delay.preRate", "delay.rateFactor"});

    @Param({"pair", "softBound", "vanRossum", "powerLaw", "log", "triplet", "bcm", "zenke", "trace", "ssdp", "delay"})
    String rule;

    private RunSpec spec;
    private Dataset dataset;

    @Setup
    public void prepare() {
        Map<String, Object> values = new HashMap<>(Map.of(
                "plasticity.rule",
                rule,
                "plasticity.inhibitoryLearningRate",
                STILL,
                "regulariser",
                "none",
                "network.gain",
                3.0,
                "training.epochs",
                4,
                "training.images",
                30,
                "validation.images",
                10,
                "test.images",
                20));
        for (String rate : RATES.getOrDefault(rule, new String[] {"plasticity.excitatoryLearningRate"})) {
            values.put(rate, STILL);
        }
        spec = Catalogue.specOf(values);
        dataset = Geomfig.generate(spec.protocol().images());
    }

    @Benchmark
    public RunResult run(Cpu cpu) {
        return cpu.time(() -> Engine.run(spec, dataset));
    }
}
