package org.slumber.engine.curriculum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.WholeParameter;

/** Tasks of all classes that show the same images, each in its own way. */
final class ChangedImages {
    static final WholeParameter COUNT = WholeParameter.of(
            "tasks.count", "tasks", "number of tasks of permuted or rotated", Range.closed(1, 100), 5);

    private ChangedImages() {}

    /**
     * What a run is shown.
     *
     * @param views how a task, from 0, shows and labels the images
     */
    static Course course(
            Protocol protocol,
            int tasks,
            TaskSequence sequence,
            Dataset dataset,
            RandomStreams streams,
            IntFunction<TaskPool.View> views) {
        TaskSequence.check(protocol, tasks);
        Split all = Split.draw(dataset, protocol, streams);
        int[] training = Arrays.copyOf(all.training(), protocol.trainImages() / tasks);
        int[] validation = Arrays.copyOf(all.validation(), protocol.validationImages() / tasks);
        int[] test = Arrays.copyOf(all.test(), protocol.testImages() / tasks);
        TaskPool pool = new TaskPool(dataset, dataset.classes());
        boolean[] possible = new boolean[dataset.classes()];
        Arrays.fill(possible, true);
        List<TaskSequence.Task> shown = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            TaskPool.View view = views.apply(task);
            shown.add(new TaskSequence.Task(
                    pool.add(training, view), pool.add(validation, view), pool.add(test, view), possible));
        }
        return sequence.course(pool, shown);
    }
}
