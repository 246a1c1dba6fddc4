package org.slumber.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the operations of an iteration take of a processor, whatever else the machine does. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Cpu {
    public long milliseconds;

    public long operations;

    private final ThreadMXBean thread = ManagementFactory.getThreadMXBean();

    /** Does an operation, and adds what it takes. */
    <T> T time(Supplier<T> operation) {
        long before = thread.getCurrentThreadCpuTime();
        T result = operation.get();
        milliseconds += TimeUnit.NANOSECONDS.toMillis(thread.getCurrentThreadCpuTime() - before);
        operations++;
        return result;
    }
}
