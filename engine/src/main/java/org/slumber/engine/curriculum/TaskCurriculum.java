package org.slumber.engine.curriculum;

import java.util.List;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Samples;
import org.slumber.engine.spec.SpecPart;

/** A curriculum of several tasks. */
interface TaskCurriculum extends Curriculum {
    /** How the tasks follow each other. */
    TaskSequence sequence();

    /** Number of tasks; an estimate where that hangs on the data set. */
    int tasks();

    /** In how many tasks before the last one class is met. */
    int earlierTasksOfAClass();

    /** The images that it shows, each in a task's own way. */
    default Dataset images(Samples samples) {
        return samples.images("protocol " + variant().name(), "protocol standard can");
    }

    @Override
    default void check(Samples samples) {
        images(samples);
    }

    @Override
    default List<SpecPart> parts() {
        return List.of(protocol());
    }

    @Override
    default boolean trainsEachAlone() {
        return sequence().trainsEachAlone();
    }

    @Override
    default int[] earlierTasks() {
        return sequence().earlierTasks(tasks());
    }

    @Override
    default double imagesExamined() {
        return sequence().imagesExamined(protocol(), tasks());
    }

    @Override
    default double storedValues(int inputs, int classes) {
        return (double) earlierTasksOfAClass() * sequence().bufferImages() * classes * inputs;
    }

    @Override
    default boolean storesLabels() {
        return sequence().bufferImages() > 0;
    }
}
