package org.slumber.engine.curriculum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.readout.Sample;
import org.slumber.engine.spec.InvalidInputException;

class ProtocolTest {
    @Test
    void publishedProtocolStopsEarlyAndScoresTheLastBlock() {
        Protocol protocol = Catalogue.specOf(Map.of("protocol", "published")).protocol();
        assertEquals(
                new Protocol(
                        Protocol.Name.PUBLISHED,
                        20,
                        300,
                        100,
                        1000,
                        5,
                        Protocol.Scored.LAST_BLOCK,
                        6,
                        1000,
                        Sample.LABEL_RUN),
                protocol);
    }

    @Test
    void patienceNeedsImagesToValidateOn() {
        assertEquals(
                "training.patience must be 0 where validation.images is 0, was 6",
                assertThrows(
                                InvalidInputException.class,
                                () -> Catalogue.specOf(Map.of("protocol", "published", "validation.images", 0)))
                        .getMessage());
    }

    @Test
    void noMoreTestBlocksThanTestImages() {
        assertEquals(
                "test.blocks must be in [1, 3], was 4",
                assertThrows(
                                InvalidInputException.class,
                                () -> Catalogue.specOf(Map.of("test.images", 3, "test.blocks", 4)))
                        .getMessage());
    }
}
