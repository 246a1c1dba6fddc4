package org.slumber.engine.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParameterTest {
    private enum Colour {
        RED,
        DARK_BLUE
    }

    @Test
    void aParameterThatWasAddedImpliesItsDefaultAndAnOriginalOneNothing() {
        RealParameter real = RealParameter.of("a.real", "mV", "m", Range.closed(0, 1), 0.5);
        WholeParameter whole = WholeParameter.of("a.whole", "steps", "m", Range.closed(0, 9), 3);
        ChoiceParameter<Colour> choice = ChoiceParameter.of("a.choice", "m", Colour.DARK_BLUE);
        TextParameter text = TextParameter.of("a.text", "m", "x");
        List<Parameter> originals = List.of(real, whole, choice, text);
        List<Parameter> added = List.of(real.added(), whole.added(), choice.added(), text.added());
        List<Object> defaults = List.of(0.5, 3L, "dark-blue", "x");
        for (int i = 0; i < defaults.size(); i++) {
            assertEquals(Optional.empty(), originals.get(i).impliedValue());
            assertEquals(Optional.of(defaults.get(i)), added.get(i).impliedValue());
            assertEquals(defaults.get(i), added.get(i).defaultValue());
        }
    }

    @Test
    void columnsAreInLowerCaseWithUnderscores() {
        assertEquals(
                "sleep_static_target",
                TextParameter.of("sleep.staticTarget", "m", "x").column());
    }

    @Test
    void whatIsAllowedIsSaid() {
        assertEquals("in [0, 1]", Range.closed(0, 1).text());
        assertEquals("above 0 and at most 2.5", Range.positive(2.5).text());
        assertEquals(
                "one of red, dark-blue",
                ChoiceParameter.of("a.b", "m", Colour.RED).allowed());
    }
}
