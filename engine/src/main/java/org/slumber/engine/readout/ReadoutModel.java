package org.slumber.engine.readout;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.CombinationSampler;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.readout.Readout.Classifier;

/**
 * The whole readout, fitted: z-scores, whitened principal components and the classifiers on top; top responders vote by
 * the rates themselves. All of it is fitted on one random share of the training samples, and nothing else of them is
 * used. Data that leave nothing to fit give a model that predicts the most frequent class, and {@link #flags()}.
 */
public final class ReadoutModel {
    /** Purpose of the random stream that draws the samples to fit on. */
    public static final String STREAM = "readout-split";

    /** {@code fraction · samples} can round to just under a whole number. */
    private static final double PRODUCT_ROUNDING = 1e-9;

    private final Classifier chosen;
    private final int classes;
    private final Optional<ScoreSpace> space;
    private final Map<Classifier, FittedClassifier> classifiers;
    private final Set<ReadoutFlag> flags;

    private ReadoutModel(
            Classifier chosen,
            int classes,
            Optional<ScoreSpace> space,
            Map<Classifier, FittedClassifier> classifiers,
            Set<ReadoutFlag> flags) {
        this.chosen = chosen;
        this.classes = classes;
        this.space = space;
        this.classifiers = classifiers;
        this.flags = flags;
    }

    /**
     * Fits every classifier.
     *
     * @param readout what to fit and how
     * @param train training samples, labels 0 to {@code classes}−1
     * @param classes number of classes, at least 1
     * @param streams the run's; the samples to fit on are the same for the same number of training samples
     */
    public static ReadoutModel fit(Readout readout, Features train, int classes, RandomStreams streams) {
        return fit(readout, EnumSet.allOf(Classifier.class), train, classes, streams);
    }

    /** As {@link #fit(Readout, Features, int, RandomStreams)}, but only the classifier that the spec names: cheaper. */
    public static ReadoutModel fitChosen(Readout readout, Features train, int classes, RandomStreams streams) {
        return fit(readout, EnumSet.of(readout.classifier()), train, classes, streams);
    }

    private static ReadoutModel fit(
            Readout readout, Set<Classifier> wanted, Features train, int classes, RandomStreams streams) {
        Features fitted = train.subset(split(train.size(), readout.fitFraction(), streams.stream(STREAM)));
        Set<ReadoutFlag> flags = flags(fitted, classes);
        Map<Classifier, FittedClassifier> classifiers = new EnumMap<>(Classifier.class);
        if (flags.stream().anyMatch(ReadoutFlag::fallsBack)) {
            MostFrequentClass fallback = MostFrequentClass.fit(fitted.labels(), classes);
            wanted.forEach(classifier -> classifiers.put(classifier, fallback));
            return new ReadoutModel(readout.classifier(), classes, Optional.empty(), classifiers, flags);
        }
        ScoreSpace space = (readout.components() == 0
                        ? ScoreSpace.fit(fitted.rates(), readout.explainedVariance())
                        : ScoreSpace.fitComponents(fitted.rates(), readout.components()))
                .whitened();
        double[][] scores = space.scores(fitted.rates());
        for (Classifier classifier : wanted) {
            classifiers.put(classifier, fit(classifier, readout, fitted, scores, classes, flags));
        }
        return new ReadoutModel(readout.classifier(), classes, Optional.of(space), classifiers, flags);
    }

    /** {@code floor(fraction · samples)} of the samples, at least one if there are any, ascending. */
    static int[] split(int samples, double fraction, UniformRandomProvider random) {
        int size = Math.max((int) (samples * fraction + PRODUCT_ROUNDING), Math.min(1, samples));
        if (size >= samples) {
            return IntStream.range(0, samples).toArray();
        }
        int[] drawn = new CombinationSampler(random, samples, size).sample();
        Arrays.sort(drawn);
        return drawn;
    }

