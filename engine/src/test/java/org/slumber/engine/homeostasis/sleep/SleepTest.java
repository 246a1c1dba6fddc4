package org.slumber.engine.homeostasis.sleep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SleepTest {
    @ParameterizedTest
    @CsvSource({"0, 35000, 10000, 0", "0.00001, 35000, 10000, 1", "0.1, 35000, 10000, 3500", "0.3, 35000, 10000, 10000"
    })
    void aSleepLastsItsShareOfTheIntervalUpToTheMaximum(double ratio, int interval, int maximum, int steps) {
        Sleep sleep = new Sleep(ratio, 0.99997, Sleep.Target.STATIC, 0.01, interval, maximum, 0.001);
        assertEquals(steps, sleep.steps());
    }
}
