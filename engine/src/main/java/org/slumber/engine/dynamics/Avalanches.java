package org.slumber.engine.dynamics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Avalanches of the recurrent neurons' spikes: bins of one step, in which a spike reaches its neighbours; an avalanche is a
 * run of steps with more spikes than the 35th percentile of all steps (that share as Ma and others 2019, Neuron 104, have it;
 * with most steps silent that is 0 and the rule Beggs and Plenz's), its duration their number and its size all their spikes.
 * Those that the window cuts are left out. Bins of a step where those authors have tens of milliseconds are our reading.
 *
 * <p>At criticality sizes fall as S^−τ, durations as T^−α, the mean size of a duration grows as T^γ, and γ = (α − 1)/(τ − 1)
 * (Sethna, Dahmen and Myers 2001, Nature 410). The deviation from criticality (DCC) is |γ predicted − γ fitted|. Thresholds
 * on any signal that lasts make such laws too: what {@link Recording#shuffled} gives is to be compared with. Where the drive
 * differs from image to image, one threshold for all makes a bright image one long avalanche.
 *
 * @param sizes {@code [avalanche]}: spikes
 * @param durations {@code [avalanche]}: steps
 */
public record Avalanches(int[] sizes, int[] durations) {
    private static final double THRESHOLD_SHARE = 0.35;

    /** Of a recording. */
    public static Avalanches of(Recording recording) {
        int[] counts = recording.counts();
        if (counts.length == 0) {
            return new Avalanches(new int[0], new int[0]);
        }
        double[] ascending = Arrays.stream(counts).asDoubleStream().sorted().toArray();
        double threshold = Quantiles.of(ascending, THRESHOLD_SHARE);
        int[] sizes = new int[counts.length];
        int[] durations = new int[counts.length];
        int found = 0;
        int size = 0;
        int duration = 0;
        boolean whole = false;
        for (int count : counts) {
            if (count > threshold) {
                size += count;
                duration++;
            } else {
                if (whole && duration > 0) {
                    sizes[found] = size;
                    durations[found++] = duration;
                }
                whole = true;
                size = 0;
                duration = 0;
            }
        }
        return new Avalanches(Arrays.copyOf(sizes, found), Arrays.copyOf(durations, found));
    }

    /** τ and its 95 % interval; empty with fewer than 30 avalanches. */
    public Optional<Estimate> sizeExponent() {
        return PowerLaw.fit(sizes).map(Avalanches::estimate);
    }

    /** α and its 95 % interval; empty with fewer than 30 avalanches. */
    public Optional<Estimate> durationExponent() {
        return PowerLaw.fit(durations).map(Avalanches::estimate);
    }

    private static Estimate estimate(PowerLaw law) {
        double spread = Estimate.NORMAL_975 * law.standardError();
        return Estimate.of(law.exponent(), law.exponent() - spread, law.exponent() + spread);
    }

    /**
     * γ fitted: the slope of the logarithm of the mean size on that of the duration, each duration weighed by its avalanches;
     * empty with fewer than three durations.
     */
    public OptionalDouble fittedGamma() {
        int longest = Arrays.stream(durations).max().orElse(0);
        double[] size = new double[longest + 1];
        int[] count = new int[longest + 1];
        for (int a = 0; a < sizes.length; a++) {
            size[durations[a]] += sizes[a];
            count[durations[a]]++;
        }
        double x = 0;
        double y = 0;
        int different = 0;
        for (int t = 1; t <= longest; t++) {
            if (count[t] > 0) {
                x += StrictMath.log(t) * count[t] / sizes.length;
                y += StrictMath.log(size[t] / count[t]) * count[t] / sizes.length;
                different++;
            }
        }
        if (different < 3) {
            return OptionalDouble.empty();
        }
        double both = 0;
        double squares = 0;
        for (int t = 1; t <= longest; t++) {
            if (count[t] > 0) {
                double deviation = StrictMath.log(t) - x;
                both += count[t] * deviation * (StrictMath.log(size[t] / count[t]) - y);
                squares += count[t] * deviation * deviation;
            }
        }
        return OptionalDouble.of(both / squares);
    }

    /** γ predicted by two exponents: (α − 1)/(τ − 1); empty where τ is not above 1. */
    public static OptionalDouble predictedGamma(double sizeExponent, double durationExponent) {
        return sizeExponent > 1
                ? OptionalDouble.of((durationExponent - 1) / (sizeExponent - 1))
                : OptionalDouble.empty();
    }
}
