package org.slumber.engine.recording;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.Examination;
import org.slumber.engine.learner.LayerSpikes;
import org.slumber.engine.learner.Phase;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.learner.Structure.Population;
import org.slumber.engine.learner.Structure.Projection;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.StepListener;
import org.slumber.engine.readout.Features;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Records what is asked for of a run of either learner. It keeps nothing but counts of the image that is shown, however
 * long the run is.
 */
public final class Recorder implements RunObserver {
    private static final double HZ_PER_SPIKE_A_STEP = 1000;

    private final RecordingRequest request;
    private final RecordingSink sink;
    private final Set<WeightMoment> moments;
    private final Set<WeightMoment> seen = new HashSet<>();
    private final boolean stepMoments;

    private Structure structure;
    private ChosenNeurons chosen;
    /** Where the neurons of each population begin among all that spike: inputs of the STDP network first. */
    private int[] first;

    /** {@code [population]}. */
    private String[] names;

    private boolean anyMembrane;
    private boolean anyRates;
    private long time;
    private long wakeSteps;
    private int epoch;
    private boolean asleep;

    private Phase phase = Phase.TRAINING;
    /** None before the first image. */
    private int image = -1;

    private int label;
    /** {@code [population][neuron]}: spikes since the image began. */
    private long[][] counts;

    private long countedSteps;

    /**
     * A recorder for one run.
     *
     * @param sink where rows go
     */
    public Recorder(RecordingRequest request, RecordingSink sink) {
        this.request = request;
        this.sink = sink;
        moments = Set.copyOf(request.weights());
        stepMoments = moments.stream().anyMatch(moment -> moment.kind() == WeightMoment.Kind.STEP);
    }

    @Override
    public void begins(Structure begun) {
        structure = begun;
        chosen = ChosenNeurons.of(request, structure);
        List<Population> populations = structure.populations();
        names = populations.stream().map(Population::name).toArray(String[]::new);
        first = new int[populations.size() + 1];
        counts = new long[populations.size()][];
        for (int population = 0; population < names.length; population++) {
            int neurons = populations.get(population).neurons();
            first[population + 1] = first[population] + neurons;
            counts[population] = new long[neurons];
        }
        anyMembrane = ChosenNeurons.any(chosen.membrane());
        anyRates = ChosenNeurons.any(chosen.rates());
        sink.begin(structure);
    }

    @Override
    public void beginsEpoch(int begun) {
        epoch = begun;
    }

    @Override
    public StepListener steps(Phase listened) {
        return this::stepped;
    }

    @Override
    public void image(Phase shownIn, int shown, int labelled) {
        endImage();
        phase = shownIn;
        image = shown;
        label = labelled;
    }

    /** The rates of the image that was shown until now. */
    private void endImage() {
        if (countedSteps == 0) {
            return;
        }
        for (int population = 0; population < names.length; population++) {
            BitSet neurons = chosen.rates().get(population);
            for (int neuron = neurons.nextSetBit(0); neuron >= 0; neuron = neurons.nextSetBit(neuron + 1)) {
                long spikes = counts[population][neuron];
                sink.add(
                        RecordedTable.RATES,
                        phase.text(),
                        (long) epoch,
                        (long) image,
                        (long) label,
                        names[population],
                        (long) neuron,
                        spikes,
                        HZ_PER_SPIKE_A_STEP * spikes / countedSteps);
                counts[population][neuron] = 0;
            }
        }
        countedSteps = 0;
    }

    private void stepped(SpikingNetwork network) {
        time++;
        Phase now = asleep ? Phase.SLEEP : phase;
        if (!request.takes(now, epoch)) {
            return;
        }
        boolean counted = anyRates && !asleep;
        countedSteps += counted ? 1 : 0;
        Long shown = asleep ? null : Long.valueOf(image);
        int population = 0;
        int[] spikes = network.spikes();
        for (int s = 0; s < network.spikeCount(); s++) {
            while (spikes[s] >= first[population + 1]) {
                population++;
            }
            spike(population, spikes[s] - first[population], time, now, shown, counted);
        }
        if (anyMembrane) {
            membrane(network, now, shown);
        }
    }

    private void spike(int population, int neuron, long at, Phase now, Long shown, boolean counted) {
        if (counted) {
            counts[population][neuron]++;
        }
        if (chosen.spikes().get(population).get(neuron)) {
            sink.add(RecordedTable.SPIKES, at, names[population], (long) neuron, now.text(), (long) epoch, shown);
        }
    }

