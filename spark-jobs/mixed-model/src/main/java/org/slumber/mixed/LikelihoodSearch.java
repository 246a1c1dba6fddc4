package org.slumber.mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slumber.engine.spec.InvalidInputException;

/**
 * The search for the greatest likelihood of a model, from several points. What stands at the end of its range is left out on
 * the way: random terms without spread, and dispersions without end.
 */
final class LikelihoodSearch {
    /** Minus log-likelihood by which a point may be worse for a search to begin there. */
    private static final double WORTH_A_TRY = 1;

    private final ModelSpecification specification;
    private final Family family;
    private final ModelFrame frame;
    private final FittedDesign design;
    private final DispersionRows dispersion;
    private final Responses responses;

    LikelihoodSearch(ModelSpecification specification, ModelFrame frame, FittedDesign design, Responses responses) {
        this(specification, frame, design, dispersion(specification, frame), responses);
    }

    /** With some rows pinned from the beginning. */
    LikelihoodSearch(
            ModelSpecification specification,
            ModelFrame frame,
            FittedDesign design,
            DispersionRows dispersion,
            Responses responses) {
        this.specification = specification;
        family = specification.family();
        this.frame = frame;
        this.design = design;
        this.dispersion = dispersion;
        this.responses = responses;
    }

    private static DispersionRows dispersion(ModelSpecification specification, ModelFrame frame) {
        FittedDesign of = specification
                .dispersion()
                .map(formula -> FittedDesign.of(formula.intercept(), formula.fixed(), frame))
                .orElseGet(() -> FittedDesign.of(true, List.of(), frame));
        return specification.family().dispersed()
                ? DispersionRows.of(of, frame.rows())
                : DispersionRows.none(of, frame.rows());
    }

    /**
     * Where a search ended.
     *
     * @param function which was at it last
     * @param active the random terms whose spread is not 0
     * @param errors rough standard errors of the parameters
     */
    record Found(
            MaximumSearch search,
            LaplaceLikelihood function,
            MaximumSearch.Summit summit,
            List<RandomBlock> active,
            double[] errors) {

        /** Where to go on from with more rows pinned, if the likelihood may be no lower then. */
        Optional<Start> pinning(int[] rows, Family family, Responses responses) {
            DispersionRows pinned = function.dispersion().pinning(rows);
            double[] own = summit.parameters();
            int first = function.fixedParameters();
            int kept = pinned.basis().length;
            double[] parameters = new double[own.length - function.dispersion().basis().length + kept];
            double[] coordinates = pinned.coordinates(function.logDispersion(own));
            System.arraycopy(own, 0, parameters, 0, first);
            System.arraycopy(coordinates, 0, parameters, first, kept);
            System.arraycopy(
                    own, function.firstRandom(), parameters, first + kept, own.length - function.firstRandom());
            double[] widths = dropped(errors, first, function.dispersion().basis().length - kept);
            LaplaceLikelihood other = new LaplaceLikelihood(
                    function.basis(), pinned, family, responses, new RandomEffects(active, responses.rows()));
            double value = other.valueAndGradient(parameters, new double[parameters.length]);
            return value < summit.value() + WORTH_A_TRY
                    ? Optional.of(new Start(new StartingPoint(parameters, widths), active, pinned))
                    : Optional.empty();
        }

        /** Where to go on from without one of the random terms. */
        Start without(int block) {
            int first = function.firstRandom() + function.effects().firstParameter(block);
            int count = active.get(block).parameters();
            List<RandomBlock> rest = new ArrayList<>(active);
            rest.remove(block);
            return new Start(
                    new StartingPoint(dropped(summit.parameters(), first, count), dropped(errors, first, count)),
                    rest,
                    function.dispersion());
        }

        private static double[] dropped(double[] values, int first, int count) {
            return IntStream.range(0, values.length)
                    .filter(i -> i < first || i >= first + count)
                    .mapToDouble(i -> values[i])
                    .toArray();
        }
    }

    /** Where a search begins, with which random terms, and in which rows the dispersion is estimated. */
    private record Start(StartingPoint point, List<RandomBlock> active, DispersionRows dispersion) {}

    /** A maximum, and what was found where. */
    record Polished(Found found, MaximumSearch.Maximum maximum) {}