    private static Set<ReadoutFlag> flags(Features fitted, int classes) {
        Set<ReadoutFlag> flags = EnumSet.noneOf(ReadoutFlag.class);
        if (fitted.size() < 2) {
            flags.add(ReadoutFlag.TOO_FEW_SAMPLES);
            return flags;
        }
        int[] counts = ClassMeans.counts(fitted.labels(), classes);
        if (Arrays.stream(counts).filter(count -> count > 0).count() == 1) {
            flags.add(ReadoutFlag.SINGLE_CLASS);
        } else if (Arrays.stream(counts).anyMatch(count -> count == 0)) {
            flags.add(ReadoutFlag.CLASS_WITHOUT_SAMPLES);
        }
        if (Arrays.stream(counts).anyMatch(count -> count == 1)) {
            flags.add(ReadoutFlag.CLASS_WITH_ONE_SAMPLE);
        }
        flagConstantRates(Standardiser.fit(fitted.rates()), flags);
        return flags;
    }

    private static void flagConstantRates(Standardiser standardiser, Set<ReadoutFlag> flags) {
        boolean[] constant = standardiser.constant();
        double[] mean = standardiser.mean();
        boolean allConstant = true;
        boolean someFire = false;
        for (int j = 0; j < mean.length; j++) {
            allConstant &= constant[j];
            if (mean[j] > 0) {
                someFire = true;
                if (constant[j]) {
                    flags.add(ReadoutFlag.CONSTANT_FEATURE);
                }
            }
        }
        if (allConstant) {
            flags.add(someFire ? ReadoutFlag.NO_VARIANCE : ReadoutFlag.SILENT_NETWORK);
        }
    }

    private static FittedClassifier fit(
            Classifier classifier,
            Readout readout,
            Features fitted,
            double[][] scores,
            int classes,
            Set<ReadoutFlag> flags) {
        int[] labels = fitted.labels();
        switch (classifier) {
            case LOGISTIC_REGRESSION -> {
                LogisticRegression regression = readout.penalty() == Readout.Penalty.L2
                        ? LogisticRegression.fit(scores, labels, classes, readout.inverseRegularisation())
                        : LogisticRegression.fitSparse(scores, labels, classes, readout.inverseRegularisation());
                if (!regression.converged()) {
                    flags.add(ReadoutFlag.LOGISTIC_REGRESSION_NOT_CONVERGED);
                }
                return regression;
            }
            case QDA -> {
                QuadraticDiscriminant discriminant =
                        QuadraticDiscriminant.fit(scores, labels, classes, readout.covarianceShrinkage());
                if (discriminant.hasClassWithoutSpread()) {
                    flags.add(ReadoutFlag.CLASS_WITHOUT_SPREAD);
                }
                return discriminant;
            }
            case TOP_RESPONDER -> {
                return TopResponder.fit(fitted.rates(), labels, classes);
            }
        }
        throw new AssertionError(classifier);
    }

    /**
     * Labels samples.
     *
     * @param test at least one sample, of as many neurons as in training, labels 0 to {@code classes}−1
     */
    public ReadoutScores score(Features test) {
        if (test.size() == 0) {
            throw new IllegalArgumentException("no samples to score");
        }
        double[][] scores = space.map(fitted -> fitted.scores(test.rates())).orElse(test.rates());
        Map<Classifier, Double> accuracies = new EnumMap<>(Classifier.class);
        int[] predictions = new int[0];
        for (Map.Entry<Classifier, FittedClassifier> entry : classifiers.entrySet()) {
            double[][] features = entry.getKey() == Classifier.TOP_RESPONDER ? test.rates() : scores;
            int[] predicted =
                    Arrays.stream(features).mapToInt(entry.getValue()::predict).toArray();
            accuracies.put(entry.getKey(), accuracy(predicted, test.labels()));
            if (entry.getKey() == chosen) {
                predictions = predicted;
            }
        }
        return new ReadoutScores(chosen, accuracies, predictions, confusion(predictions, test.labels()));
    }

    private static double accuracy(int[] predicted, int[] labels) {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += predicted[i] == labels[i] ? 1 : 0;
        }
        return (double) right / labels.length;
    }

    private int[] confusion(int[] predicted, int[] labels) {
        int[] confusion = new int[classes * classes];
        for (int i = 0; i < labels.length; i++) {
            confusion[labels[i] * classes + predicted[i]]++;
        }
        return confusion;
    }

    /** What was unusual about the samples fitted on, as results spell it; empty for ordinary data. */
    public List<String> flags() {
        return flags.stream().map(ReadoutFlag::text).toList();
    }
}
