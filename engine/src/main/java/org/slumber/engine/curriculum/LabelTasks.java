package org.slumber.engine.curriculum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Samples;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.Choice;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.TextParameter;
import org.slumber.engine.spec.Variant;

/**
 * Tasks of some classes each, one after another (split MNIST and its like; the three scenarios of van de Ven and Tolias
 * 2019). Training, validation and test images are shared out among the tasks as equally as can be.
 *
 * @param name what is asked of an image
 * @param protocol sizes of the phases, of all tasks together; no early stopping, one feature vector an image
 * @param groups the classes of each task: {@code pairs}, or labels with commas between, tasks with {@code |} between
 * @param sequence how the tasks follow each other
 */
public record LabelTasks(Scenario name, Protocol protocol, String groups, TaskSequence sequence)
        implements TaskCurriculum {
    private static final String PAIRS = "pairs";
    /** Of the ten classes that most data sets have. */
    private static final int USUAL_PAIRS = 5;

    private static final TextParameter GROUPS = TextParameter.of(
            "training.tasks", "classes of each task: pairs (0,1|2,3|...), or labels as in 0,1,2|3,4", PAIRS);

    public static final Variant<LabelTasks> CLASS_INCREMENTAL = declared(
            Scenario.CLASS_INCREMENTAL, "one task after another, each of some classes; every class may be the answer");
    public static final Variant<LabelTasks> TASK_INCREMENTAL = declared(
            Scenario.TASK_INCREMENTAL,
            "one task after another, each of some classes; only classes of the task asked about may be the answer");
    public static final Variant<LabelTasks> DOMAIN_INCREMENTAL = declared(
            Scenario.DOMAIN_INCREMENTAL,
            "one task after another, each of some classes; the answer is the class's place in its task");

    /** What is asked of an image. */
    public enum Scenario {
        /** Which class of all. */
        CLASS_INCREMENTAL,
        /** Which class of its task's. */
        TASK_INCREMENTAL,
        /** Which place among its task's classes, as {@code odd} and {@code even}: labels mean another thing in each. */
        DOMAIN_INCREMENTAL
    }

    public LabelTasks {
        parse(groups);
    }

    private static Variant<LabelTasks> declared(Scenario scenario, String meaning) {
        String name = Choice.nameOf(scenario);
        return TaskSequence.declare(
                        Variant.of(name, LabelTasks.class, meaning).with(GROUPS, LabelTasks::groups),
                        LabelTasks::sequence)
                .madeBy(values -> new LabelTasks(
                        scenario, TaskSequence.protocol(values, name), values.text(GROUPS), TaskSequence.make(values)));
    }

    @Override
    public Variant<LabelTasks> variant() {
        return switch (name) {
            case CLASS_INCREMENTAL -> CLASS_INCREMENTAL;
            case TASK_INCREMENTAL -> TASK_INCREMENTAL;
            case DOMAIN_INCREMENTAL -> DOMAIN_INCREMENTAL;
        };
    }

    @Override
    public int tasks() {
        return groups.equals(PAIRS) ? USUAL_PAIRS : parse(groups).size();
    }

    @Override
    public int earlierTasksOfAClass() {
        return 1;
    }

    /** The groups as they are written; empty for pairs. */
    private static List<int[]> parse(String text) {
        List<int[]> groups = new ArrayList<>();
        if (text.equals(PAIRS)) {
            return groups;
        }
        boolean[] taken = new boolean[Byte.MAX_VALUE * 2 + 2];
        for (String group : text.split("\\|", -1)) {
            List<Integer> labels = new ArrayList<>();
            for (String label : group.split(",", -1)) {
                String digits = label.strip();
                int number = digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : taken.length;
                if (number >= taken.length || taken[number]) {
                    throw wrong(text);
                }
                taken[number] = true;
                labels.add(number);
            }
            groups.add(labels.stream().mapToInt(Integer::intValue).toArray());
        }
        return groups;
    }

    private static InvalidInputException wrong(String text) {
        return new InvalidInputException(GROUPS.path() + " must be " + PAIRS + ", or labels from 0 to 255, each once,"
                + " with commas between them and | between tasks, as in 0,1|2,3, was " + text);
    }

    /** Classes two by two; the last three are one task where they are odd in number. */
    private static List<int[]> pairs(int classes) {
        List<int[]> pairs = new ArrayList<>();
        for (int label = 0; label + 1 < classes || pairs.isEmpty(); label += 2) {
            pairs.add(
                    label + 3 == classes
                            ? new int[] {label, label + 1, label + 2}
                            : new int[] {label, Math.min(label + 1, classes - 1)});
        }
        return pairs;
    }

    @Override
    public Course course(Samples samples, Encoding encoding, RandomStreams streams) {
        Dataset dataset = images(samples);
        List<int[]> labels = groups.equals(PAIRS) ? pairs(dataset.classes()) : parse(groups);
        TaskSequence.check(protocol, labels.size());
        for (int[] group : labels) {
            for (int label : group) {
                if (label >= dataset.classes()) {
                    throw new InvalidInputException(GROUPS.path() + " must be of the labels of data set "
                            + dataset.name() + ", 0 to " + (dataset.classes() - 1) + ", was " + groups);
                }
            }
        }
        int classes = name == Scenario.DOMAIN_INCREMENTAL
                ? labels.stream().mapToInt(group -> group.length).max().orElseThrow()
                : dataset.classes();
        int[] shuffled = Split.shuffled(dataset, streams);
        TaskPool pool = new TaskPool(dataset, classes);
        List<TaskSequence.Task> tasks = new ArrayList<>();
        for (int k = 0; k < labels.size(); k++) {
            int[] group = labels.get(k);
            int[] images = Arrays.stream(shuffled)
                    .filter(image -> place(group, dataset.label(image)) >= 0)
                    .toArray();
            tasks.add(task(pool, dataset, images, group, k, labels.size()));
        }
        return sequence.course(pool, tasks);
    }

    private TaskSequence.Task task(TaskPool pool, Dataset dataset, int[] images, int[] group, int k, int tasks) {
        int training = TaskSequence.share(protocol.trainImages(), k, tasks);
        int validation = TaskSequence.share(protocol.validationImages(), k, tasks);
        int test = TaskSequence.share(protocol.testImages(), k, tasks);
        int needed = training + validation + test;
        if (images.length < needed) {
            throw new InvalidInputException("data set " + dataset.name() + " has " + images.length
                    + " images of the classes of task " + (k + 1) + ", but its share of training.images "
                    + protocol.trainImages() + ", validation.images " + protocol.validationImages()
                    + " and test.images " + protocol.testImages() + " is " + needed);
        }
        TaskPool.View view = new Labelled(dataset, name == Scenario.DOMAIN_INCREMENTAL ? group : new int[0]);
        boolean[] possible = new boolean[pool.classes()];
        for (int label = 0; label < possible.length; label++) {
            possible[label] = name != Scenario.TASK_INCREMENTAL || place(group, label) >= 0;
        }
        return new TaskSequence.Task(
                pool.add(Arrays.copyOfRange(images, 0, training), view),
                pool.add(Arrays.copyOfRange(images, training, training + validation), view),
                pool.add(Arrays.copyOfRange(images, training + validation, needed), view),
                possible);
    }

    private static int place(int[] group, int label) {
        for (int place = 0; place < group.length; place++) {
            if (group[place] == label) {
                return place;
            }
        }
        return -1;
    }

    /** Images as they are, labelled by their place in a group, or as they are where that is empty. */
    private record Labelled(Dataset dataset, int[] group) implements TaskPool.View {
        @Override
        public byte[] pixels(int image) {
            return dataset.pixels(image);
        }

        @Override
        public int label(int image) {
            return group.length == 0 ? dataset.label(image) : place(group, dataset.label(image));
        }

        @Override
        public int[] inputOrder() {
            return new int[0];
        }
    }
}
