package org.slumber.spark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void whatSomebodyWroteStays() {
        assertEquals("0.1", Figures.parameter(0.1));
        assertEquals("0.99997", Figures.parameter(0.99997));
        assertEquals("0", Figures.parameter(0));
        assertEquals("25000", Figures.parameter(25000));
    }

    @Test
    void whatADesignDrewIsShort() {
        assertEquals("0.2771", Figures.parameter(0.277106771761));
        assertEquals("0.000012", Figures.parameter(0.0000120000004));
        assertEquals("0.999833", Figures.parameter(0.99983312345));
    }

    @Test
    void numbersWithinATextAreShortToo() {
        assertEquals(
                "sleep_static_target=0.02539, training_images=200, x=0.5, v=1.2.3456789",
                Figures.parameters("sleep_static_target=0.02538712345, training_images=200, x=0.5, v=1.2.3456789"));
    }
}
