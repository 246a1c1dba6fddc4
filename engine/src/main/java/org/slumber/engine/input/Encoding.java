package org.slumber.engine.input;

import java.util.Map;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Parameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Image to spike probabilities (paper section on input encoding).
 *
 * @param side pixels a side after resizing, 1 to 64; the network has side² inputs
 * @param scaling whether the pixels are scaled to a common sum
 * @param meanProbability with {@link Scaling#SUM}: mean spike probability of an input in a step before gain, in (0, 1]
 * @param gain factor on the probabilities before they are clipped to [0, 1], 0 to 1000
 */
public record Encoding(int side, Scaling scaling, double meanProbability, double gain) implements SpecPart {
    public static final WholeParameter SIDE =
            WholeParameter.of("encoding.side", "pixels", "side of the resized image", Range.closed(1, 64), 15);
    public static final ChoiceParameter<Scaling> SCALING =
            ChoiceParameter.of("encoding.scaling", "scaling of the pixels", Scaling.SUM);
    public static final RealParameter MEAN_PROBABILITY = RealParameter.of(
            "encoding.meanProbability", "1/step", "mean spike probability of an input", Range.positive(1), 0.1);
    public static final RealParameter GAIN =
            RealParameter.of("encoding.gain", "1", "factor on the spike probabilities", Range.closed(0, 1000), 1);
    public static final Variant<Encoding> VARIANT = Variant.of(
                    "encoding", Encoding.class, "from an image to what its pixels do in a step")
            .with(SIDE, Encoding::side)
            .with(SCALING, Encoding::scaling)
            .with(MEAN_PROBABILITY, Encoding::meanProbability)
            .with(GAIN, Encoding::gain)
            .madeBy(values -> new Encoding(
                    values.integer(SIDE), values.choice(SCALING), values.real(MEAN_PROBABILITY), values.real(GAIN)));

    /** How pixels become probabilities. */
    public enum Scaling {
        /** Pixels are scaled so that they sum to meanProbability · side². */
        SUM,
        /** Pixels are probabilities as they are. */
        NONE
    }

    public Encoding {
        SIDE.check(side);
        MEAN_PROBABILITY.check(meanProbability);
        GAIN.check(gain);
    }

    /** What a data set changes in the defaults: the toy set is shown as it is, at half the gain. */
    public static Map<Parameter, Object> defaultsFor(String dataset) {
        return dataset.equals(Geomfig.NAME) ? Map.of(SCALING, "none", GAIN, 0.5) : Map.of();
    }

    /** Number of input neurons. */
    public int inputs() {
        return side * side;
    }

    @Override
    public Variant<Encoding> variant() {
        return VARIANT;
    }
}
