package org.slumber.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.spec.InvalidInputException;

class DatasetsTest {
    @TempDir
    Path data;

    @Test
    void trainAndTestFilesAreJoinedTrainFirst() {
        Path folder = data.resolve("mnist");
        IdxFiles.write(folder, "t10k-images-idx3-ubyte", IdxFiles.images(2, 3, 3));
        IdxFiles.write(folder, "t10k-labels-idx1-ubyte", IdxFiles.labels(7, 9));
        IdxFiles.write(folder, "train-images-idx3-ubyte.gz", IdxFiles.gzip(IdxFiles.images(3, 3, 3)));
        IdxFiles.write(folder, "train-labels-idx1-ubyte.gz", IdxFiles.gzip(IdxFiles.labels(1, 2, 3)));
        Dataset dataset = (Dataset) Datasets.load("mnist", data, 5);
        assertEquals(5, dataset.size());
        assertEquals(10, dataset.classes());
        assertEquals(1, dataset.label(0));
        assertEquals(9, dataset.label(4));
        assertEquals(18, dataset.pixels()[2 * 9]);
        assertEquals(0, dataset.pixels()[3 * 9]);
    }

    @Test
    void onePairAloneIsEnoughAndOtherFilesAreLeftAlone() {
        Path folder = data.resolve("kmnist");
        IdxFiles.write(folder, "t10k-images-idx3-ubyte", IdxFiles.images(2, 3, 3));
        IdxFiles.write(folder, "t10k-labels-idx1-ubyte", IdxFiles.labels(0, 1));
        IdxFiles.write(folder, "README.md", new byte[] {1});
        assertEquals(2, Datasets.load("kmnist", data, 2).size());
    }

    @Test
    void thePlainOneOfAFileThatIsThereTwiceIsRead() {
        Path folder = data.resolve("mnist");
        IdxFiles.write(folder, "t10k-images-idx3-ubyte", IdxFiles.images(2, 3, 3));
        IdxFiles.write(folder, "t10k-images-idx3-ubyte.gz", new byte[] {1});
        IdxFiles.write(folder, "t10k-labels-idx1-ubyte", IdxFiles.labels(0, 1));
        assertEquals(2, Datasets.load("mnist", data, 2).size());
    }

    @Test
    void otherSetsAreFoundByPathOfTheirFolder() {
        IdxFiles.write(data, "emnist-letters-train-images-idx3-ubyte", IdxFiles.images(2, 3, 3));
        IdxFiles.write(data, "emnist-letters-train-labels-idx1-ubyte", IdxFiles.labels(1, 26));
        assertEquals(27, Datasets.load(data.toString(), Path.of("unused"), 2).classes());
    }

    @Test
    void otherSetsAreFoundByPathsOfTwoFiles() {
        Path images = IdxFiles.write(data, "a.idx", IdxFiles.images(2, 3, 3));
        Path labels = IdxFiles.write(data, "b.idx", IdxFiles.labels(0, 1));
        String name = images + ":" + labels;
        Dataset dataset = (Dataset) Datasets.load(name, Path.of("unused"), 2);
        assertEquals(name, dataset.name());
        assertEquals(2, dataset.size());
    }

    @Test
    void anImageFileWithoutItsLabelsIsRefused() {
        Path folder = data.resolve("mnist");
        IdxFiles.write(folder, "t10k-images-idx3-ubyte", IdxFiles.images(2, 3, 3));
        IdxFiles.write(folder, "t10k-labels-idx1-ubyte", IdxFiles.labels(0, 1));
        Path lonely = IdxFiles.write(folder, "train-images-idx3-ubyte", IdxFiles.images(2, 3, 3));
        assertRefused("mnist", lonely + " is without its label file (…labels-idx1-ubyte) in the same folder");
    }

    @Test
    void aLabelFileWithoutItsImagesIsRefused() {
        Path lonely = IdxFiles.write(data.resolve("mnist"), "train-labels-idx1-ubyte", IdxFiles.labels(0));
        assertRefused("mnist", lonely + " is without its image file (…images-idx3-ubyte) in the same folder");
    }

