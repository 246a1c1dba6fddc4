package org.slumber.engine.homeostasis.sleep;

import java.io.Serializable;
import java.util.function.Function;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * How long a sleep at the end of each task lasts: sleep replay consolidation sleeps 15 000 steps after the first task and
 * 5000 more after each further one (Tadros, Krishnan, Ramyaa &amp; Bazhenov 2022).
 *
 * @param first steps after the first task, 0 to 1e9
 * @param growth steps more for each earlier task, 0 to 1e9
 */
public record SleepAfterTask(int first, int growth) implements Serializable {
    public static final WholeParameter FIRST = WholeParameter.of(
                    "sleep.afterTask",
                    "steps",
                    "most steps of a sleep at the end of each task, beside those of sleep.ratio (regulariser sleep of"
                            + " surrogate-gradient: in whole sleeps of surrogate.sleepSteps); 0 does not sleep there",
                    Range.closed(0, 1e9),
                    0)
            .added();
    public static final WholeParameter GROWTH = WholeParameter.of(
                    "sleep.afterTaskGrowth",
                    "steps",
                    "steps that sleep.afterTask grows by with each earlier task",
                    Range.closed(0, 1e9),
                    0)
            .added();

    /** None. */
    public static final SleepAfterTask NONE = new SleepAfterTask(0, 0);

    public SleepAfterTask {
        FIRST.check(first);
        GROWTH.check(growth);
    }

    /** Declares these parameters; as 0 they leave a mechanism without a sleep after tasks. */
    public static <R extends SpecPart> Variant.Builder<R> declare(
            Variant.Builder<R> builder, Function<R, SleepAfterTask> sleep) {
        return builder.with(FIRST, part -> sleep.apply(part).first())
                .with(GROWTH, part -> sleep.apply(part).growth())
                .neutral(FIRST, 0)
                .neutral(GROWTH, 0);
    }

    /** From the values of its parameters. */
    public static SleepAfterTask make(Values values) {
        return new SleepAfterTask(values.integer(FIRST), values.integer(GROWTH));
    }

    /** Whether it never lasts a step. */
    public boolean never() {
        return first == 0 && growth == 0;
    }

    /** Steps of the sleep at the end of a task that so many tasks came before. */
    public int steps(int earlierTasks) {
        return (int) Math.min(Integer.MAX_VALUE, first + (long) growth * earlierTasks);
    }
}
