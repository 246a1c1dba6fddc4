package org.slumber.spark.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slumber.engine.RunResult;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Samples;
import org.slumber.engine.learner.RunObserver;
import org.slumber.spark.job.Simulation;

/** The engine, after a pause; for some seeds it misbehaves. Each start leaves a file named after its seed. */
public final class FaultySimulation implements Simulation {
    /** What {@link #ofThisProcess()} reads: folder, pause in ms and faults with colons between. */
    public static final String PROPERTY = "slumber.faults";

    static final String STARTED = "started-";
    private static final long serialVersionUID = 1L;
    private static final int MEGABYTE_OF_LONGS = 1 << 17;

    private final String folder;
    private final long milliseconds;
    private final String faults;

    /** How a run misbehaves. */
    enum Fault {
        /** Not at all. */
        NONE,
        /** Throws. */
        THROW,
        /** Fills the heap. */
        MEMORY,
        /** Never ends and never looks up. */
        DEAF,
        /** Takes its JVM down. */
        HALT,
        /** Takes minutes when it is first started. */
        LATE_ONCE
    }

    FaultySimulation(String folder, long milliseconds, String faults) {
        this.folder = folder;
        this.milliseconds = milliseconds;
        this.faults = faults;
    }

    /** The simulation that the driver was told of by a system property. */
    public static FaultySimulation ofThisProcess() {
        String[] told = System.getProperty(PROPERTY).split(":", 3);
        return new FaultySimulation(told[0], Long.parseLong(told[1]), told[2]);
    }

    @Override
    public RunResult run(RunSpec spec, Samples dataset, RunObserver observer) {
        boolean first = started(spec.seed());
        pause(milliseconds);
        switch (fault(spec.seed())) {
            case NONE -> {}
            case THROW -> throw new IllegalStateException("seed " + spec.seed() + " is faulty");
            case MEMORY -> fillTheHeap();
            case DEAF -> spin();
            case HALT -> Runtime.getRuntime().halt(9);
            case LATE_ONCE -> pause(first ? 300_000 : 0);
        }
        return Simulation.ENGINE.run(spec, dataset, observer);
    }

    private Fault fault(long seed) {
        for (String each : faults.split(",", -1)) {
            if (each.startsWith(seed + "=")) {
                return Fault.valueOf(each.substring(each.indexOf('=') + 1));
            }
        }
        return Fault.NONE;
    }

    private boolean started(long seed) {
        try {
            Path start = Path.of(folder, STARTED + seed);
            boolean first = !Files.exists(start);
            Files.createFile(first ? start : Path.of(folder, STARTED + seed + "-" + UUID.randomUUID()));
            return first;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void spin() {
        while (System.nanoTime() != 0) {
            Thread.onSpinWait();
        }
    }

    private static void fillTheHeap() {
        List<long[]> heap = new ArrayList<>();
        while (heap.size() < Integer.MAX_VALUE) {
            heap.add(new long[MEGABYTE_OF_LONGS]);
        }
    }
}
