package org.slumber.engine.curriculum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slumber.engine.data.Samples;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.readout.Sample;
import org.slumber.engine.spec.Choice;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * One task: how many images are shown, in which phases, and what counts as one sample (paper section on training). Its
 * two names stand for two sets of defaults; every value can be set under either.
 *
 * @param name the protocol whose defaults these values started from
 * @param epochs most training epochs, 1 to 10 000
 * @param trainImages images shown in every epoch, 2 to 1 000 000
 * @param validationImages images shown with weights frozen after each epoch, 0 to 1 000 000
 * @param testImages images shown with weights frozen at the end, 1 to 1 000 000
 * @param testBlocks parts the test images are shown in, each from a fresh neuron state; 1 to {@code testImages}
 * @param testScored the blocks that the test accuracy reads
 * @param patience epochs without a better validation accuracy after which training stops and the best weights come
 *     back; 0 never stops early
 * @param stepsPerImage steps (ms) each image is shown, 1 to 1 000 000
 * @param sample what one feature vector averages over
 */
public record Protocol(
        Name name,
        int epochs,
        int trainImages,
        int validationImages,
        int testImages,
        int testBlocks,
        Scored testScored,
        int patience,
        int stepsPerImage,
        Sample sample)
        implements Curriculum {
    public static final WholeParameter EPOCHS =
            WholeParameter.of("training.epochs", "epochs", "most training epochs", Range.closed(1, 10_000), 20);
    public static final WholeParameter TRAIN_IMAGES = WholeParameter.of(
            "training.images",
            "images",
            "training images, of all tasks together, each shown once an epoch",
            Range.closed(2, 1_000_000),
            300);
    public static final WholeParameter PATIENCE = WholeParameter.of(
            "training.patience",
            "epochs",
            "epochs without a better validation accuracy that end training, 0 = never",
            Range.closed(0, 10_000),
            0);
    public static final WholeParameter STEPS_PER_IMAGE = WholeParameter.of(
            "training.stepsPerImage", "steps", "steps an image is shown", Range.closed(1, 1_000_000), 1000);
    public static final WholeParameter VALIDATION_IMAGES = WholeParameter.of(
            "validation.images", "images", "images after each epoch, weights frozen", Range.closed(0, 1_000_000), 100);
    public static final WholeParameter TEST_IMAGES = WholeParameter.of(
            "test.images", "images", "images at the end, weights frozen", Range.closed(1, 1_000_000), 1000);
    public static final WholeParameter TEST_BLOCKS = WholeParameter.of(
            "test.blocks",
            "blocks",
            "parts of the test, each from a fresh neuron state",
            Range.closed(1, 1_000_000),
            5);
    public static final ChoiceParameter<Scored> TEST_SCORED =
            ChoiceParameter.of("test.scored", "blocks that the test accuracy reads", Scored.ALL);
    public static final ChoiceParameter<Sample> SAMPLE =
            ChoiceParameter.of("features.sample", "what one feature vector averages over", Sample.IMAGE);

    public static final Variant<Protocol> STANDARD = declared(
                    Name.STANDARD, "one feature vector an image, every test image scored, no early stopping")
            .madeBy(values -> make(Name.STANDARD, values));
    public static final Variant<Protocol> PUBLISHED = declared(
                    Name.PUBLISHED,
                    "the paper's program: runs of equal labels, early stopping, the last test block only")
            .defaulting(PATIENCE, 6)
            .defaulting(TEST_SCORED, "last-block")
            .defaulting(SAMPLE, "label-run")
            .madeBy(values -> make(Name.PUBLISHED, values));

    /** A named set of defaults. */
    public enum Name {
        /** The paper's program: runs of equal labels, early stopping, the last test block only. */
        PUBLISHED,
        /** One feature vector an image, every test image scored, no early stopping. */
        STANDARD
    }

    /** Which test blocks the test accuracy reads. */
    public enum Scored {
        LAST_BLOCK,
        ALL
    }

    public Protocol {
        EPOCHS.check(epochs);
        TRAIN_IMAGES.check(trainImages);
        PATIENCE.check(patience);
        STEPS_PER_IMAGE.check(stepsPerImage);
        VALIDATION_IMAGES.check(validationImages);
        TEST_IMAGES.check(testImages);
        Range.closed(1, testImages).check(TEST_BLOCKS.path(), testBlocks);
        if (patience > 0 && validationImages == 0) {
            throw new InvalidInputException(
                    "training.patience must be 0 where validation.images is 0, was " + patience);
        }
    }

    private static Variant.Builder<Protocol> declared(Name name, String meaning) {
        return Variant.of(Choice.nameOf(name), Protocol.class, meaning)
                .with(EPOCHS, Protocol::epochs)
                .with(TRAIN_IMAGES, Protocol::trainImages)
                .with(PATIENCE, Protocol::patience)
                .with(STEPS_PER_IMAGE, Protocol::stepsPerImage)
                .with(VALIDATION_IMAGES, Protocol::validationImages)
                .with(TEST_IMAGES, Protocol::testImages)
                .with(TEST_BLOCKS, Protocol::testBlocks)
                .with(TEST_SCORED, Protocol::testScored)
                .with(SAMPLE, Protocol::sample);
    }

    private static Protocol make(Name name, Values values) {
        return new Protocol(
                name,
                values.integer(EPOCHS),
                values.integer(TRAIN_IMAGES),
                values.integer(VALIDATION_IMAGES),
                values.integer(TEST_IMAGES),
                values.integer(TEST_BLOCKS),
                values.choice(TEST_SCORED),
                values.integer(PATIENCE),
                values.integer(STEPS_PER_IMAGE),
                values.choice(SAMPLE));
    }

    /** Images that one run draws without replacement. */
    public int images() {
        return trainImages + validationImages + testImages;
    }

    /** The blocks of test images, as equal as can be. */
    public List<int[]> blocks(int[] images) {
        List<int[]> blocks = new ArrayList<>();
        for (int block = 0; block < testBlocks; block++) {
            blocks.add(Arrays.copyOfRange(
                    images, firstOfBlock(images.length, block), firstOfBlock(images.length, block + 1)));
        }
        return blocks;
    }

    private int firstOfBlock(int images, int block) {
        return (int) ((long) images * block / testBlocks);
    }

    /** Of so many test images in a row, the first that the test accuracy reads; it reads all after it. */
    public int firstScored(int images) {
        return testScored == Scored.ALL ? 0 : firstOfBlock(images, testBlocks - 1);
    }

    /** Those of the blocks that the test accuracy reads. */
    public <T> List<T> scored(List<T> blocks) {
        return testScored == Scored.ALL ? blocks : blocks.subList(blocks.size() - 1, blocks.size());
    }

    @Override
    public Variant<Protocol> variant() {
        return name == Name.PUBLISHED ? PUBLISHED : STANDARD;
    }

    @Override
    public Protocol protocol() {
        return this;
    }

    @Override
    public Course course(Samples dataset, Encoding encoding, RandomStreams streams) {
        Split split = Split.draw(dataset, this, streams);
        return new Course(
                dataset, split, List.of(new Episode(1, split.training(), split.validation(), Optional.empty())));
    }
}
