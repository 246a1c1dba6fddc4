package org.slumber.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        Dataset dataset = Datasets.load("mnist", data, 5);
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
        Dataset dataset = Datasets.load(name, Path.of("unused"), 2);
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
                "dataset must be geomfig, mnist, kmnist, fashion-mnist, notmnist, a path with a / in it to a folder of"
                        + " IDX files (such as ./letters), or two IDX files as IMAGES:LABELS, was cifar");
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
            Dataset dataset = Datasets.load(name, shared, 1400);
            assertEquals(10_000, dataset.size());
            assertEquals(28, dataset.rows());
            assertEquals(28, dataset.columns());
            assertEquals(10, dataset.classes());
        }
    }

    private void assertRefused(String dataset, String part) {
        String message = assertThrows(InvalidInputException.class, () -> Datasets.load(dataset, data, 10))
                .getMessage();
        assertTrue(message.contains(part), message);
    }
}
