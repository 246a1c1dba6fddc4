package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.data.Geomfig;

class StoredTest {
    /** Four classes of 225 pixels, two images of each in the buffer. */
    @ParameterizedTest
    @CsvSource({
        "sleep.content, noise, 0, 0",
        "sleep.content, sequence, 0, 1",
        "sleep.content, image, 225, 0",
        "sleep.imageStatistic, class, 900, 1",
        "protocol, class-incremental, 1800, 1"
    })
    void whatIsKeptOfImages(String path, String value, double values, double labels) {
        Map<String, Object> given = new HashMap<>(Map.of(
                path,
                value,
                "training.epochs",
                1,
                "training.images",
                8,
                "training.stepsPerImage",
                20,
                "validation.images",
                0,
                "test.images",
                8));
        if (path.equals("protocol")) {
            given.put("tasks.bufferImages", 2);
        } else {
            given.putIfAbsent("sleep.content", "image");
        }
        Map<String, Double> metrics =
                Engine.run(Catalogue.specOf(given), Geomfig.generate(40)).metrics();
        assertEquals(values, metrics.get("stored_values"));
        assertEquals(labels, metrics.get("stored_labels"));
    }
}
