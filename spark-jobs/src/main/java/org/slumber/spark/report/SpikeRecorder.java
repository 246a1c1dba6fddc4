package org.slumber.spark.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.Phase;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.StepListener;

/**
 * Records the spikes of a few short clips of training: around falling asleep and waking up for the first time, and the
 * last steps. It ends the run once it has them. A step's time is the steps of training before it, awake and asleep
 * counted together.
 */
final class SpikeRecorder implements RunObserver, StepListener {
    /** Steps of a clip on each side of falling asleep or waking up, ms. */
    static final int SIDE = 250;

    private static final int END = 2 * SIDE;

    private final long steps;
    private final Deque<int[]> recent = new ArrayDeque<>();
    private final List<Clip> clips = new ArrayList<>();
    private final List<Sleep> sleeps = new ArrayList<>();
    private long step;
    private long onset;

    /**
     * A recorded stretch of steps.
     *
     * @param name what happens in it
     * @param from time of its first step
     * @param length steps that it is to have
     * @param spikes the neurons that spiked in each step: inputs, then excitatory, then inhibitory
     */
    record Clip(String name, long from, int length, List<int[]> spikes) {}

    /**
     * A sleep or nap.
     *
     * @param from time of its first step
     * @param to time of the first step awake again
     */
    record Sleep(long from, long to) {}

    /**
     * Records the beginning of a run's training.
     *
     * @param steps after which the run is ended
     */
    SpikeRecorder(long steps) {
        this.steps = steps;
    }

    @Override
    public StepListener steps(Phase phase) {
        return phase == Phase.TRAINING ? this : StepListener.NONE;
    }

    @Override
    public void stepped(SpikingNetwork network) {
        if (step == steps) {
            return;
        }
        int[] spikes = Arrays.copyOf(network.spikes(), network.spikeCount());
        recent.addLast(spikes);
        if (recent.size() > END) {
            recent.removeFirst();
        }
        for (Clip clip : clips) {
            if (clip.spikes().size() < clip.length()) {
                clip.spikes().add(spikes);
            }
        }
        step++;
    }

    @Override
    public void fallsAsleep() {
        onset = step;
        if (sleeps.isEmpty()) {
            clip("falling asleep for the first time", SIDE);
        }
    }

    @Override
    public void awakes() {
        if (sleeps.isEmpty() && step > onset) {
            clip("waking up again", (int) Math.min(SIDE, step - onset));
        }
        sleeps.add(new Sleep(onset, step));
    }

    /** Starts a clip with so many of the latest steps. */
    private void clip(String name, int before) {
        int kept = Math.min(before, recent.size());
        List<int[]> spikes = new ArrayList<>(List.copyOf(recent).subList(recent.size() - kept, recent.size()));
        clips.add(new Clip(name, step - kept, kept + SIDE, spikes));
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) {}

    @Override
    public boolean cancelled() {
        return step == steps;
    }

    /** Every sleep, nap or normalisation; the last of them is cut where recording ended. */
    List<Sleep> sleeps() {
        return List.copyOf(sleeps);
    }

    /** The clips, the last steps behind the others. */
    List<Clip> clips() {
        List<Clip> all = new ArrayList<>(clips);
        all.add(new Clip("the last steps", step - recent.size(), recent.size(), List.copyOf(recent)));
        return all;
    }
}
