package org.slumber.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * A run without sleep by plasticity rule, and of the pair rule by homeostat and circuit, whose images awake, of validation
 * and of the test are in the proportion of the published protocol, 120 : 40 : 20; compare CPU times of one JMH run. Learning
 * rates and strengths are so small that weights, and so rates, are the same for all mechanisms.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class MechanismRunBenchmark {
    private static final double STILL = 1e-12;

    private static final String LEARNING_RATE = "plasticity.excitatoryLearningRate";

    /** What the changes by a mechanism are proportional to; of other rules than these it is the learning rate. */
    private static final Map<String, List<String>> RATES = Map.ofEntries(
            Map.entry("triplet", List.of("triplet.gain")),
            Map.entry("bcm", List.of("bcm.gain")),
            Map.entry("trace", List.of("trace.learningRate")),
            Map.entry("ssdp", List.of("ssdp.amplitude")),
            Map.entry("delay", List.of("delay.postRate", "delay.preRate", "delay.rateFactor")),
            Map.entry("scaling", List.of(LEARNING_RATE, "scaling.gain", "scaling.integralGain")),
            Map.entry("intrinsic", List.of(LEARNING_RATE, "intrinsic.learningRate")),
            Map.entry("threshold", List.of(LEARNING_RATE, "threshold.increment")),
            Map.entry("oja", List.of(LEARNING_RATE, "oja.forgetting")),
            Map.entry("heterosynaptic", List.of(LEARNING_RATE, "heterosynaptic.strength")),
            Map.entry("decay", List.of(LEARNING_RATE, "decay.ratio")),
            Map.entry("globalInhibition", List.of(LEARNING_RATE, "globalInhibition.learningRate")),
            Map.entry("msth", List.of(LEARNING_RATE, "msth.fastGain", "msth.mediumGain", "msth.slowGain")),
            Map.entry("divisive", List.of(LEARNING_RATE, "divisive.strength")),
            Map.entry("shunting", List.of(LEARNING_RATE, "shunting.strength")));

    private static final Set<String> HOMEOSTATS =
            Set.of("scaling", "intrinsic", "threshold", "oja", "heterosynaptic", "decay", "globalInhibition", "msth");
    private static final Set<String> CIRCUITS = Set.of("divisive", "shunting");

    @Param({
        "pair",
        "softBound",
        "vanRossum",
        "powerLaw",
        "log",
        "triplet",
        "bcm",
        "zenke",
        "trace",
        "ssdp",
        "delay",
        "scaling",
        "intrinsic",
        "threshold",
        "oja",
        "heterosynaptic",
        "decay",
        "globalInhibition",
        "msth",
        "divisive",
        "shunting"
    })
    String mechanism;

    private RunSpec spec;
    private Dataset dataset;

    @Setup
    public void prepare() {
        Map<String, Object> values = new HashMap<>(Map.of(
                family(),
                mechanism,
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
        for (String rate : RATES.getOrDefault(mechanism, List.of(LEARNING_RATE))) {
            values.put(rate, STILL);
        }
        spec = Catalogue.specOf(values);
        dataset = Geomfig.generate(spec.protocol().images());
    }

    private String family() {
        if (HOMEOSTATS.contains(mechanism)) {
            return "homeostasis";
        }
        return CIRCUITS.contains(mechanism) ? "circuit" : "plasticity.rule";
    }

    @Benchmark
    public RunResult run(Cpu cpu) {
        return cpu.time(() -> Engine.run(spec, dataset));
    }
}
