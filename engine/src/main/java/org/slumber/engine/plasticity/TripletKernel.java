package org.slumber.engine.plasticity;

import java.util.Arrays;
import java.util.Optional;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;

/**
 * Triplets of spikes on one network. In a step all traces fall; then arriving spikes change the rows of their neurons by
 * the post traces and enter the pre traces; then the spikes of the step change the columns of their neurons by the pre
 * traces and enter the post traces. A neuron's own slow trace counts as it stood before the spike.
 *
 * <p>In the causal timing arrivals weaken and spikes strengthen. In the published one pre and post are exchanged:
 * arrivals strengthen by the trace τ₊ of the post neuron and the slow trace τ_y of the pre neuron, spikes weaken by τ₋ of
 * the pre neuron and τₓ of the post neuron.
 */
final class TripletKernel implements Plasticity {
    private static final SynapseKind KIND = SynapseKind.EXCITATORY;

    private final SpikingNetwork network;
    private final GatheredUpdate update;
    private final Optional<RateDetector> detector;
    private final boolean arrivalsWeaken;
    private final SpikeTrace pre;
    private final SpikeTrace slowPre;
    private final SpikeTrace post;
    private final SpikeTrace slowPost;
    /** Changes by an arriving spike for each unit of the post trace: alone, and for each unit of the slow pre trace. */
    private final double arrivalByPairs;

    private final double arrivalByTriplets;
    /** Changes by a spike for each unit of the pre trace: alone, and for each unit of the slow post trace. */
    private final double spikeByPairs;

    private final double spikeByTriplets;
    /** {@code [post]}: post trace times the sliding threshold. */
    private final double[] weakening;

    private final double[][] changeOfRow;
    private final double[][] changeOfColumn;
    private final double[] factor;

    /**
     * @param depressionByPairs A₂⁻, where a detector stands at its target
     * @param detector what A₂⁻ of each post neuron is multiplied by; empty leaves it
     */
    TripletKernel(
            Timing timing,
            Triplet.Amplitudes set,
            double depressionByPairs,
            double gain,
            SpikingNetwork network,
            Optional<RateDetector> detector) {
        this.network = network;
        this.detector = detector;
        update = new GatheredUpdate(network);
        Topology topology = network.topology();
        int inputs = topology.inputs();
        int posts = topology.neurons();
        int firstInhibitory = inputs + topology.excitatory();
        arrivalsWeaken = timing == Timing.CAUSAL;
        double weakenByPairs = -gain * depressionByPairs;
        double weakenByTriplets = -gain * set.depressionByTriplets;
        double strengthenByPairs = gain * set.potentiationByPairs;
        double strengthenByTriplets = gain * set.potentiationByTriplets;
        arrivalByPairs = arrivalsWeaken ? weakenByPairs : strengthenByPairs;
        arrivalByTriplets = arrivalsWeaken ? weakenByTriplets : strengthenByTriplets;
        spikeByPairs = arrivalsWeaken ? strengthenByPairs : weakenByPairs;
        spikeByTriplets = arrivalsWeaken ? strengthenByTriplets : weakenByTriplets;
        double preConstant = arrivalsWeaken ? set.potentiation : set.depression;
        double postConstant = arrivalsWeaken ? set.depression : set.potentiation;
        pre = new SpikeTrace(firstInhibitory, 0, preConstant, set.nearest);
        post = new SpikeTrace(posts, inputs, postConstant, set.nearest);
        slowPre = new SpikeTrace(firstInhibitory, 0, arrivalsWeaken ? set.slowPre : set.slowPost, set.nearest);
        slowPost = new SpikeTrace(posts, inputs, arrivalsWeaken ? set.slowPost : set.slowPre, set.nearest);
        weakening = new double[posts];
        int all = inputs + posts;
        changeOfRow = new double[all][];
        changeOfColumn = new double[all][];
        Arrays.fill(changeOfRow, detector.isPresent() && arrivalsWeaken ? weakening : post.value);
        Arrays.fill(changeOfColumn, pre.value);
        factor = new double[all];
    }

    @Override
    public void afterStep() {
        pre.decay();
        post.decay();
        slowPre.decay();
        slowPost.decay();
        arrive();
        spike();
        detector.ifPresent(rates -> rates.advance(network));
    }

    private void arrive() {
        int[] arriving = network.previousSpikes();
        int count = network.previousExcitatorySpikeCount();
        for (int s = 0; s < count; s++) {
            factor[s] = arrivalByPairs + arrivalByTriplets * slowPre.of(arriving[s]);
        }
        if (count > 0 && arrivalsWeaken && detector.isPresent()) {
            double[] squaredRatio = detector.get().squaredRatio;
            for (int i = 0; i < weakening.length; i++) {
                weakening[i] = post.value[i] * squaredRatio[i];
            }
        }
        update.rows(KIND, arriving, 0, count, changeOfRow, factor);
        pre.add(arriving, 0, count);
        slowPre.add(arriving, 0, count);
    }

    private void spike() {
        int[] spiking = network.spikes();
        int from = network.inputSpikeCount();
        int to = network.spikeCount();
        int inputs = network.topology().inputs();
        for (int s = from; s < to; s++) {
            factor[s] = spikeByPairs + spikeByTriplets * slowPost.of(spiking[s]);
        }
        if (!arrivalsWeaken && detector.isPresent()) {
            double[] squaredRatio = detector.get().squaredRatio;
            for (int s = from; s < to; s++) {
                factor[s] *= squaredRatio[spiking[s] - inputs];
            }
        }
        update.columns(KIND, spiking, from, to, changeOfColumn, factor);
        post.add(spiking, from, to);
        slowPost.add(spiking, from, to);
    }

    @Override
    public Optional<LocalChange> localChange() {
        // no trace was larger in the last step than it is after its spikes
        double threshold = detector.map(RateDetector::largest).orElse(1.0);
        double byArrival = (Math.abs(arrivalByPairs) + Math.abs(arrivalByTriplets) * slowPre.largest())
                * post.largest()
                * (arrivalsWeaken ? threshold : 1);
        double bySpike = (Math.abs(spikeByPairs) + Math.abs(spikeByTriplets) * slowPost.largest())
                * pre.largest()
                * (arrivalsWeaken ? 1 : threshold);
        return Optional.of(new LocalChange(Math.max(byArrival, bySpike), 0, LocalChange.Reach.ARRIVALS_AND_SPIKES));
    }
}
