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

/** One whole run of the published protocol on geomfig, all 20 epochs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class RunBenchmark {
    @Param({"0", "0.2"})
    double sleepRatio;

    private RunSpec spec;
    private Dataset dataset;

    @Setup
    public void prepare() {
        // a patience of all epochs never ends training early
        spec = Catalogue.specOf(Map.of("protocol", "published", "sleep.ratio", sleepRatio, "training.patience", 20L));
        dataset = Geomfig.generate(spec.protocol().images());
    }

    @Benchmark
    public RunResult run() {
        return Engine.run(spec, dataset);
    }
}
