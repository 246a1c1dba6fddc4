package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MechanismWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "msth|''|msth",
                "msth|msth_fast_gain=0.0, msth_coordinator=none|msth (fast gain 0, coordinator none)",
                "none|surrogate_weight_decay=0.1|weight decay 0.1",
                "sgd|surrogate_learning_rate=3.0E-8|sgd (learning rate 3e-8)",
                "sgld|optimiser_replacement=true, optimiser_temperature=100.0|sgld (replacement, temperature 100)",
                "states+msth|states_shared=false, msth_slow_gain=0.5|states+msth (shared false, slow gain 0.5)",
                "none|sleep_noise_process=langevin|sleep noise process langevin",
                "none|surrogate_hidden_above=300,100, surrogate_clip=1.0|hidden above 300,100, clip 1",
                "mine|mine_of_a_jar=2|mine (mine of a jar 2)"
            })
    void columnsAndValuesBecomeWords(String mechanism, String altered, String words) {
        assertEquals(words, MechanismWords.of(mechanism, altered));
    }

    @Test
    void aValueMayHaveACommaOfItsOwn() {
        assertEquals(Map.of("a", "300,100", "b", "1, 2"), MechanismWords.pairs("a=300,100, b=1, 2"));
        assertEquals(Map.of(), MechanismWords.pairs(""));
    }
}