    private void membrane(SpikingNetwork network, Phase now, Long shown) {
        double[] potential = network.neurons().membranePotential();
        double[] threshold = network.neurons().threshold();
        int inputs = network.topology().inputs();
        for (int population = 0; population < names.length; population++) {
            BitSet neurons = chosen.membrane().get(population);
            for (int neuron = neurons.nextSetBit(0); neuron >= 0; neuron = neurons.nextSetBit(neuron + 1)) {
                int index = first[population] + neuron - inputs;
                sink.add(
                        RecordedTable.MEMBRANE,
                        time,
                        names[population],
                        (long) neuron,
                        now.text(),
                        (long) epoch,
                        shown,
                        potential[index],
                        threshold[index]);
            }
        }
    }

    @Override
    public void shown(Phase shownIn, LayerSpikes spikes) {
        if (request.takes(shownIn, epoch)) {
            countedSteps = anyRates ? spikes.steps() : 0;
            for (int step = 1; step <= spikes.steps(); step++) {
                for (int layer = 0; layer < spikes.layers(); layer++) {
                    int[] spiking = spikes.spiking(layer);
                    for (int k = spikes.spikesEnd(layer, step - 1); k < spikes.spikesEnd(layer, step); k++) {
                        // the first population is the inputs
                        spike(layer + 1, spiking[k], time + step, shownIn, (long) image, anyRates);
                    }
                }
            }
            endImage();
        }
        time += spikes.steps();
    }

    @Override
    public void trained(long passed) {
        wakeSteps = passed;
        if (stepMoments) {
            weights(new WeightMoment(WeightMoment.Kind.STEP, passed));
        }
    }

    @Override
    public void fallsAsleep() {
        weights(WeightMoment.of(WeightMoment.Kind.ONSET));
        asleep = true;
    }

    @Override
    public void awakes() {
        asleep = false;
        weights(WeightMoment.of(WeightMoment.Kind.OFFSET));
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) {
        switch (checkpoint.moment()) {
            case START -> {
                weights(WeightMoment.of(WeightMoment.Kind.START));
                if (stepMoments) {
                    weights(new WeightMoment(WeightMoment.Kind.STEP, 0));
                }
            }
            case EPOCH -> {
                endImage();
                weights(WeightMoment.of(WeightMoment.Kind.EPOCH));
            }
            // sleeps are told of one by one, also where no checkpoint is taken
            case ONSET, OFFSET -> {}
        }
    }

    private void weights(WeightMoment moment) {
        if (!moments.contains(moment)) {
            return;
        }
        seen.add(moment);
        for (Projection projection : structure.projections()) {
            for (int synapse = 0; synapse < projection.synapses(); synapse++) {
                sink.add(
                        RecordedTable.WEIGHTS,
                        moment.text(),
                        time,
                        (long) epoch,
                        wakeSteps,
                        projection.name(),
                        projection.from().isEmpty()
                                ? null
                                : (Object) (long) projection.pre().applyAsInt(synapse),
                        (long) projection.post().applyAsInt(synapse),
                        projection.weight().applyAsDouble(synapse));
            }
        }
    }

    @Override
    public void tests() {
        endImage();
        weights(WeightMoment.of(WeightMoment.Kind.TESTED));
    }

    @Override
    public void tested(Examination examination) {
        endImage();
        if (request.features()) {
            features("training", examination.training());
            features("test", examination.scored());
        }
    }

    private void features(String set, Features features) {
        // those of inputs are not read out, nor are those of output neurons
        int inputs = structure.populations().get(0).neurons();
        for (int sample = 0; sample < features.size(); sample++) {
            int population = 1;
            for (int index = 0; index < features.neurons(); index++) {
                while (index + inputs >= first[population + 1]) {
                    population++;
                }
                sink.add(
                        RecordedTable.FEATURES,
                        set,
                        (long) sample,
                        (long) features.labels()[sample],
                        names[population],
                        (long) (index + inputs - first[population]),
                        features.rates()[sample][index]);
            }
        }
    }

    /**
     * Says that the run has ended.
     *
     * @throws InvalidInputException where a moment that was asked for did not come
     */
    public void end() {
        for (WeightMoment moment : request.weights()) {
            if (!seen.contains(moment)) {
                throw new InvalidInputException("there is no moment " + moment.text() + " in this run, which trained "
                        + wakeSteps + " steps awake"
                        + (moment.kind() == WeightMoment.Kind.STEP
                                ? "; the surrogate-gradient network learns at the end of each batch alone"
                                : ""));
            }
        }
    }
}
