package org.slumber.engine.curriculum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.InvalidInputException;

class LabelTasksTest {
    private static final Dataset FIGURES = Geomfig.generate(200);

    private static RunSpec spec(String curriculum, Map<String, Object> more) {
        Map<String, Object> given = new HashMap<>(
                Map.of("protocol", curriculum, "training.images", 40, "validation.images", 8, "test.images", 20));
        given.putAll(more);
        return Catalogue.specOf(given);
    }

    private static Course course(String curriculum, Map<String, Object> more) {
        RunSpec spec = spec(curriculum, more);
        return spec.curriculum().course(FIGURES, spec.encoding(), new RandomStreams(1));
    }

    private static Set<Integer> labels(Course course, int[] images) {
        return Arrays.stream(images).mapToObj(course.dataset()::label).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        "class-incremental, 4, '[0, 1], [2, 3]', '1111 1111'",
        "task-incremental, 4, '[0, 1], [2, 3]', '1100 0011'",
        "domain-incremental, 2, '[0, 1], [0, 1]', '11 11'"
    })
    void scenariosDifferInLabelsAndAnswers(String scenario, int classes, String shown, String possible) {
        Course course = course(scenario, Map.of());
        assertEquals(classes, course.dataset().classes());
        assertEquals(
                "[" + shown + "]",
                course.episodes().stream()
                        .map(episode -> labels(course, episode.training()))
                        .toList()
                        .toString());
        List<TaskExam.TaskTest> tests =
                course.episodes().get(1).exam().orElseThrow().tests();
        assertEquals(
                possible,
                tests.stream()
                        .map(test -> IntStream.range(0, classes)
                                .mapToObj(label -> test.possible()[label] ? "1" : "0")
                                .collect(Collectors.joining()))
                        .collect(Collectors.joining(" ")));
        for (Episode episode : course.episodes()) {
            assertEquals(20, episode.training().length);
            assertEquals(4, episode.validation().length);
            int[] test = tests.get(episode.task() - 1).images();
            assertEquals(10, test.length);
            assertEquals(labels(course, episode.training()), labels(course, test));
        }
        assertEquals(40, course.episodes().get(1).exam().orElseThrow().known().length);
        assertEquals(20, course.split().test().length);
    }

    /** Pixels and labels are those of the data set, whatever the indices are. */
    @Test
    void imagesAreThoseOfTheDataSet() {
        Course course = course("class-incremental", Map.of("training.tasks", "3|0,2"));
        List<String> all = IntStream.range(0, FIGURES.size())
                .mapToObj(image -> FIGURES.label(image) + Arrays.toString(FIGURES.pixels(image)))
                .toList();
        for (int image : course.split().training()) {
            assertTrue(all.contains(
                    course.dataset().label(image) + Arrays.toString(((Dataset) course.dataset()).pixels(image))));
        }
        assertEquals(
                List.of(Set.of(3), Set.of(0, 2)),
                course.episodes().stream()
                        .map(episode -> labels(course, episode.training()))
                        .toList());
    }

    @Test
    void allAtOnceAreOneEpisodeOfTheSameImages() {
        Course joint = course("class-incremental", Map.of("tasks.schedule", "joint"));
        Course sequential = course("class-incremental", Map.of());
        assertEquals(1, joint.episodes().size());
        assertArrayEquals(joint.split().training(), joint.episodes().get(0).training());
        assertArrayEquals(sequential.split().training(), joint.split().training());
        assertArrayEquals(sequential.split().test(), joint.split().test());
        // tasks take turns
        assertEquals(
                List.of(0, 1, 0, 1, 0, 1),
                IntStream.range(0, 6)
                        .mapToObj(i -> joint.dataset().label(joint.split().training()[i]) / 2)
                        .toList());
    }

    @Test
    void theBufferKeepsSoManyImagesOfEachClassAndSpreadsThem() {
        Course course = course("class-incremental", Map.of("tasks.bufferImages", 3));
        int[] second = course.episodes().get(1).training();
        assertEquals(26, second.length);
        Map<Integer, Long> ofClass = Arrays.stream(second)
                .boxed()
                .collect(Collectors.groupingBy(course.dataset()::label, Collectors.counting()));
        assertEquals(3, ofClass.get(0));
        assertEquals(3, ofClass.get(1));
        Set<Integer> first =
                Arrays.stream(course.episodes().get(0).training()).boxed().collect(Collectors.toSet());
        List<Integer> places = IntStream.range(0, 26)
                .filter(i -> first.contains(second[i]))
                .boxed()
                .toList();
        for (int i = 1; i < places.size(); i++) {
            int gap = places.get(i) - places.get(i - 1);
            assertTrue(gap == 4 || gap == 5, places.toString());
        }
        assertEquals(20, course.episodes().get(1).exam().orElseThrow().own().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0|0", "0,1|", "a", "0,1|300", "-1"})
    void groupsThatAreNoneAreRefused(String groups) {
        String message = assertThrows(
                        InvalidInputException.class, () -> spec("class-incremental", Map.of("training.tasks", groups)))
                .getMessage();
        assertTrue(message.startsWith("training.tasks must be pairs, or labels"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "class-incremental, training.tasks, '0|7', 'training.tasks must be of the labels of data set geomfig, 0 to 3'",
        "class-incremental, training.images, 3, training.images must be at least 4 for 2 tasks",
        "class-incremental, training.images, 180, data set geomfig has 100 images of the classes of task 1",
        "permuted, training.images, 9, training.images must be at least 10 for 5 tasks",
        "rotated, training.patience, 3, training.patience must be 0 with protocol rotated",
        "permuted, features.sample, label-run, features.sample must be image with protocol permuted",
        "class-incremental, tasks.schedule, joint, tasks.bufferImages must be 0 with tasks.schedule joint"
    })
    void whatCannotBeIsRefusedInOneSentence(String curriculum, String path, String value, String sentence) {
        Map<String, Object> more = new HashMap<>();
        more.put(path, value.matches("\\d+") ? (Object) Long.valueOf(value) : value);
        if (value.equals("joint")) {
            more.put("tasks.bufferImages", 2);
        }
        String message = assertThrows(InvalidInputException.class, () -> course(curriculum, more))
                .getMessage();
        assertTrue(message.contains(sentence), message);
    }
}
