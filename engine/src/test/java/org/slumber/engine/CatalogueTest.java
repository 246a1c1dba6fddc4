package org.slumber.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.plasticity.FrozenInhibitory;
import org.slumber.engine.plasticity.PairStdp;
import org.slumber.engine.plasticity.TraceRule;
import org.slumber.engine.spec.Family;
import org.slumber.engine.spec.InvalidInputException;

class CatalogueTest {
    private static final Map<String, Object> NOTHING = Map.of();

    @ParameterizedTest
    @ValueSource(strings = {"none", "sleep", "normalize", "nap"})
    void valuesOfASpecMakeTheSameSpec(String regulariser) {
        RunSpec spec = Catalogue.specOf(Map.of("regulariser", regulariser, "preset", "released", "seed", 7));
        assertEquals(spec, Catalogue.specOf(Catalogue.valuesOf(spec)));
    }

    @Test
    void valuesOfOtherVariantsAreAbsent() {
        Map<String, Object> values = Catalogue.valuesOf(Catalogue.specOf(Map.of("regulariser", "none")));
        assertFalse(values.containsKey("sleep.ratio"));
        assertFalse(values.containsKey("nap.steps"));
    }

    @Test
    void geomfigIsNotScaledToASumAndHasHalfTheGain() {
        Encoding encoding = Catalogue.specOf(NOTHING).encoding();
        assertEquals(new Encoding(15, Encoding.Scaling.NONE, 0.1, 0.5), encoding);
        assertEquals(
                new Encoding(15, Encoding.Scaling.SUM, 0.1, 1),
                Catalogue.specOf(Map.of("dataset", "mnist")).encoding());
    }

    @Test
    void whatIsSaidOfChangedDefaultsIsWhatSpecsHave() {
        for (Catalogue.ChangedDefaults changed : Catalogue.changedDefaults()) {
            Map<String, Object> values =
                    Catalogue.valuesOf(Catalogue.specOf(Map.of(changed.by().path(), changed.choice())));
            changed.defaults().forEach((parameter, value) -> {
                if (values.containsKey(parameter.path())) {
                    assertEquals(String.valueOf(value), String.valueOf(values.get(parameter.path())), parameter.path());
                }
            });
        }
    }

    @Test
    void ofTwoChoicesThatChangeADefaultTheLaterListedCounts() {
        Map<String, Object> both = Map.of("learner", "surrogate-gradient", "protocol", "published");
        Object last = null;
        for (Catalogue.ChangedDefaults changed : Catalogue.changedDefaults()) {
            if (changed.choice().equals(both.get(changed.by().path()))) {
                last = changed.defaults().getOrDefault(Protocol.PATIENCE, last);
            }
        }
        assertEquals(last, Catalogue.valuesOf(Catalogue.specOf(both)).get("training.patience"));
    }

    @Test
    void aSelectorMayBeWhatItsFamiliesHave() {
        assertEquals(
                "one of stdp, surrogate-gradient, organics, qif-sequence",
                Catalogue.allowed(Catalogue.LEARNERS.selector()));
        assertEquals(
                Catalogue.REGULARISERS.allowed()
                        + "; one of none, sleep, sleep-replay, ssdp, msth, or several joined by + with the learner surrogate-gradient"
                        + "; one of none, sleep with the learner organics"
                        + "; one of none, sleep with the learner qif-sequence",
                Catalogue.allowed(Catalogue.REGULARISERS.selector()));
        assertEquals("a whole number", Catalogue.allowed(RunSpec.SEED));
    }

    @Test
    void aFamilyOfOneSaysThatThereIsNoOther() {
        Family<?> family = Family.ofOne(
                Catalogue.LEARNERS.kind(),
                Catalogue.LEARNERS.selector(),
                Catalogue.LEARNERS.variants().subList(0, 1));
        assertEquals("stdp, the only one so far", family.allowed());
        assertEquals(
                "learner must be stdp, the only one so far, was hebb",
                assertThrows(InvalidInputException.class, () -> family.members("hebb"))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "sleep.ratio, 1.5, 'sleep.ratio must be in [0, 1], was 1.5'",
        "sleep.decay, 0, 'sleep.decay must be above 0 and at most 1, was 0'",
        "sleep.staticTarget, 30, 'sleep.staticTarget must be in [0.01, 25], was 30'",
        "neuron.restingPotential, 50, 'neuron.restingPotential must be in [-100, 40], was 50'",
        "network.inputExcitatoryProbability, -0.1, 'network.inputExcitatoryProbability must be in [0, 1], was -0.1'",
        "plasticity.minimumWeight, 26, 'plasticity.minimumWeight must be above 0 and at most 25, was 26'",
        "encoding.meanProbability, NaN, 'encoding.meanProbability must be above 0 and at most 1, was NaN'"
    })
    void valuesOutOfBoundsAreRefusedWithTheirBounds(String path, double value, String message) {
        assertRefused(Map.of(path, value), message);
    }

    /** A preset may choose mechanisms too, and what is given counts more. */
    @Test
    void thePresetOfTheFollowupBringsItsRules() {
        StdpLearner followup =
                (StdpLearner) Catalogue.specOf(Map.of("preset", "followup")).learner();
        assertEquals(TraceRule.VARIANT, followup.plasticity().variant());
        assertEquals(FrozenInhibitory.VARIANT, followup.inhibitory().variant());
        StdpLearner pair = (StdpLearner) Catalogue.specOf(Map.of("preset", "followup", "plasticity.rule", "pair"))
                .learner();
        assertEquals(PairStdp.VARIANT, pair.plasticity().variant());
        RunSpec mnist = Catalogue.specOf(Map.of("preset", "followup", "dataset", "mnist"));
        assertEquals(new Encoding(28, Encoding.Scaling.NONE, 0.1, 0.09), mnist.encoding());
        assertEquals(70_000, mnist.protocol().images());
    }

    @Test
    void wrongKindsOfValuesAreRefused() {
        assertRefused(Map.of("sleep.ratio", "much"), "sleep.ratio must be a number, was much");
        assertRefused(Map.of("seed", 1.5), "seed must be a whole number, was 1.5");
        assertRefused(Map.of("preset", "paper"), "preset must be one of table, released, followup, was paper");
        assertRefused(Map.of("dataset", 3), "dataset must be a text, was 3");
        assertRefused(Map.of("sleep.ration", 0.1), "unknown parameter sleep.ration");
        assertRefused(
                Map.of("protocol", "published", "validation.images", 0),
                "training.patience must be 0 where validation.images is 0, was 6");
    }

    private static void assertRefused(Map<String, Object> given, String message) {
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> Catalogue.specOf(given))
                        .getMessage());
    }
}
