package org.slumber.engine.input;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.EventSet;
import org.slumber.engine.data.Samples;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Spikes in time as currents: each is one of the same size, in its step alone. Several of a channel in a step are one, and
 * what comes after the last step of a sample is not seen.
 *
 * @param current of a spike, thresholds, 0 to 1000
 * @param stepMicroseconds how long a step is, µs, 1 to 1e9; a step of what is generated is 1000
 */
public record EventCurrents(double current, int stepMicroseconds) implements CurrentStimulus {
    private static final String NAME = "events";
    private static final RealParameter CURRENT =
            RealParameter.of("events.current", "threshold", "current of a spike in its step", Range.closed(0, 1000), 1);
    private static final WholeParameter STEP_MICROSECONDS = WholeParameter.of(
            "events.stepMicroseconds",
            "us",
            "how long a step is; several spikes of a channel in it are one",
            Range.closed(1, 1e9),
            EventSet.STEP_MICROSECONDS);
    public static final Variant<EventCurrents> VARIANT = Variant.of(
                    NAME, EventCurrents.class, "samples of spikes in time, each spike a current in its step")
            .with(CURRENT, EventCurrents::current)
            .with(STEP_MICROSECONDS, EventCurrents::stepMicroseconds)
            .madeBy(values -> new EventCurrents(values.real(CURRENT), values.integer(STEP_MICROSECONDS)));

    public EventCurrents {
        CURRENT.check(current);
        STEP_MICROSECONDS.check(stepMicroseconds);
    }

    @Override
    public Variant<EventCurrents> variant() {
        return VARIANT;
    }

    /** Steps of this length that so many generated steps take. */
    public int stepsOf(int generated) {
        long microseconds = (long) generated * EventSet.STEP_MICROSECONDS;
        return (int) ((microseconds + stepMicroseconds - 1) / stepMicroseconds);
    }

    /** The images that another stimulus reads. */
    static Dataset images(Samples samples, CurrentStimulus reader) {
        return samples.images("surrogate.stimulus " + reader.variant().name(), "surrogate.stimulus " + NAME + " can");
    }

    private static EventSet events(Samples samples) {
        if (samples instanceof EventSet events) {
            return events;
        }
        throw new InvalidInputException("data set " + samples.name() + " has images, which surrogate.stimulus " + NAME
                + " cannot read; surrogate.stimulus current or rows can");
    }

    @Override
    public void check(Samples samples) {
        events(samples);
    }

    @Override
    public InputCurrents currents(Encoding encoding, Samples samples) {
        return events(samples)::counts;
    }

    @Override
    public Optional<InputSequences> sequences(Encoding encoding, Samples samples) {
        EventSet events = events(samples);
        return Optional.of((sample, steps) -> sequence(events.times()[sample], events.spiking()[sample], steps));
    }

    /** The spikes of a step by ascending channel. */
    private InputSequence sequence(int[] times, int[] spiking, int steps) {
        int[] ends = new int[steps + 1];
        int[] inputs = new int[times.length];
        int count = 0;
        int spike = 0;
        for (int step = 0; step < steps; step++) {
            int first = spike;
            long end = (long) (step + 1) * stepMicroseconds;
            while (spike < times.length && times[spike] < end) {
                spike++;
            }
            int[] together = Arrays.copyOfRange(spiking, first, spike);
            Arrays.sort(together);
            for (int k = 0; k < together.length; k++) {
                if (k == 0 || together[k] != together[k - 1]) {
                    inputs[count++] = together[k];
                }
            }
            ends[step + 1] = count;
        }
        double[] values = new double[count];
        Arrays.fill(values, current);
        return new InputSequence(ends, Arrays.copyOf(inputs, count), values);
    }

    @Override
    public boolean varies() {
        return true;
    }

    @Override
    public OptionalInt inputs(Encoding encoding) {
        return OptionalInt.empty();
    }

    @Override
    public int inputs(Encoding encoding, Samples samples) {
        return events(samples).channels();
    }
}
