package org.slumber.mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the search for a model's greatest likelihood ended, and what it says.
 *
 * @param responses as the model has them, but for what a separation softened for the search
 * @param polished the maximum
 * @param otherMaxima how many starts ended lower
 */
record FitResult(
        ModelSpecification specification,
        ModelFrame frame,
        FittedDesign design,
        Squeeze squeeze,
        Responses responses,
        Separation separation,
        LikelihoodSearch.Polished polished,
        int otherMaxima) {
    private static final int MOST_NAMED = 5;

    private Family family() {
        return specification.family();
    }

    private LaplaceLikelihood function() {
        return polished.found().function();
    }

    /** Whether the rows spread alike in the groups that a formula of the dispersion tells apart. */
    Optional<Homogeneity> homogeneity(Formula candidate, Observations data) {
        ModelFrame grouped = ModelFrame.of(specification.withDispersion(Optional.of(candidate)), data);
        FittedDesign of = FittedDesign.of(candidate.intercept(), candidate.fixed(), grouped);
        LinearisedModel linearised = linearised();
        double[] squares = new double[frame.rows()];
        double[] least = new double[frame.rows()];
        for (int i = 0; i < squares.length; i++) {
            double residual = linearised.responses()[i] - function().predictor()[i];
            squares[i] = linearised.weights()[i] * residual * residual;
        }
        for (LinearisedModel.Scale scale : linearised.scales()) {
            IntStream.of(scale.rows()).forEach(row -> least[row] = scale.least());
        }
        // levels of random intercepts cost a parameter each, less one for the mean that they share
        double parameters = design.basis().rank()
                + polished.found().active().stream()
                        .mapToInt(block -> block.grouping().size() - 1)
                        .sum();
        return Homogeneity.of(candidate, DispersionRows.of(of, frame.rows()).groups(), squares, least, parameters);
    }

    /**
     * What the maximum says.
     *
     * @param first sentences that go before its own
     */
    MixedModelFit fit(List<String> first) {
        MaximumSearch.Maximum maximum = polished.maximum();
        LaplaceLikelihood function = function();
        LinearisedModel linearised = linearised();
        Optional<SmallSample> sample =
                specification.tests() == TestMethod.WALD ? Optional.empty() : SmallSample.of(linearised);
        FixedTests tests = new FixedTests(
                specification,
                design,
                maximum,
                sample,
                separation,
                new LikelihoodRatios(specification, frame, design, responses, polished.found()),
                frame.blocks());
        List<VarianceComponent> components = components(function, maximum);
        List<String> notes = new ArrayList<>(first);
        if (separation.found()) {
            notes.add(separation.note(frame, design.columns()));
        }
        if (squeeze.applied()) {
            notes.add(squeeze.note(specification.formula().response()));
        }
        notes.addAll(FitNotes.of(specification, frame, design, components, otherMaxima));
        pinned(function.dispersion(), notes);
        notes.addAll(new ResidualChecks(specification, frame, linearised, function.predictor()).notes());
        if (sample.isEmpty() && specification.tests() != TestMethod.WALD) {
            notes.add(
                    "Degrees of freedom are by containment: the random terms have too many levels for Satterthwaite's.");
        }
        List<FixedEffect> dispersion = dispersionEffects(function.dispersion(), maximum);
        ModelSummary summary = new ModelSummary(
                specification,
                frame.rows(),
                tests.coefficients(),
                tests.terms(),
                components,
                correlations(function, maximum),
                dispersion,
                precision(dispersion),
                maximum.logLikelihood(),
                function.fixedParameters()
                        + (family().dispersed()
                                ? function.dispersion().design().basis().rank()
                                : 0)
                        + frame.blocks().stream()
                                .mapToInt(RandomBlock::parameters)
                                .sum(),
                notes);
        return new MixedModelFit(
                summary,
                design,
                new LinearPredictor(function, maximum),
                tests,
                new QuantileResiduals(
                        family(),
                        responses,
                        function.predictor(),
                        function.logDispersion(maximum.scale().natural(maximum.parameters()))),
                squeeze,
                frame.blocks(),
                List.copyOf(polished.found().active()));
    }

    /** z = η + (y − μ)/μ′ with the weights that the family gives each row. */
    private LinearisedModel linearised() {
        LaplaceLikelihood function = function();
        MaximumSearch.Maximum maximum = polished.maximum();
        Responses softened = separation.softened();
        double[] predictor = function.predictor();
        double[] natural = maximum.scale().natural(maximum.parameters());
        double[] logDispersion = function.logDispersion(natural);
        double[] weights = new double[predictor.length];
        double[] linear = new double[predictor.length];
        double[] inflation = new double[predictor.length];
        for (int i = 0; i < weights.length; i++) {
            double slope = family().meanByPredictor(predictor[i]);
            double trials = softened.trials()[i];
            linear[i] = predictor[i] + (softened.values()[i] - family().mean(predictor[i])) / slope;
            inflation[i] = family() == Family.BETA_BINOMIAL
                    ? 1 + Math.max(0, trials - 1) / (Math.exp(logDispersion[i]) + 1)
                    : 1;
            weights[i] = switch (family()) {
                case GAUSSIAN -> Math.exp(-2 * logDispersion[i]);
                case BETA -> slope * (1 + Math.exp(logDispersion[i]));
                case BINOMIAL, BETA_BINOMIAL -> slope * trials / inflation[i];
            };
        }
        List<LinearisedModel.Scale> scales = new ArrayList<>();
        for (int[] rows : function.dispersion().groups()) {
            double greatest =
                    IntStream.of(rows).mapToDouble(i -> inflation[i]).max().orElseThrow();
            scales.add(
                    new LinearisedModel.Scale(rows, family().counts() ? 1 / greatest : 0, family() == Family.BINOMIAL));
        }
        // a term whose spread is estimated as 0 stays: what is between its levels is no residual
        double[] deviations = new double[frame.blocks().size()];
        for (int b = 0; b < deviations.length; b++) {
            int place = function.effects().blocks().indexOf(frame.blocks().get(b));
            deviations[b] = place < 0
                    ? 0
                    : Math.abs(
                            natural[function.firstRandom() + function.effects().firstParameter(place)]);
        }
        return new LinearisedModel(function.basis(), frame.blocks(), weights, linear, deviations, scales);
    }

    private void pinned(DispersionRows dispersion, List<String> notes) {
        if (!dispersion.somePinned()) {
            return;
        }
        String where = dispersion.allPinned()
                ? "The rows spread"
                : "Where "
                        + String.join(
                                " or ",
                                dispersion.groups().stream()
                                        .filter(rows -> dispersion.pinned()[rows[0]])
                                        .limit(MOST_NAMED)
                                        .map(rows -> frame.shared(
                                                rows, dispersion.design().columns()))
                                        .toList())
                        + " the rows spread";
        notes.add(where + (family().counts() ? " no more than counts do" : " hardly at all")
                + (frame.blocks().isEmpty() ? "" : " beside the random terms")
                + ", so that the precision has no greatest likelihood there.");
    }

    private List<FixedEffect> dispersionEffects(DispersionRows dispersion, MaximumSearch.Maximum maximum) {
        if (dispersion.basis().length == 0 || dispersion.somePinned()) {
            return List.of();
        }
        FittedDesign of = dispersion.design();
        int first = design.basis().rank();
        int rank = of.basis().rank();
        double[] coordinates = new double[rank];
        System.arraycopy(maximum.parameters(), first, coordinates, 0, rank);
        double[] coefficients = of.basis().coefficients(coordinates);
        double[][] rows = of.coefficientRows();
        List<FixedEffect> effects = new ArrayList<>();
        for (int k = 0; k < rank; k++) {
            double[] contrast = new double[maximum.parameters().length];
            System.arraycopy(rows[k], 0, contrast, first, rank);
            double error = Math.sqrt(maximum.covariance().product(contrast, contrast));
            effects.add(FixedEffect.of(of.kept().get(k), coefficients[k], error, Double.POSITIVE_INFINITY));
        }
        return effects;
    }

    private Optional<Precision> precision(List<FixedEffect> dispersion) {
        if (dispersion.size() != 1 || specification.dispersion().isPresent()) {
            return Optional.empty();
        }
        FixedEffect log = dispersion.get(0);
        return Optional.of(new Precision(
                Math.exp(log.estimate()), log.standardError(), exponential(log.estimate(), log.standardError())));
    }

    private List<VarianceComponent> components(LaplaceLikelihood function, MaximumSearch.Maximum maximum) {
        List<VarianceComponent> components = new ArrayList<>();
        for (RandomBlock block : frame.blocks()) {
            int place = function.effects().blocks().indexOf(block);
            for (int effect = 0; effect < block.dimension(); effect++) {
                String name = block.columns().get(effect).name();
                int levels = block.grouping().size();
                if (place < 0) {
                    components.add(new VarianceComponent(block.term().text(), name, levels, 0, Optional.empty()));
                } else {
                    LogSpread spread = spread(function, maximum, place, effect);
                    components.add(new VarianceComponent(
                            block.term().text(),
                            name,
                            levels,
                            Math.exp(spread.log),
                            Optional.of(exponential(spread.log, spread.error)).filter(FitNotes::useful)));
                }
            }
        }
        return components;
    }

    /** Logarithm of a standard deviation, and its standard error. */
    private record LogSpread(double log, double error) {}

    private static LogSpread spread(LaplaceLikelihood function, MaximumSearch.Maximum maximum, int place, int effect) {
        RandomBlock block = function.effects().blocks().get(place);
        int first = function.firstRandom() + function.effects().firstParameter(place);
        if (block.dimension() == 1) {
            return new LogSpread(
                    maximum.parameters()[first],
                    Math.sqrt(maximum.covariance().inverse().get(first, first)));
        }
        double square = 0;
        double[] gradient = new double[maximum.parameters().length];
        for (int c = 0; c <= effect; c++) {
            int entry = first + block.parameter(effect, c);
            square += maximum.parameters()[entry] * maximum.parameters()[entry];
            gradient[entry] = maximum.parameters()[entry];
        }
        return new LogSpread(
                Math.log(square) / 2, Math.sqrt(maximum.covariance().product(gradient, gradient)) / square);
    }

    private static List<Correlation> correlations(LaplaceLikelihood function, MaximumSearch.Maximum maximum) {
        List<Correlation> correlations = new ArrayList<>();
        for (int b = 0; b < function.effects().blocks().size(); b++) {
            RandomBlock block = function.effects().blocks().get(b);
            int first = function.firstRandom() + function.effects().firstParameter(b);
            for (int i = 1; i < block.dimension(); i++) {
                for (int j = 0; j < i; j++) {
                    double product = 0;
                    for (int c = 0; c <= j; c++) {
                        product += maximum.parameters()[first + block.parameter(i, c)]
                                * maximum.parameters()[first + block.parameter(j, c)];
                    }
                    double spreads = spread(function, maximum, b, i).log + spread(function, maximum, b, j).log;
                    correlations.add(new Correlation(
                            block.term().text(),
                            block.columns().get(j).name(),
                            block.columns().get(i).name(),
                            product / Math.exp(spreads)));
                }
            }
        }
        return correlations;
    }

    private static Interval exponential(double log, double standardError) {
        Interval logs = Student.interval(log, standardError, Double.POSITIVE_INFINITY);
        return new Interval(Math.exp(logs.low()), Math.exp(logs.high()));
    }
}
