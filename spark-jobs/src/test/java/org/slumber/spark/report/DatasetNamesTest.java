package org.slumber.spark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetNamesTest {
    private static List<String> names(String... datasets) {
        DatasetNames names = new DatasetNames(List.of(datasets));
        return List.of(datasets).stream().map(names::of).toList();
    }

    @Test
    void whatIsKnownByNameKeepsIt() {
        assertEquals(List.of("geomfig", "fashion-mnist"), names("geomfig", "fashion-mnist"));
    }

    @Test
    void aFolderIsCalledByItsLastName() {
        assertEquals(List.of("letters", "emnist", "digits"), names("./letters", "/data/emnist/", "../sets/digits"));
    }

    @Test
    void aPairOfFilesIsCalledByItsImages() {
        assertEquals(List.of("my-images.idx"), names("sets/my-images.idx:sets/my-labels.idx.gz"));
    }

    @Test
    void whatWouldBeTakenForAnotherIsCalledByMoreOfItsPath() {
        assertEquals(
                List.of("a/letters", "letters"),
                names("/x/b/a/letters", "/sets/letters").stream().sorted().toList());
        assertEquals(List.of("mine/mnist", "mnist"), names("/data/mine/mnist", "mnist"));
        assertEquals(List.of("./mnist", "mnist"), names("./mnist", "mnist"));
    }
}
