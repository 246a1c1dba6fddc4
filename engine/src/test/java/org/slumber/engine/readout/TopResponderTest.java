package org.slumber.engine.readout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TopResponderTest {
    /** Neurons 0 and 1 fire most to class 0 on average, neuron 2 to class 2, neuron 3 never. */
    private static final double[][] RATES = {{0.4, 0.2, 0.0, 0}, {0.2, 0.2, 0.1, 0}, {0.1, 0.0, 0.3, 0}};

    private static final int[] LABELS = {0, 0, 2};

    @Test
    void neuronsBelongToTheClassTheyFireMostTo() {
        assertArrayEquals(
                new int[] {2, 0, 1}, TopResponder.fit(RATES, LABELS, 3).neurons());
    }

    @Test
    void classWhoseNeuronsFireMostOnAverageIsPredicted() {
        TopResponder voting = TopResponder.fit(RATES, LABELS, 3);
        assertEquals(0, voting.predict(new double[] {0.4, 0.2, 0.2, 0}));
        assertEquals(2, voting.predict(new double[] {0.4, 0.0, 0.3, 0}));
        assertEquals(2, voting.predict(new double[] {0.0, 0.0, 0.1, 0.9}));
    }

    @Test
    void tiesGoToTheLowerClass() {
        TopResponder voting = TopResponder.fit(new double[][] {{0.1, 0.2}, {0.1, 0.2}}, new int[] {1, 2}, 3);
        assertArrayEquals(new int[] {0, 2, 0}, voting.neurons());
        TopResponder fitted = TopResponder.fit(RATES, LABELS, 3);
        assertEquals(0, fitted.predict(new double[] {0.2, 0.2, 0.2, 0}));
        assertEquals(0, fitted.predict(new double[4]));
    }

    @Property(tries = 30)
    void doublingEveryRateChangesNothing(@ForAll long seed) {
        Features train = RandomRates.of(40, 10, 4, 1, seed);
        TopResponder voting = TopResponder.fit(train.rates(), train.labels(), 4);
        for (double[] row : train.rates()) {
            double[] doubled = Arrays.stream(row).map(rate -> 2 * rate).toArray();
            assertEquals(voting.predict(row), voting.predict(doubled));
        }
    }
}
