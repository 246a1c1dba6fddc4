package org.slumber.engine.curriculum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.random.RandomStreams;

class RotatedTasksTest {
    private static final Dataset FIGURES = Geomfig.generate(200);

    @Test
    void rotatedTasksTurnTheSameImagesFurther() {
        RunSpec spec = Catalogue.specOf(Map.of(
                "protocol", "rotated",
                "tasks.count", 4,
                "tasks.degrees", 90,
                "training.images", 40,
                "test.images", 20));
        Course course = spec.curriculum().course(FIGURES, spec.encoding(), new RandomStreams(1));
        Dataset dataset = (Dataset) course.dataset();
        int rows = dataset.rows();
        byte[] upright = dataset.pixels(course.episodes().get(0).training()[0]);
        byte[] onItsHead = dataset.pixels(course.episodes().get(2).training()[0]);
        for (int pixel = 0; pixel < rows * rows; pixel++) {
            assertEquals(upright[pixel], onItsHead[rows * rows - 1 - pixel]);
        }
    }
}
