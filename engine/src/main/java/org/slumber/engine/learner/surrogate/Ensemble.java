package org.slumber.engine.learner.surrogate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.slumber.engine.metrics.SynapseGroup;

/** The weights at the ends of the last epochs, which predict together: by the sum of their output neurons' spikes. */
final class Ensemble {
    private final int size;
    private final Deque<Layers> members = new ArrayDeque<>();

    /** @param size epochs that are kept, 0 or more */
    Ensemble(int size) {
        this.size = size;
    }

    /** Keeps a copy of the weights at the end of an epoch, in place of the oldest where there are enough. */
    void add(Layers layers) {
        if (size == 0) {
            return;
        }
        Layers member = members.size() < size ? layers.alike() : members.removeFirst();
        member.copyFrom(layers);
        members.addLast(member);
    }

    /**
     * Share of images that the members label right together; empty without members.
     *
     * @param shown images
     * @param images what shows them
     * @param layers the network's, which stand as before afterwards
     */
    OptionalDouble accuracy(int[] shown, FrozenImages images, Layers layers) {
        if (members.isEmpty()) {
            return OptionalDouble.empty();
        }
        Layers before = layers.alike();
        before.copyFrom(layers);
        int[][] spikes = new int[shown.length][layers.classes()];
        int right = 0;
        for (Layers member : members) {
            layers.copyFrom(member);
            int[] image = new int[1];
            FrozenImages.Shown answered = images.show(shown, 0, pass -> best(spikes[image[0]++], pass));
            // the last answer is that of all together
            right = answered.right();
        }
        layers.copyFrom(before);
        return OptionalDouble.of((double) right / shown.length);
    }

    /**
     * How far weights wander from one of these ends of epochs to another: for each group of synapses the mean over them of a
     * weight's variance over the members, with one less than these in the denominator; empty for fewer than two.
     */
    Map<SynapseGroup, Double> variances() {
        if (members.size() < 2) {
            return Map.of();
        }
        List<Map<SynapseGroup, LayerWeights>> weights =
                members.stream().map(LayerWeights::groups).toList();
        Set<SynapseGroup> groups = weights.get(0).keySet();
        Map<SynapseGroup, Double> variances = new LinkedHashMap<>();
        groups.forEach(group -> variances.put(
                group,
                variance(
                        weights.stream().map(member -> member.get(group).rows()).toArray(double[][][]::new))));
        return variances;
    }

    /** @param weights {@code [member][row][column]}, two members at least */
    private static double variance(double[][][] weights) {
        double squares = 0;
        long synapses = 0;
        for (int row = 0; row < weights[0].length; row++) {
            for (int column = 0; column < weights[0][row].length; column++) {
                double mean = 0;
                for (double[][] member : weights) {
                    mean += member[row][column] / weights.length;
                }
                for (double[][] member : weights) {
                    squares += (member[row][column] - mean) * (member[row][column] - mean);
                }
                synapses++;
            }
        }
        return squares / ((weights.length - 1.0) * synapses);
    }

    /** Adds a pass's output spikes and returns the class with most so far, the first of them on a tie. */
    private static int best(int[] spikes, ImagePass pass) {
        int best = 0;
        for (int output = 0; output < spikes.length; output++) {
            spikes[output] += pass.outputSpikes(output);
            best = spikes[output] > spikes[best] ? output : best;
        }
        return best;
    }
}
