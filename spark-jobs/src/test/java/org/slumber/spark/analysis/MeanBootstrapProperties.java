package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.slumber.engine.random.RandomStreams;
import org.slumber.mixed.Interval;

class MeanBootstrapProperties {
    private static final double ROUNDING = 1e-15;

    @Property(tries = 200)
    void theIntervalStaysWithinTheValues(@ForAll @Size(min = 2, max = 12) List<@DoubleRange(max = 1) Double> values) {
        Interval interval = MeanBootstrap.interval(array(values)).orElseThrow();
        assertTrue(interval.low() >= Collections.min(values) - ROUNDING, interval.toString());
        assertTrue(interval.high() <= Collections.max(values) + ROUNDING, interval.toString());
    }

    @Property(tries = 100)
    void theOrderOfTheValuesDoesNotMatter(@ForAll @Size(min = 2, max = 8) List<@DoubleRange(max = 1) Double> values) {
        List<Double> reversed = new ArrayList<>(values);
        Collections.reverse(reversed);
        assertEquals(MeanBootstrap.interval(array(values)), MeanBootstrap.interval(array(reversed)));
    }

    @Property(tries = 100)
    void theIntervalMovesAndStretchesWithTheValues(
            @ForAll @Size(min = 3, max = 8) List<@DoubleRange(max = 1) Double> values) {
        Interval interval = MeanBootstrap.interval(array(values)).orElseThrow();
        // by powers of two, so that no value is rounded
        Interval doubled = MeanBootstrap.interval(
                        values.stream().mapToDouble(x -> 2 * x).toArray())
                .orElseThrow();
        assertEquals(2 * interval.low(), doubled.low());
        assertEquals(2 * interval.high(), doubled.high());
    }

    @Example
    void fewValuesHaveNoIntervalAndEqualOnesOneOfNoWidth() {
        assertEquals(Optional.empty(), MeanBootstrap.interval());
        assertEquals(Optional.empty(), MeanBootstrap.interval(0.5));
        assertEquals(Optional.of(new Interval(0.5, 0.5)), MeanBootstrap.interval(0.5, 0.5, 0.5));
    }

    /** R 4.2.2, package boot: {@code boot.ci(boot(x, function(d, i) mean(d[i]), R = 400000), type = "bca")}. */
    @Example
    void theIntervalOfASkewedSampleIsThatOfR() {
        Interval interval = MeanBootstrap.interval(
                        0.412, 0.433, 0.455, 0.461, 0.470, 0.482, 0.510, 0.536, 0.588, 0.641, 0.735, 0.912)
                .orElseThrow();
        // the error of a quantile of 5000 resamples is about 0.002
        assertEquals(0.492, interval.low(), 0.004);
        assertEquals(0.6621667, interval.high(), 0.008);
    }

    @Example
    void ofTwentyNormalValuesTheIntervalHoldsTheMeanAboutNineteenTimesInTwenty() {
        UniformRandomProvider random = new RandomStreams(7).stream("coverage");
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        int held = 0;
        for (int sample = 0; sample < 400; sample++) {
            double[] values = normal.samples(20).toArray();
            held += MeanBootstrap.interval(values).orElseThrow().contains(0) ? 1 : 0;
        }
        assertTrue(held >= 360 && held <= 388, held + " of 400");
    }

    private static double[] array(List<Double> values) {
        double[] array = new double[values.size()];
        Arrays.setAll(array, values::get);
        return array;
    }
}
