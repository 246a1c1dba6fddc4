package org.slumber.engine.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Two cues and a gap between them, as in the program of ChronoPlastic synapses (Chaudhry 2025, <a
 * href="https://arxiv.org/abs/2601.00805">arXiv 2601.00805</a>): each cue is one spike on a channel drawn evenly, the first
 * in a step drawn from [3, steps − largestGap − 3), the second a gap later that is drawn from [smallestGap, largestGap];
 * the label is 1 where one of the two channels is odd, else 0. Every other step and channel spikes with the probability of
 * distractors.
 *
 * <p>In the program distractors are on the channels of the cues and look the same, so that the label is mostly not in the
 * sample: {@link #bestPossibleAccuracy} says how much of it is. With {@code OWN_CHANNELS}, our reading of what a
 * distractor is for, they are on as many channels behind those of the cues, and all of it is.
 *
 * <p>With {@code STALE}, our reading of a task that needs forgetting, one to three earlier cues and then a marker, on the
 * last channel of all, come before the two that count; the steps that the program leaves free before the first cue are
 * {@value #STALE_STEPS} then.
 *
 * <p>A larger set begins with the smaller one.
 *
 * @param task whether stale cues come first
 * @param channels that cues are on, 2 to 1000
 * @param steps of a sample, 1 to 10 000
 * @param smallestGap steps between the cues, least, 1 to 10 000
 * @param largestGap the same, most
 * @param distractorRate probability of a distractor a step and channel, in [0, 1]
 * @param distractors where they are
 * @param set which samples, 0 to 1e9
 */
public record GapXor(
        Task task,
        int channels,
        int steps,
        int smallestGap,
        int largestGap,
        double distractorRate,
        Distractors distractors,
        long set)
        implements GeneratedEvents {
    /** As specs call it. */
    public static final String NAME = "gap-xor";

    private static final ChoiceParameter<Task> TASK = ChoiceParameter.of(
            "gapXor.task",
            "what comes before the two cues: nothing, or cues that do not count and a marker",
            Task.PAIR);
    private static final WholeParameter CHANNELS =
            WholeParameter.of("gapXor.channels", "channels", "channels that cues are on", Range.closed(2, 1000), 16);
    private static final WholeParameter STEPS =
            WholeParameter.of("gapXor.steps", "steps", "length of a sample", Range.closed(1, 10_000), 100);
    private static final WholeParameter SMALLEST_GAP = WholeParameter.of(
            "gapXor.smallestGap", "steps", "steps between the cues, least", Range.closed(1, 10_000), 6);
    private static final WholeParameter LARGEST_GAP = WholeParameter.of(
            "gapXor.largestGap", "steps", "steps between the cues, most", Range.closed(1, 10_000), 25);
    private static final RealParameter DISTRACTOR_RATE = RealParameter.of(
            "gapXor.distractorRate", "1/step", "probability of a distractor on a channel", Range.closed(0, 1), 0);
    private static final ChoiceParameter<Distractors> DISTRACTORS = ChoiceParameter.of(
            "gapXor.distractors",
            "where distractors are: on the channels of the cues, or on as many of their own",
            Distractors.OWN_CHANNELS);
    private static final WholeParameter SET =
            WholeParameter.of("gapXor.set", "1", "names the set of samples", Range.closed(0, 1e9), 0);
    public static final Variant<GapXor> VARIANT = Variant.of(
                    NAME, GapXor.class, "spikes in time: the XOR of two cues with a gap between them (generated)")
            .with(TASK, GapXor::task)
            .with(CHANNELS, GapXor::channels)
            .with(STEPS, GapXor::steps)
            .with(SMALLEST_GAP, GapXor::smallestGap)
            .with(LARGEST_GAP, GapXor::largestGap)
            .with(DISTRACTOR_RATE, GapXor::distractorRate)
            .with(DISTRACTORS, GapXor::distractors)
            .with(SET, GapXor::set)
            .madeBy(values -> new GapXor(
                    values.choice(TASK),
                    values.integer(CHANNELS),
                    values.integer(STEPS),
                    values.integer(SMALLEST_GAP),
                    values.integer(LARGEST_GAP),
                    values.real(DISTRACTOR_RATE),
                    values.choice(DISTRACTORS),
                    values.whole(SET)));

    private static final int MARGIN = 3;
    private static final int STALE_STEPS = 13;
    private static final int MOST_STALE = 3;

    /** What comes before the two cues. */
    public enum Task {
        /** Nothing. */
        PAIR,
        /** Cues that do not count, and a marker after them. */
        STALE
    }

    /** Channels of distractors. */
    public enum Distractors {
        /** Those of the cues. */
        SAME_CHANNELS,
        /** As many of their own. */
        OWN_CHANNELS
    }

    public GapXor {
        CHANNELS.check(channels);
        STEPS.check(steps);
        SMALLEST_GAP.check(smallestGap);
        LARGEST_GAP.check(largestGap);
        DISTRACTOR_RATE.check(distractorRate);
        SET.check(set);
        if (largestGap < smallestGap) {
            throw new InvalidInputException(
                    "gapXor.largestGap must be at least gapXor.smallestGap (" + smallestGap + "), was " + largestGap);
        }
        int needed = (task == Task.STALE ? STALE_STEPS : MARGIN) + MARGIN + largestGap;
        if (steps <= needed) {
            throw new InvalidInputException("gapXor.steps must be above " + needed + " for gapXor.largestGap of "
                    + largestGap + ", was " + steps);
        }
    }

    @Override
    public Variant<GapXor> variant() {
        return VARIANT;
    }

    /** The first step that the first cue that counts can be in. */
    private int firstStep() {
        return task == Task.STALE ? STALE_STEPS : MARGIN;
    }

    /** Behind the last of those. */
    private int lastStep() {
        return steps - largestGap - MARGIN;
    }

    private int distractorChannel() {
        return distractors == Distractors.SAME_CHANNELS || distractorRate == 0 ? 0 : channels;
    }

    /** Channels of a sample: of cues, of distractors where there are any and they have their own, and of the marker where there is one. */
    public int allChannels() {
        return distractorChannel() + channels + (task == Task.STALE ? 1 : 0);
    }

    @Override
    public EventSet generate(int samples) {
        UniformRandomProvider random = new RandomStreams(set).stream("gap-xor");
        int[][] times = new int[samples][];
        int[][] spiking = new int[samples][];
        int[] labels = new int[samples];
        for (int sample = 0; sample < samples; sample++) {
            BitSet spikes = new BitSet(steps * allChannels());
            labels[sample] = draw(random, spikes);
            times[sample] = spikes.stream()
                    .map(cell -> cell / allChannels() * EventSet.STEP_MICROSECONDS)
                    .toArray();
            spiking[sample] = spikes.stream().map(cell -> cell % allChannels()).toArray();
        }
        return new EventSet(NAME, allChannels(), times, spiking, labels, 2);
    }

    /** Draws a sample, {@code [step][channel]}, and returns its label. */
    private int draw(UniformRandomProvider random, BitSet spikes) {
        int first = random.nextInt(channels);
        int second = random.nextInt(channels);
        int at = random.nextInt(firstStep(), lastStep());
        int gap = random.nextInt(smallestGap, largestGap + 1);
        spikes.set(cell(at, first));
        spikes.set(cell(at + gap, second));
        if (task == Task.STALE) {
            spikes.set(cell(at - 1, allChannels() - 1));
            int stale = 1 + random.nextInt(MOST_STALE);
            for (int cue = 0; cue < stale; cue++) {
                spikes.set(cell(random.nextInt(at - 1), random.nextInt(channels)));
            }
        }
        for (int step = 0; step < steps && distractorRate > 0; step++) {
            for (int channel = 0; channel < channels; channel++) {
                if (random.nextDouble() < distractorRate) {
                    spikes.set(cell(step, distractorChannel() + channel));
                }
            }
        }
        return (first + second) % 2;
    }

    private int cell(int step, int channel) {
        return step * allChannels() + channel;
    }

    /**
     * Distractors are as likely wherever the cues are, so each pair of spikes at an allowed gap is as likely to be the cues
     * as any other, and the probability of a label is its share of the pairs.
     */
    @Override
    public OptionalDouble bestPossibleAccuracy(EventSet events, int[] samples) {
        return Arrays.stream(samples)
                .mapToDouble(sample -> likelierLabel(events.times()[sample], events.spiking()[sample]))
                .average();
    }

    /** Probability of the likelier label. */
    private double likelierLabel(int[] times, int[] spiking) {
        // [step]: spikes on even and on odd channels of cues
        int[][] count = new int[steps][2];
        int marker = -1;
        for (int spike = 0; spike < times.length; spike++) {
            if (spiking[spike] < channels) {
                count[times[spike] / EventSet.STEP_MICROSECONDS][spiking[spike] % 2]++;
            } else if (task == Task.STALE && spiking[spike] == allChannels() - 1) {
                marker = times[spike] / EventSet.STEP_MICROSECONDS;
            }
        }
        int from = task == Task.STALE ? marker + 1 : firstStep();
        int to = task == Task.STALE ? marker + 2 : lastStep();
        long even = 0;
        long odd = 0;
        for (int at = from; at < to; at++) {
            for (int gap = smallestGap; gap <= largestGap; gap++) {
                int[] first = count[at];
                int[] second = count[at + gap];
                even += (long) first[0] * second[0] + (long) first[1] * second[1];
                odd += (long) first[0] * second[1] + (long) first[1] * second[0];
            }
        }
        return (double) Math.max(even, odd) / (even + odd);
    }
}