    @Test
    void severalSetsInOneFolderAreRefusedWithTheirPairs() {
        for (String set : List.of("digits", "letters", "balanced")) {
            for (String part : List.of("train", "test")) {
                pair(data, "emnist-" + set + "-" + part + "-", 3);
            }
        }
        String pair =
                data + "/emnist-letters-train-images-idx3-ubyte:" + data + "/emnist-letters-train-labels-idx1-ubyte";
        assertRefused(data.toString(), "holds several data sets side by side; name one pair as IMAGES:LABELS");
        assertRefused(data.toString(), pair);
        assertEquals(3, Datasets.load(pair, data, 3).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a- b-", "train- kmnist-train-", "letters-test- digits-train-", "part1- part2-", "'' mnist-"})
    void pairsWhoseNamesDifferInMoreThanTheirPartAreSeveralSets(String parts) {
        int count = 3;
        for (String part : parts.replace("'", "").split(" ", -1)) {
            pair(data, part, count++);
        }
        assertRefused(data.toString(), "several data sets side by side");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"train- t10k-", "train- test-", "emnist-letters-train- emnist-letters-test-", "x_train_ x_valid_"
            })
    void partsOfOneSetAreJoined(String parts) {
        int count = 3;
        for (String part : parts.split(" ", -1)) {
            pair(data, part, count++);
        }
        assertEquals(7, Datasets.load(data.toString(), data, 3).size());
    }

    @Test
    void aSecondSetOfLabelsForTheSameImagesIsRefused() {
        pair(data, "train-", 3);
        pair(data, "test-", 3);
        assertRefused(data.toString(), "holds the same images twice");
        assertRefused(data.toString(), data + "/test-images-idx3-ubyte:" + data + "/test-labels-idx1-ubyte");
    }

    @Test
    void twoSetsOfLabelsForOneFileOfImagesAreRefused() {
        IdxFiles.write(data, "images-idx3-ubyte", IdxFiles.images(2, 3, 3));
        IdxFiles.write(data, "fine-labels-idx1-ubyte", IdxFiles.labels(0, 1));
        IdxFiles.write(data, "coarse-labels-idx1-ubyte", IdxFiles.labels(0, 0));
        assertRefused(
                data.toString(),
                "is without its label file (…labels-idx1-ubyte) in the same folder; files called"
                        + " otherwise are named as IMAGES:LABELS");
    }

    @Test
    void whatBeginsWithADotIsLeftAlone() {
        pair(data, "train-", 3);
        byte[] appleDouble = {0, 5, 22, 7, 0, 2, 0, 0};
        IdxFiles.write(data, "._train-images-idx3-ubyte", appleDouble);
        IdxFiles.write(data, "._train-labels-idx1-ubyte", appleDouble);
        IdxFiles.write(data, ".train-images-idx3-ubyte.gz", appleDouble);
        IdxFiles.write(data, "._t10k-labels-idx1-ubyte.gz", appleDouble);
        IdxFiles.write(data.resolve("__MACOSX"), "._train-images-idx3-ubyte", appleDouble);
        assertEquals(3, Datasets.load(data.toString(), data, 3).size());
    }

    @Test
    void aFolderOfAFilesNameStandsForTheFileInIt() {
        for (String part : List.of("train", "t10k")) {
            String images = part + "-images-idx3-ubyte";
            String labels = part + "-labels-idx1-ubyte";
            IdxFiles.write(data.resolve(images), images, IdxFiles.images(part.length(), 3, 3));
            IdxFiles.write(data.resolve(images), "._" + images, new byte[] {0, 5, 22, 7});
            IdxFiles.write(
                    data.resolve(labels),
                    part + "-labels.idx1-ubyte.gz",
                    IdxFiles.gzip(IdxFiles.labels(new int[part.length()])));
        }
        assertEquals(9, Datasets.load(data.toString(), data, 3).size());
        Path images = data.resolve("train-images-idx3-ubyte");
        String pair = images + ":" + data.resolve("train-labels-idx1-ubyte");
        assertEquals(5, Datasets.load(pair, data, 3).size());
        IdxFiles.write(data, "train-images.idx3-ubyte", IdxFiles.images(5, 3, 3));
        assertEquals(9, Datasets.load(data.toString(), data, 3).size());
    }

    @Test
    void aFolderOfAFilesNameWithoutTheFileIsLeftAlone() throws Exception {
        IdxFiles.write(data, "train-images-idx3-ubyte.gz", IdxFiles.gzip(IdxFiles.images(2, 3, 3)));
        IdxFiles.write(data, "train-labels-idx1-ubyte.GZ", IdxFiles.gzip(IdxFiles.labels(0, 1)));
        Files.createDirectory(data.resolve("train-images-idx3-ubyte"));
        assertEquals(2, Datasets.load(data.toString(), data, 2).size());
    }

    @Test
    void aRootInPlaceOfAFileIsNamed() {
        assertRefused("/:/", "/ cannot be read");
    }

    @Test
    void pairsOfDifferentImageSizesAreRefused() {
        Path folder = data.resolve("mnist");
        IdxFiles.write(folder, "t10k-images-idx3-ubyte", IdxFiles.images(1, 3, 3));
        IdxFiles.write(folder, "t10k-labels-idx1-ubyte", IdxFiles.labels(0));
        IdxFiles.write(folder, "train-images-idx3-ubyte", IdxFiles.images(1, 4, 3));
        IdxFiles.write(folder, "train-labels-idx1-ubyte", IdxFiles.labels(0));
        assertRefused("mnist", "have images of 4 x 3 and of 3 x 3 pixels; one size is wanted");
    }

    @Test
    void aMissingFolderSaysHowToFetchTheSet() {
        assertRefused(
                "fashion-mnist",
                data.resolve("fashion-mnist") + " is missing; fetch it with ./submit.sh data fetch fashion-mnist");
    }

    @Test
    void anEmptyFolderSaysWhichFilesAreWanted() {
        assertRefused(data.toString(), "has no IDX file; wanted is at least one pair such as train-images-idx3-ubyte");
    }

    @Test
    void anUnknownNameListsTheKnownOnesAndHowToNameAPath() {
        assertRefused(
                "cifar",
                "dataset must be geomfig, randman, gap-xor, mnist, kmnist, fashion-mnist, notmnist, a path with a / in it to a folder of"
                        + " IDX files (such as ./letters) or of PNG files, to a .npz, .csv or .h5 file, or two IDX files as IMAGES:LABELS, was cifar");
    }

    @Test
    void geomfigHasAsManyImagesAsTheSpecsDraw() {
        assertEquals(10_000, Datasets.load("geomfig", data, 1400).size());
        assertEquals(12_001, Datasets.load("geomfig", data, 12_001).size());
    }

    @Test
    void theChecksumIsSha256OfSizesPixelsAndLabels() throws Exception {
        Dataset dataset = new Dataset("any name", 1, 2, new byte[] {1, 2, 3, 4}, new byte[] {0, 1}, 2);
        byte[] content = {0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 0, 1};
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
        assertEquals(HexFormat.of().formatHex(digest), DatasetChecksum.sha256(dataset));
    }

    @Test
    void theRealTestImagesAreRead() {
        Path shared = Path.of("../../shared/data");
        assumeTrue(Files.isDirectory(shared), "no ../../shared/data beside this checkout");
        for (String name : new String[] {"mnist", "fashion-mnist"}) {
            Dataset dataset = (Dataset) Datasets.load(name, shared, 1400);
            assertEquals(10_000, dataset.size());
            assertEquals(28, dataset.rows());
            assertEquals(28, dataset.columns());
            assertEquals(10, dataset.classes());
        }
    }

    /** Images that count up from 0, all of class 0. */
    private static void pair(Path folder, String part, int count) {
        IdxFiles.write(folder, part + "images-idx3-ubyte", IdxFiles.images(count, 3, 3));
        IdxFiles.write(folder, part + "labels-idx1-ubyte", IdxFiles.labels(new int[count]));
    }

    private void assertRefused(String dataset, String part) {
        String message = assertThrows(InvalidInputException.class, () -> Datasets.load(dataset, data, 10))
                .getMessage();
        assertTrue(message.contains(part), message);
    }
}
