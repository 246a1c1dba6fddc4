package org.slumber.engine.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurrentBalanceTest {
    private static CurrentBalance.Bin bin(double excitation, double inhibition) {
        return new CurrentBalance.Bin(new double[] {excitation}, new double[] {inhibition});
    }

    @Test
    void meansAreOfAStepAndTheCorrelationIsOverBins() {
        CurrentBalance balance = new CurrentBalance(List.of(bin(100, 50), bin(300, 150), bin(200, 100)));
        assertEquals(2, balance.excitation().orElseThrow(), 1e-12);
        assertEquals(1, balance.inhibition().orElseThrow(), 1e-12);
        assertEquals(0.5, balance.ratio().orElseThrow(), 1e-12);
        assertEquals(1, balance.correlation().orElseThrow(), 1e-12);
        assertEquals(
                -1,
                new CurrentBalance(List.of(bin(1, 2), bin(2, 1))).correlation().orElseThrow(),
                1e-12);
    }

    @Test
    void nothingHasNoBalance() {
        assertTrue(new CurrentBalance(List.of()).excitation().isEmpty());
        assertTrue(new CurrentBalance(List.of(bin(0, 3))).ratio().isEmpty());
        assertTrue(new CurrentBalance(List.of(bin(1, 1))).correlation().isEmpty());
    }
}