    /** Where the likelihood is too flat to tell, what costs next to nothing is left out: a dispersion, or a random term. */
    Polished polished(Found from) {
        Found found = from;
        while (true) {
            Optional<MaximumSearch.Maximum> maximum = found.search.polish(found.summit, found.errors);
            if (maximum.isPresent()) {
                return new Polished(found, maximum.get());
            }
            Optional<Found> pinned = pinned(found, MaximumSearch.LITTLE_GAIN);
            if (pinned.isPresent()) {
                // a precision so great that hardly anything hangs on it
                found = pinned.get();
                continue;
            }
            double bound = found.summit.value() + MaximumSearch.LITTLE_GAIN;
            List<RandomBlock> active = found.active;
            found = active.stream()
                    .map(block -> best(starts(active.stream()
                            .filter(other -> !other.equals(block))
                            .toList())))
                    .filter(without -> without.summit.value() <= bound)
                    .min((a, b) -> Double.compare(a.summit.value(), b.summit.value()))
                    .orElseThrow(() -> new InvalidInputException("the model `"
                            + specification.formula().text()
                            + "` cannot be fitted: the likelihood has no clear maximum: the data do not tell its parameters"
                            + " apart; leave a term out"));
        }
    }

    /** From several points. */
    private List<Found> starts(List<RandomBlock> blocks) {
        return StartingPoint.of(family, responses, design.basis().columns(), dispersion, blocks).stream()
                .map(start -> climbed(new Start(start, blocks, dispersion)))
                .toList();
    }

    private static Found best(List<Found> found) {
        return found.stream()
                .min((a, b) -> Double.compare(a.summit.value(), b.summit.value()))
                .orElseThrow();
    }

    /** The best maximum, and how many starts ended lower by more than rounding. */
    record Optima(Found best, int others) {}

    /** Refuses a model that has as many parameters of means and dispersion as there are rows, or more. */
    void refuseTooFewRows() {
        int means = design.basis().rank() + dispersion.basis().length;
        if (frame.rows() <= means) {
            int parameters = means
                    + frame.blocks().stream().mapToInt(RandomBlock::parameters).sum();
            throw new InvalidInputException(
                    "the model `" + specification.formula().text() + "` cannot be fitted: it has " + parameters
                            + " parameters, and " + frame.rows() + " rows are too few to estimate them");
        }
    }

    Optima optima() {
        List<Found> found = starts(frame.blocks());
        Found best = best(found);
        int lower = (int) found.stream()
                .filter(other -> other.summit.value() > best.summit.value() + FitNotes.ANOTHER_MAXIMUM)
                .count();
        return new Optima(best, lower);
    }

    /** Climbs, and leaves out what stands at the end of its range: random terms without spread, dispersions without end. */
    private Found climbed(Start from) {
        Found found = summit(from);
        while (true) {
            Optional<Integer> singular = found.search.singularTerm(found.summit.parameters(), MaximumSearch.NO_GAIN);
            Optional<Found> pinned = singular.isPresent() ? Optional.empty() : pinned(found, MaximumSearch.NO_GAIN);
            if (singular.isEmpty() && pinned.isEmpty()) {
                return found;
            }
            found = pinned.isPresent() ? pinned.get() : summit(found.without(singular.orElseThrow()));
        }
    }

    private Found summit(Start start) {
        LaplaceLikelihood function = new LaplaceLikelihood(
                design.basis().columns(),
                start.dispersion,
                family,
                responses,
                new RandomEffects(start.active, frame.rows()));
        MaximumSearch search = new MaximumSearch(function);
        return new Found(search, function, search.climb(start.point), start.active, start.point.scale());
    }

    /** With the rows of the greatest precision pinned, where the log-likelihood falls by no more then. */
    private Optional<Found> pinned(Found found, double by) {
        DispersionRows rows = found.function.dispersion();
        if (!family.fractions() || rows.basis().length == 0) {
            return Optional.empty();
        }
        double[] logDispersion = found.function.logDispersion(found.summit.parameters());
        // a group of rows without a parameter of its own cannot go its own way
        Optional<int[]> group = rows.groups().stream()
                .filter(own -> !rows.pinned()[own[0]] && OrthonormalBasis.spansIndicator(rows.basis(), own))
                .max((a, b) -> Double.compare(logDispersion[a[0]], logDispersion[b[0]]));
        return group.flatMap(own -> found.pinning(own, family, responses))
                .map(this::summit)
                .filter(other -> other.summit.value() <= found.summit.value() + by);
    }
}
