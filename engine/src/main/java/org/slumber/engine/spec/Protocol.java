package org.slumber.engine.spec;

import java.io.Serializable;

/**
 * How many images are shown, in which phases, and what counts as one sample (paper section on training; both protocols
 * of the README).
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
        implements Serializable {

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

    /** What one feature vector averages over. */
    public enum Sample {
        /** A maximal run of steps of one label; a sleep splits it. */
        LABEL_RUN,
        /** One image. */
        IMAGE
    }

    public Protocol {
        Bounds.inRange("training.epochs", epochs, 1, 10_000);
        Bounds.inRange("training.images", trainImages, 2, 1_000_000);
        Bounds.inRange("training.patience", patience, 0, 10_000);
        Bounds.inRange("training.stepsPerImage", stepsPerImage, 1, 1_000_000);
        Bounds.inRange("validation.images", validationImages, 0, 1_000_000);
        Bounds.inRange("test.images", testImages, 1, 1_000_000);
        Bounds.inRange("test.blocks", testBlocks, 1, testImages);
        if (patience > 0 && validationImages == 0) {
            throw new InvalidInputException(
                    "training.patience must be 0 where validation.images is 0, was " + patience);
        }
    }

    /** Images that one run draws without replacement. */
    public int images() {
        return trainImages + validationImages + testImages;
    }
}
