package org.slumber.engine.curriculum;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.slumber.engine.readout.NeuronLabels;
import org.slumber.engine.spec.Choice;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * How the tasks of a run follow each other.
 *
 * @param schedule one after another, or all at once
 * @param bufferImages images of each class of earlier tasks that are kept, and shown among those of each later task, 0 to
 *     1 000 000
 * @param neuronLabels which class a neuron keeps
 * @param alone whether each task is also trained alone from the same start
 */
record TaskSequence(Schedule schedule, int bufferImages, NeuronLabels.Kept neuronLabels, Alone alone)
        implements Serializable {
    private static final ChoiceParameter<Schedule> SCHEDULE = ChoiceParameter.of(
            "tasks.schedule", "one task after another, or all tasks at once as an upper bound", Schedule.SEQUENTIAL);
    private static final WholeParameter BUFFER_IMAGES = WholeParameter.of(
            "tasks.bufferImages",
            "images",
            "images of each class of earlier tasks that are kept and shown among those of later ones",
            Range.closed(0, 1_000_000),
            0);
    private static final ChoiceParameter<NeuronLabels.Kept> NEURON_LABELS = ChoiceParameter.of(
            "tasks.neuronLabels",
            "class that a neuron of the learner stdp keeps which was labelled at the end of several tasks",
            NeuronLabels.Kept.LATEST);
    private static final ChoiceParameter<Alone> ALONE = ChoiceParameter.of(
            "tasks.alone",
            "whether each task is also trained alone, for the distance of the weights from what that gives",
            Alone.OFF);

    /** Fewest training images of a task. */
    private static final int FEWEST = 2;

    /** How tasks follow each other. */
    enum Schedule {
        /** One after another. */
        SEQUENTIAL,
        /** One episode of all: what a network that forgets nothing can do. */
        JOINT
    }

    /** Whether each task is also trained alone. */
    enum Alone {
        /** It is not. */
        OFF,
        /** It is, which takes as long again. */
        ON
    }

    TaskSequence {
        BUFFER_IMAGES.check(bufferImages);
        if (schedule == Schedule.JOINT && bufferImages > 0) {
            throw new InvalidInputException(
                    "tasks.bufferImages must be 0 with tasks.schedule joint, was " + bufferImages);
        }
    }

    /** Declares these parameters, and what a curriculum of tasks changes in the defaults of its protocol. */
    static <R extends SpecPart> Variant.Builder<R> declare(
            Variant.Builder<R> builder, Function<R, TaskSequence> sequence) {
        return builder.with(SCHEDULE, part -> sequence.apply(part).schedule())
                .with(BUFFER_IMAGES, part -> sequence.apply(part).bufferImages())
                .with(NEURON_LABELS, part -> sequence.apply(part).neuronLabels())
                .with(ALONE, part -> sequence.apply(part).alone())
                .containing(Protocol.STANDARD)
                .defaulting(Protocol.VALIDATION_IMAGES, 0);
    }

    static TaskSequence make(Values values) {
        return new TaskSequence(
                values.choice(SCHEDULE),
                values.integer(BUFFER_IMAGES),
                values.choice(NEURON_LABELS),
                values.choice(ALONE));
    }

    /**
     * The protocol of a curriculum of tasks.
     *
     * @param name of the curriculum
     */
    static Protocol protocol(Values values, String name) {
        Protocol protocol = Protocol.STANDARD.make(values);
        only(Protocol.PATIENCE.path(), protocol.patience(), 0, name);
        only(Protocol.TEST_SCORED.path(), Choice.nameOf(protocol.testScored()), "all", name);
        only(Protocol.SAMPLE.path(), Choice.nameOf(protocol.sample()), "image", name);
        return protocol;
    }

    private static void only(String path, Object value, Object allowed, String curriculum) {
        if (!value.equals(allowed)) {
            throw new InvalidInputException(
                    path + " must be " + allowed + " with protocol " + curriculum + ", was " + value);
        }
    }

    boolean trainsEachAlone() {
        return alone == Alone.ON;
    }

    /** How many of so many tasks came before each at whose end there is an exam, {@code [exam]}. */
    int[] earlierTasks(int tasks) {
        return IntStream.range(schedule == Schedule.JOINT ? tasks - 1 : 0, tasks)
                .toArray();
    }

    /** About how many images are shown at the ends of so many tasks. */
    double imagesExamined(Protocol protocol, int tasks) {
        int exams = earlierTasks(tasks).length;
        return exams * (double) protocol.testImages() + (exams + 1) / 2.0 * protocol.trainImages();
    }

    /**
     * The images of one task.
     *
     * @param training in the order in which they are shown
     * @param validation after each of the task's epochs
     * @param test of what is known of it
     * @param possible {@code [class]}: whether it may be the answer to its test
     */
    record Task(int[] training, int[] validation, int[] test, boolean[] possible) {}

    /** What a run is shown of these tasks, whose indices are those of the pool. */
    Course course(TaskPool pool, List<Task> tasks) {
        Split split = new Split(
                inTurn(tasks.stream().map(Task::training).toList()),
                inTurn(tasks.stream().map(Task::validation).toList()),
                tasks.stream().flatMapToInt(task -> Arrays.stream(task.test())).toArray());
        List<TaskExam.TaskTest> tests = new ArrayList<>();
        for (Task task : tasks) {
            tests.add(new TaskExam.TaskTest(tests.size() + 1, task.test(), task.possible()));
        }
        List<Episode> episodes = new ArrayList<>();
        if (schedule == Schedule.JOINT) {
            TaskExam exam = new TaskExam(split.training(), split.training(), neuronLabels, tests);
            episodes.add(new Episode(tasks.size(), split.training(), split.validation(), Optional.of(exam)));
        } else {
            for (int k = 0; k < tasks.size(); k++) {
                Task task = tasks.get(k);
                List<int[]> soFar =
                        tasks.subList(0, k + 1).stream().map(Task::training).toList();
                TaskExam exam = new TaskExam(task.training(), inTurn(soFar), neuronLabels, tests);
                int[] kept = kept(pool, soFar.subList(0, k));
                episodes.add(new Episode(k + 1, among(task.training(), kept), task.validation(), Optional.of(exam)));
            }
        }
        return new Course(pool.dataset(), split, episodes);
    }

    /** The first so many images of each class of these tasks. */
    private int[] kept(TaskPool pool, List<int[]> earlier) {
        List<Integer> kept = new ArrayList<>();
        for (int[] task : earlier) {
            int[] ofClass = new int[pool.classes()];
            for (int image : task) {
                if (ofClass[pool.label(image)]++ < bufferImages) {
                    kept.add(image);
                }
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Two lists as one, the second spread evenly over the first. */
    private static int[] among(int[] images, int[] kept) {
        int[] all = new int[images.length + kept.length];
        int next = 0;
        for (int i = 0; i < all.length; i++) {
            boolean turn = (long) (i + 1) * kept.length / all.length > next;
            all[i] = turn ? kept[next] : images[i - next];
            next += turn ? 1 : 0;
        }
        return all;
    }

    /** Lists that take turns, the first of each, then the second. */
    private static int[] inTurn(List<int[]> lists) {
        int longest = lists.stream().mapToInt(list -> list.length).max().orElse(0);
        return IntStream.range(0, longest)
                .flatMap(i -> lists.stream().filter(list -> i < list.length).mapToInt(list -> list[i]))
                .toArray();
    }

    /** The share of a task, from 0, in so many images. */
    static int share(int images, int task, int tasks) {
        return (int) ((long) images * (task + 1) / tasks - (long) images * task / tasks);
    }

    /** Refuses numbers of images of which a task would have too few. */
    static void check(Protocol protocol, int tasks) {
        atLeast(Protocol.TRAIN_IMAGES.path(), protocol.trainImages(), FEWEST, tasks);
        atLeast(Protocol.TEST_IMAGES.path(), protocol.testImages(), 1, tasks);
        if (protocol.validationImages() > 0) {
            atLeast(Protocol.VALIDATION_IMAGES.path(), protocol.validationImages(), 1, tasks);
        }
    }

    private static void atLeast(String path, int images, int each, int tasks) {
        if (images < each * tasks) {
            throw new InvalidInputException(
                    path + " must be at least " + each * tasks + " for " + tasks + " tasks, was " + images);
        }
    }
}
