package org.slumber.engine.learner.stdp;

import java.util.OptionalDouble;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.learner.Controls;
import org.slumber.engine.learner.PixelFeatures;
import org.slumber.engine.learner.RunContext;
import org.slumber.engine.metrics.ControlAccuracies;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.WeightShuffle;
import org.slumber.engine.readout.Features;
import org.slumber.engine.readout.ReadoutModel;

/**
 * Measures what {@link Controls} ask for. Every control sees the spikes and the noise that the run saw in its first epoch,
 * and in its test, so that it differs from the run in nothing but what it controls.
 */
final class ControlTrials {
    private final StdpLearner settings;
    private final RunContext context;
    private final Protocol protocol;
    private final Networks networks;
    private final int[] training;
    private final int[] test;
    private long steps;
    private long synapticEvents;

    /**
     * The trials of a run.
     *
     * @param training images that its readout was fitted on, in the order in which they were shown
     * @param test images
     */
    ControlTrials(StdpLearner settings, RunContext context, Networks networks, int[] training, int[] test) {
        this.settings = settings;
        this.context = context;
        this.networks = networks;
        this.training = training;
        this.test = test;
        protocol = context.protocol();
    }

    /**
     * Runs them.
     *
     * @param learnt what is tested
     * @param scored its features of the scored test samples
     */
    ControlAccuracies of(SpikingNetwork.Learnt learnt, Features scored) {
        return switch (settings.controls()) {
            case NONE -> ControlAccuracies.NONE;
            case PIXELS ->
                new ControlAccuracies(
                        OptionalDouble.of(rawPixels()),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty());
            case ALL ->
                new ControlAccuracies(
                        OptionalDouble.of(rawPixels()),
                        OptionalDouble.of(frozen()),
                        OptionalDouble.of(accuracy(trained(network(learnt)), scored)),
                        OptionalDouble.of(shuffled(learnt)),
                        OptionalDouble.empty());
        };
    }

    private double rawPixels() {
        return PixelFeatures.accuracy(settings.readout(), context, training, protocol.scored(protocol.blocks(test)));
    }

    private double frozen() {
        SpikingNetwork network = networks.untrained();
        // a run that learns clips in its first step, before any weight is read
        network.weights().clip();
        return tested(network);
    }

    private double shuffled(SpikingNetwork.Learnt learnt) {
        // one stream from its start each time is one permutation: a delay goes where its synapse's weight goes
        double[] delays = learnt.delays().length == 0 ? learnt.delays() : shuffled(learnt.delays());
        return tested(network(new SpikingNetwork.Learnt(
                shuffled(learnt.weights()), learnt.thresholdOffset(), learnt.excitatoryGain(), delays)));
    }

    private double[] shuffled(double[] bySynapse) {
        return WeightShuffle.of(networks.topology(), bySynapse, context.streams().stream("shuffled-weights"));
    }

    private SpikingNetwork network(SpikingNetwork.Learnt learnt) {
        SpikingNetwork network = networks.untrained();
        network.learn(learnt);
        network.reset();
        return network;
    }

    /** Accuracy of a network at rest that is shown the training images and then tested. */
    private double tested(SpikingNetwork network) {
        Features shown = trained(network);
        FrozenPhase phase = networks.test(network);
        long before = network.synapticEvents();
        Features scored = Features.concatenate(protocol.scored(phase.showBlocks(test)));
        steps += phase.steps();
        synapticEvents += network.synapticEvents() - before;
        return accuracy(shown, scored);
    }

    private Features trained(SpikingNetwork network) {
        FrozenPhase phase = networks.training(network);
        Features features = phase.show(training);
        steps += phase.steps();
        synapticEvents += network.synapticEvents();
        return features;
    }

    private double accuracy(Features shown, Features scored) {
        return ReadoutModel.fitChosen(
                        settings.readout(), shown, context.dataset().classes(), context.streams())
                .score(scored)
                .accuracy();
    }

    /** Steps simulated so far. */
    long steps() {
        return steps;
    }

    /** Spikes times the synapses that carried them, so far. */
    long synapticEvents() {
        return synapticEvents;
    }
}
