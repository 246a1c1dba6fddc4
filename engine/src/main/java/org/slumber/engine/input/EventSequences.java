package org.slumber.engine.input;

import org.slumber.engine.data.EventSet;

/** Spikes as currents: each is one of the same size, in its step alone. */
public final class EventSequences implements InputSequences {
    private final EventSet events;
    private final double current;

    /**
     * @param events the samples
     * @param current of a spike, thresholds
     */
    public EventSequences(EventSet events, double current) {
        this.events = events;
        this.current = current;
    }

    @Override
    public InputSequence of(int sample) {
        int[] times = events.times()[sample];
        int[] ends = new int[events.steps() + 1];
        double[] values = new double[times.length];
        int spike = 0;
        for (int step = 0; step < events.steps(); step++) {
            while (spike < times.length && times[spike] == step) {
                values[spike++] = current;
            }
            ends[step + 1] = spike;
        }
        return new InputSequence(ends, events.spiking()[sample].clone(), values);
    }
}
