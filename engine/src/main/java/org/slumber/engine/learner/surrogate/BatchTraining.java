package org.slumber.engine.learner.surrogate;

import java.util.List;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Flag;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * What is done with a batch's gradient, and the classic controls that any other regulariser is compared with. With the
 * defaults it is the paper's training.
 *
 * @param optimiser how the gradient becomes a change of weights
 * @param replacement whether each image of a batch is drawn from all
 * @param ensembleEpochs epochs, the last, whose weights at their ends are also tested together, 0 to 100
 * @param weightDecay L2: this times the weight is added to the gradient of every weight and bias, 0 to 1000
 * @param clip largest Euclidean norm of the gradient, of all weights and biases together, after the L2 term; larger ones
 *     are scaled down to it; 0 does not clip
 * @param weightNoise standard deviation of the noise on every weight and bias while a batch is trained on, 0 to 1000
 * @param initialScale factor on the initial weights of layer 1, not its biases, 0 to 1000
 */
public record BatchTraining(
        Optimiser optimiser,
        Flag replacement,
        int ensembleEpochs,
        double weightDecay,
        double clip,
        double weightNoise,
        double initialScale)
        implements SpecPart {
    private static final ChoiceParameter<Flag> REPLACEMENT = ChoiceParameter.of(
                    "optimiser.replacement", "whether each image of a batch is drawn from all", Flag.FALSE)
            .added();
    private static final WholeParameter ENSEMBLE_EPOCHS = WholeParameter.of(
                    "optimiser.ensembleEpochs",
                    "epochs",
                    "last epochs whose weights are also tested together (accuracy_ensemble); 0 does not",
                    Range.closed(0, 100),
                    0)
            .added();
    private static final RealParameter WEIGHT_DECAY = RealParameter.of(
                    "surrogate.weightDecay",
                    "1",
                    "L2: its product with each weight and bias is added to the gradient",
                    Range.closed(0, 1000),
                    0)
            .added();
    private static final RealParameter CLIP = RealParameter.of(
                    "surrogate.clip",
                    "1/weight",
                    "largest norm of a batch's gradient, scaled down to it; 0 does not clip",
                    Range.closed(0, 1e9),
                    0)
            .added();
    private static final RealParameter WEIGHT_NOISE = RealParameter.of(
                    "surrogate.weightNoise",
                    "weight",
                    "noise on every weight and bias while a batch is trained on, standard deviation",
                    Range.closed(0, 1000),
                    0)
            .added();
    private static final RealParameter INITIAL_SCALE = RealParameter.of(
                    "surrogate.initialScale", "1", "factor on the initial weights of layer 1", Range.closed(0, 1000), 1)
            .added();
    public static final Variant<BatchTraining> VARIANT = Variant.of(
                    "batch-training", BatchTraining.class, "what is done with a batch's gradient")
            .with(REPLACEMENT, BatchTraining::replacement)
            .with(ENSEMBLE_EPOCHS, BatchTraining::ensembleEpochs)
            .with(WEIGHT_DECAY, BatchTraining::weightDecay)
            .with(CLIP, BatchTraining::clip)
            .with(WEIGHT_NOISE, BatchTraining::weightNoise)
            .with(INITIAL_SCALE, BatchTraining::initialScale)
            .madeBy(values -> new BatchTraining(
                    values.member(Optimiser.class),
                    values.choice(REPLACEMENT),
                    values.integer(ENSEMBLE_EPOCHS),
                    values.real(WEIGHT_DECAY),
                    values.real(CLIP),
                    values.real(WEIGHT_NOISE),
                    values.real(INITIAL_SCALE)));

    /** The paper's. */
    public static final BatchTraining PUBLISHED = new BatchTraining(new Adam(), Flag.FALSE, 0, 0, 0, 0, 1);

    public BatchTraining {
        ENSEMBLE_EPOCHS.check(ensembleEpochs);
        WEIGHT_DECAY.check(weightDecay);
        CLIP.check(clip);
        WEIGHT_NOISE.check(weightNoise);
        INITIAL_SCALE.check(initialScale);
    }

    @Override
    public Variant<BatchTraining> variant() {
        return VARIANT;
    }

    @Override
    public List<SpecPart> parts() {
        return List.of(optimiser);
    }
}
