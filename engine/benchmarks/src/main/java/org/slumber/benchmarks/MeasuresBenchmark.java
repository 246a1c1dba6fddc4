package org.slumber.benchmarks;

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

/** Two epochs of the published protocol on geomfig with sleep, by what is measured of them; compare CPU times of one JMH run. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class MeasuresBenchmark {
    @Param({"basic", "dynamics", "all"})
    String measures;

    private RunSpec spec;
    private Dataset dataset;

    @Setup
    public void prepare() {
        spec = Catalogue.specOf(
                Map.of("protocol", "published", "sleep.ratio", 0.1, "training.epochs", 2L, "measures", measures));
        dataset = Geomfig.generate(spec.protocol().images());
    }

    @Benchmark
    public RunResult run(Cpu cpu) {
        return cpu.time(() -> Engine.run(spec, dataset));
    }
}
