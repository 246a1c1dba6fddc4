package org.slumber.mixed;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.InvalidInputException;

/** Compares a fit with the fits of the model without some columns of the fixed effects. */
final class LikelihoodRatios {
    /** Data sets that a bootstrap simulates. */
    static final int SAMPLES = 499;

    private static final long SEED = 1979;

    private final ModelSpecification specification;
    private final ModelFrame frame;
    private final FittedDesign design;
    private final Responses responses;
    private final DispersionRows dispersion;
    private final LikelihoodSearch.Found whole;

    LikelihoodRatios(
            ModelSpecification specification,
            ModelFrame frame,
            FittedDesign design,
            Responses responses,
            LikelihoodSearch.Found whole) {
        this.specification = specification;
        this.frame = frame;
        this.design = design;
        this.responses = responses;
        this.whole = whole;
        dispersion = whole.function().dispersion();
    }

    /** Twice the rise of the log-likelihood by these columns; not negative. */
    double of(Set<Integer> columns) {
        FittedDesign reduced = without(columns);
        double rise = of(whole, design, responses) - of(fitted(reduced, responses), reduced, responses);
        return Math.max(0, 2 * rise);
    }

    private FittedDesign without(Set<Integer> columns) {
        int[] kept = design.basis().kept();
        return design.of(IntStream.range(0, kept.length)
                .filter(k -> !columns.contains(k))
                .map(k -> kept[k])
                .toArray());
    }

    /** Rows that are pinned stay so: else a point without a mean of its own would be said to spread without end. */
    private LikelihoodSearch.Found fitted(FittedDesign reduced, Responses to) {
        Separation separation = Separation.of(reduced, frame, to, specification.family());
        return new LikelihoodSearch(specification, frame, reduced, dispersion, separation.softened())
                .optima()
                .best();
    }

    /** Of the responses as they are; at points of a separation, which were softened for the fit, its limit. */
    private double of(LikelihoodSearch.Found found, FittedDesign own, Responses given) {
        LaplaceLikelihood at = found.function().with(given);
        double[] parameters = found.summit().parameters();
        double value = at.valueAndGradient(parameters, new double[at.parameters()]);
        double[] logDispersion = at.logDispersion(parameters);
        for (int[] rows :
                Separation.of(own, frame, given, specification.family()).points()) {
            for (int row : rows) {
                value -= at.likelihood().value(row, at.predictor()[row], logDispersion[row]);
            }
        }
        return -value;
    }

    /**
     * The probability of a greater rise where the columns have no effect, by fits to data that are simulated from the model
     * without them (parametric bootstrap; as pbkrtest's {@code PBmodcomp}, Halekoh and Højsgaard 2014): (1 + greater ones)/(1 +
     * all).
     *
     * @param observed the rise in the data
     */
    double bootstrap(Set<Integer> columns, double observed) {
        FittedDesign reduced = without(columns);
        LikelihoodSearch.Found reference = fitted(reduced, responses);
        Simulation simulation = new Simulation(reference);
        UniformRandomProvider random = new RandomStreams(SEED).stream("bootstrap");
        int greater = 0;
        int all = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            Responses drawn = simulation.draw(random);
            try {
                double rise =
                        2 * (of(fitted(design, drawn), design, drawn) - of(fitted(reduced, drawn), reduced, drawn));
                all++;
                greater += rise >= observed ? 1 : 0;
            } catch (InvalidInputException e) {
                // a sample that cannot be fitted says nothing, as in pbkrtest
            }
        }
        return (1.0 + greater) / (1 + all);
    }

    /** Draws responses from a fitted model. */
    private final class Simulation {
        private final RandomEffects effects;
        private final double[] fixed;
        private final double[] logDispersion;

        private Simulation(LikelihoodSearch.Found found) {
            LaplaceLikelihood function = found.function();
            function.valueAndGradient(found.summit().parameters(), new double[function.parameters()]);
            effects = function.effects();
            fixed = function.predictor().clone();
            double[] modes = Arrays.stream(function.modes()).map(u -> -u).toArray();
            effects.addTo(fixed, modes);
            logDispersion = function.logDispersion(found.summit().parameters());
        }

        private Responses draw(UniformRandomProvider random) {
            var normal = NormalDistribution.of(0, 1).createSampler(random);
            double[] predictor = fixed.clone();
            effects.addTo(predictor, normal.samples(effects.size()).toArray());
            double[] values = new double[predictor.length];
            for (int i = 0; i < values.length; i++) {
                double mean = specification.family().mean(predictor[i]);
                double dispersion = Math.exp(logDispersion[i]);
                int trials = (int) Math.rint(responses.trials()[i]);
                values[i] = switch (specification.family()) {
                    case GAUSSIAN -> mean + dispersion * normal.sample();
                    case BETA -> beta(mean, dispersion, random);
                    case BINOMIAL -> count(trials, mean, random);
                    case BETA_BINOMIAL ->
                        count(
                                trials,
                                logDispersion[i] >= Family.BETA_BINOMIAL.greatestLogDispersion()
                                        ? mean
                                        : beta(mean, dispersion, random),
                                random);
                };
            }
            return new Responses(values, responses.trials());
        }

        private static double beta(double mean, double precision, UniformRandomProvider random) {
            double least = 1e-12;
            double drawn = BetaDistribution.of(
                            Math.max(mean * precision, least), Math.max((1 - mean) * precision, least))
                    .createSampler(random)
                    .sample();
            return Math.max(least, Math.min(1 - least, drawn));
        }

        private static double count(int trials, double mean, UniformRandomProvider random) {
            return BinomialDistribution.of(trials, mean).createSampler(random).sample() / (double) trials;
        }
    }

    /** Indices among the kept columns of those of a term. */
    Set<Integer> columns(String term) {
        return IntStream.range(0, design.kept().size())
                .filter(k -> design.kept().get(k).term().equals(term))
                .boxed()
                .collect(Collectors.toSet());
    }
}
