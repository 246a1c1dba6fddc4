package org.slumber.engine.homeostasis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.plasticity.PlasticNetwork;

/**
 * A network that learns, with its wake clock and what regularises it. A wake step is {@link #wake}; where {@link #due} says
 * so, each of {@link #dueHomeostats()} is {@linkplain #apply applied} before it.
 */
public final class RegulatedNetwork {
    private final PlasticNetwork network;
    private final Homeostats stepByStep;
    private final Homeostat[] homeostats;
    private final Optional<NoiseSource> wakeNoise;
    private int wakeStep;
    private Optional<NoiseSource> awakeningNoise = Optional.empty();

    /**
     * Puts regularisers to work.
     *
     * @param regularisers in the order in which they act
     * @param wakeNoise noise of every wake step; empty where noise is for sleep only
     */
    public RegulatedNetwork(Site site, List<Regulariser> regularisers, Optional<NoiseSource> wakeNoise) {
        network = site.network();
        stepByStep = site.homeostats();
        homeostats = regularisers.stream()
                .flatMap(regulariser -> regulariser.on(site).stream())
                .toArray(Homeostat[]::new);
        this.wakeNoise = wakeNoise;
    }

    /** Sets the wake clock, which counts from the start of each epoch. */
    public void setClock(int step) {
        wakeStep = step;
    }

    /** Whether a homeostat comes before the wake step that the clock shows. */
    public boolean due() {
        for (Homeostat homeostat : homeostats) {
            if (due(homeostat)) {
                return true;
            }
        }
        return false;
    }

    private boolean due(Homeostat homeostat) {
        return wakeStep >= 1 && wakeStep % homeostat.intervalSteps() == 0;
    }

    /** Those that come before the wake step that the clock shows, in the order in which they act. */
    public List<Homeostat> dueHomeostats() {
        return Arrays.stream(homeostats).filter(this::due).toList();
    }

    /**
     * Applies a homeostat once; the wake clock stands still.
     *
     * @return the steps that it simulated
     */
    public int apply(Homeostat homeostat) {
        return woken(homeostat, homeostat.apply());
    }

    /** Those that act at the end of a task, in the order in which they act. */
    public List<Homeostat> homeostatsAfterTask() {
        return Arrays.stream(homeostats).filter(Homeostat::actsAfterTask).toList();
    }

    /**
     * Applies a homeostat at the end of a task.
     *
     * @param earlierTasks how many tasks came before
     * @return the steps that it simulated
     */
    public int applyAfterTask(Homeostat homeostat, int earlierTasks) {
        return woken(homeostat, homeostat.applyAfterTask(earlierTasks));
    }

    private int woken(Homeostat homeostat, int steps) {
        awakeningNoise = homeostat.awakeningNoise().or(() -> awakeningNoise);
        return steps;
    }

    /** One wake step. */
    public void wake(int[] inputSpikes, int inputCount) {
        Optional<NoiseSource> noise = wakeNoise.isPresent() ? wakeNoise : awakeningNoise;
        if (noise.isPresent()) {
            network.step(inputSpikes, inputCount, noise.get().next());
        } else {
            network.step(inputSpikes, inputCount);
        }
        awakeningNoise = Optional.empty();
        stepByStep.afterWakeStep();
        wakeStep++;
    }
}
