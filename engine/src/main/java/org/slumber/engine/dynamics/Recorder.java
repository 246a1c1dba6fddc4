package org.slumber.engine.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slumber.engine.network.SpikingNetwork;

/**
 * Keeps the last steps of a network: spikes, and what arrives at its excitatory neurons.
 *
 * <p>Implementation notes. At most twice the window is kept; then the older half is let go at once.
 */
final class Recorder {
    private final int window;
    private final int excitatory;
    private final int neurons;
    private final int[] stepEnd;
    private final List<CurrentBalance.Bin> bins = new ArrayList<>();
    private final List<Integer> segments = new ArrayList<>();
    private final double[] excitation;
    private final double[] inhibition;
    private int[] spikes = new int[1024];
    private int steps;
    private CurrentBalance.Bin bin;

    /** Keeps windows of at least so many steps. */
    Recorder(SpikingNetwork network, int windowSteps) {
        window = (windowSteps + Recording.BIN - 1) / Recording.BIN * Recording.BIN;
        excitatory = network.topology().excitatory();
        neurons = network.topology().neurons();
        stepEnd = new int[2 * window];
        excitation = new double[neurons];
        inhibition = new double[neurons];
        begin();
    }

    /** Forgets all. */
    void begin() {
        steps = 0;
        bins.clear();
        segments.clear();
        segments.add(0);
        bin = emptyBin();
    }

    /** Says that what drives the network changes now. */
    void startSegment() {
        if (segments.get(segments.size() - 1) < steps) {
            segments.add(steps);
        }
    }

    /** Steps kept. */
    int steps() {
        return steps;
    }

    /** Whether a bin ended with the last step. */
    boolean binEnded() {
        return steps % Recording.BIN == 0;
    }

    /** Takes in the step that the network has just made. */
    void step(SpikingNetwork network) {
        if (steps == stepEnd.length) {
            forgetOlder();
        }
        int start = steps == 0 ? 0 : stepEnd[steps - 1];
        int from = network.inputSpikeCount();
        int count = network.spikeCount() - from;
        if (start + count > spikes.length) {
            spikes = Arrays.copyOf(spikes, 2 * (start + count));
        }
        int inputs = network.topology().inputs();
        for (int s = 0; s < count; s++) {
            spikes[start + s] = network.spikes()[from + s] - inputs;
        }
        stepEnd[steps++] = start + count;
        network.splitArrivals(excitation, inhibition);
        for (int i = 0; i < excitatory; i++) {
            bin.excitation()[i] += excitation[i];
            bin.inhibition()[i] -= inhibition[i];
        }
        if (binEnded()) {
            bins.add(bin);
            bin = emptyBin();
        }
    }

    private CurrentBalance.Bin emptyBin() {
        return new CurrentBalance.Bin(new double[excitatory], new double[excitatory]);
    }

    private void forgetOlder() {
        int lost = stepEnd[window - 1];
        System.arraycopy(spikes, lost, spikes, 0, stepEnd[steps - 1] - lost);
        for (int step = window; step < steps; step++) {
            stepEnd[step - window] = stepEnd[step] - lost;
        }
        steps -= window;
        bins.subList(0, window / Recording.BIN).clear();
        segments.replaceAll(start -> Math.max(0, start - window));
        while (segments.size() > 1 && segments.get(1) == 0) {
            segments.remove(0);
        }
    }

    /** The spikes of the last steps, so many at most. */
    Recording recording(int last) {
        int from = Math.max(0, steps - last);
        int[] sizes = new int[neurons];
        for (int s = from == 0 ? 0 : stepEnd[from - 1]; s < end(); s++) {
            sizes[spikes[s]]++;
        }
        int[][] trains = new int[neurons][];
        for (int neuron = 0; neuron < neurons; neuron++) {
            trains[neuron] = new int[sizes[neuron]];
        }
        Arrays.fill(sizes, 0);
        for (int step = from; step < steps; step++) {
            for (int s = step == 0 ? 0 : stepEnd[step - 1]; s < stepEnd[step]; s++) {
                trains[spikes[s]][sizes[spikes[s]]++] = step - from;
            }
        }
        int[] starts = segments.stream()
                .mapToInt(start -> Math.max(0, start - from))
                .distinct()
                .filter(start -> start < steps - from)
                .toArray();
        return new Recording(excitatory, steps - from, trains, starts.length == 0 ? new int[] {0} : starts);
    }

    private int end() {
        return steps == 0 ? 0 : stepEnd[steps - 1];
    }

    /** How many whole bins lie in the last steps. */
    int bins(int last) {
        int firstBin = (Math.max(0, steps - last) + Recording.BIN - 1) / Recording.BIN;
        return Math.max(0, bins.size() - firstBin);
    }

    /** What arrived in the whole bins of the last steps. */
    CurrentBalance balance(int last) {
        return new CurrentBalance(bins.subList(bins.size() - bins(last), bins.size()));
    }
}
