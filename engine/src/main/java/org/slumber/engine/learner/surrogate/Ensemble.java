package org.slumber.engine.learner.surrogate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

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
