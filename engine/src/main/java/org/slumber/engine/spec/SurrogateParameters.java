package org.slumber.engine.spec;

import static org.slumber.engine.spec.Parameter.Type.INTEGER;
import static org.slumber.engine.spec.Parameter.Type.REAL;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rows of {@link Parameters} that only the surrogate-gradient network has. */
final class SurrogateParameters {
    private SurrogateParameters() {}

    static void addTo(List<Parameter> table) {
        own(table, "hidden", INTEGER, "neurons", "hidden neurons", SurrogateGradientLearner::hidden);
        own(table, "leak", REAL, "1/step", "what a membrane keeps a step", SurrogateGradientLearner::leak);
        own(table, "slope", REAL, "1", "alpha of the arctan surrogate", SurrogateGradientLearner::slope);
        own(table, "batch", INTEGER, "images", "images a gradient averages over", SurrogateGradientLearner::batch);
        own(table, "learningRate", REAL, "weight", "step size of Adam", SurrogateGradientLearner::learningRate);
        sleep(table, "sleepCopies", INTEGER, "1", "copies asleep", SurrogateRegulariser.Sleep::copies);
        sleep(table, "sleepSteps", INTEGER, "steps", "steps of a sleep", SurrogateRegulariser.Sleep::steps);
        sleep(
                table,
                "sleepNoise",
                REAL,
                "threshold",
                "membrane noise asleep, standard deviation",
                SurrogateRegulariser.Sleep::noise);
        sleep(
                table,
                "traceTimeConstant",
                REAL,
                "steps",
                "tau of the spike traces asleep",
                SurrogateRegulariser.Sleep::traceTimeConstant);
        sleep(
                table,
                "potentiation",
                REAL,
                "1",
                "STDP change asleep per post spike and pre trace",
                SurrogateRegulariser.Sleep::potentiation);
        sleep(
                table,
                "depression",
                REAL,
                "1",
                "STDP change asleep, downwards, per pre spike and post trace",
                SurrogateRegulariser.Sleep::depression);
        sleep(
                table,
                "plasticityRate",
                REAL,
                "weight",
                "factor on the STDP change of a sleep",
                SurrogateRegulariser.Sleep::plasticityRate);
    }

    /** The sleep of a spec's surrogate-gradient network, where it has both. */
    static Optional<SurrogateRegulariser.Sleep> sleepOf(RunSpec spec) {
        return learnerOf(spec)
                .map(SurrogateGradientLearner::regulariser)
                .filter(SurrogateRegulariser.Sleep.class::isInstance)
                .map(SurrogateRegulariser.Sleep.class::cast);
    }

    private static Optional<SurrogateGradientLearner> learnerOf(RunSpec spec) {
        return spec.learner() instanceof SurrogateGradientLearner surrogate ? Optional.of(surrogate) : Optional.empty();
    }

    private static void own(
            List<Parameter> table,
            String name,
            Parameter.Type type,
            String unit,
            String meaning,
            Function<SurrogateGradientLearner, Object> value) {
        Parameters.optional(table, "surrogate." + name, type, unit, meaning, List.of(), s -> learnerOf(s)
                .map(value));
    }

    private static void sleep(
            List<Parameter> table,
            String name,
            Parameter.Type type,
            String unit,
            String meaning,
            Function<SurrogateRegulariser.Sleep, Object> value) {
        Parameters.optional(table, "surrogate." + name, type, unit, meaning, List.of(), s -> sleepOf(s)
                .map(value));
    }
}
