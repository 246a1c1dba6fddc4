package org.slumber.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.spec.InvalidInputException;

/** The same five images of 4 × 4, three of them to train, in every kind of file. */
class OwnFilesTest {
    private static final Path NUMPY = Path.of("src/test/resources/numpy");
    private static final int[] TRAIN = {1, 0, 2};
    private static final int[] TEST = {2, 1};

    @TempDir
    Path data;

    private String expected;

    @BeforeEach
    void writeIdx() {
        Path idx = data.resolve("idx");
        IdxFiles.write(idx, "train-images-idx3-ubyte", IdxFiles.images(3, 4, 4));
        IdxFiles.write(idx, "train-labels-idx1-ubyte", IdxFiles.labels(TRAIN));
        IdxFiles.write(idx, "t10k-images-idx3-ubyte", IdxFiles.images(2, 4, 4));
        IdxFiles.write(idx, "t10k-labels-idx1-ubyte", IdxFiles.labels(TEST));
        expected = checksum(idx);
    }

    private static Dataset load(Path path) {
        return (Dataset) Datasets.load(path.toString(), Path.of("none"), 1);
    }

    private static String checksum(Path path) {
        return DatasetChecksum.sha256(load(path));
    }

    /** Written by NumPy itself: as Keras' mnist.npz, as MedMNIST, compressed, with colours and one colour. */
    @ParameterizedTest
    @ValueSource(strings = {"keras.npz", "medmnist.npz", "colours.npz"})
    void archivesOfNumPyAreTheSetThatIdxFilesAre(String file) {
        assertEquals(expected, checksum(NUMPY.resolve(file)));
    }

    @Test
    void anArchiveOfOnePartIsThatPart() {
        Dataset read = load(NUMPY.resolve("one-part.npz"));
        assertEquals(3, read.size());
        assertEquals(
                List.of(1, 0, 2), IntStream.range(0, 3).map(read::label).boxed().toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            textBlock =
                    """
            floats.npz     -> x_train is of NumPy's type f4; images are wanted as uint8 (u1), 0 to 255
            fortran.npz    -> x_train lies in Fortran's order; C's is wanted
            one-hot.npz    -> y_train has the shape [3, 3]; labels are wanted as [image] or [image, 1]
            large.npz      -> y_train has the label 300; labels are wanted from 0 to 255
            flat.npz       -> x_train has the shape [3, 16]; images are wanted as [image, row, column]
            unlike.npz     -> y_train has 2 labels, but
            unlabelled.npz -> has x_train but no y_train: images need their labels
            other.npz      -> has the arrays [pictures]; wanted are images and labels called x_train and y_train
            """)
    void anArchiveThatIsNotAsItShouldBeSaysWhatIsWanted(String file, String message) {
        assertRefused(NUMPY.resolve(file), message);
    }

    private static String pixels(int from) {
        return IntStream.range(from, from + 16).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }

    private static String lines(int[] labels, boolean last) {
        return IntStream.range(0, labels.length)
                .mapToObj(i -> last ? pixels(16 * i) + "," + labels[i] : labels[i] + "," + pixels(16 * i))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private Path csv(String folder, String name, String text) {
        return IdxFiles.write(data.resolve(folder), name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tablesAreTheSetThatIdxFilesAre() {
        String names = IntStream.range(0, 16).mapToObj(i -> "pixel" + i).collect(Collectors.joining(","));
        csv("plain", "mnist_train.csv", lines(TRAIN, false));
        csv("plain", "mnist_test.csv", lines(TEST, false));
        assertEquals(expected, checksum(data.resolve("plain")));
        csv("kaggle", "train.csv", "label," + names + "\n" + lines(TRAIN, false));
        IdxFiles.write(
                data.resolve("kaggle"),
                "test.csv.gz",
                IdxFiles.gzip((names + ",class\n" + lines(TEST, true)).getBytes(StandardCharsets.UTF_8)));
        assertEquals(expected, checksum(data.resolve("kaggle")), "OpenML's has the class last");
    }

    @Test
    void aTableThatIsNotAsItShouldBeSaysWhere() {
        assertRefused(
                csv("a", "a.csv", "1,2,3\n"), "a.csv has 3 values a line; wanted are a label and the pixels of a");
        assertRefused(csv("b", "b.csv", "1," + pixels(0) + "\n2,3\n"), "b.csv, line 2: 2 values, where the first line");
        assertRefused(
                csv("c", "c.csv", "1," + pixels(245) + "\n"), "c.csv, line 1: pixels and labels are whole numbers");
        assertRefused(
                csv("d", "d.csv", lines(TRAIN, true).replaceAll("(?m)^[0-9]+", "0")),
                "d.csv has no header and 0 as the first value of every line: the label is wanted there");
        assertRefused(
                csv("e", "e.csv", "a," + "b,".repeat(15) + "c\n1," + pixels(0) + "\n"),
                "e.csv: its header must call one column, the first or the last, class, label, target, y");
        assertRefused(data.resolve("none.csv"), "none.csv is missing");
    }

    /** Of type, and with colours that are grey where it has colours. */
    private void png(String file, int first, int type) {
        BufferedImage image = new BufferedImage(4, 4, type);
        for (int i = 0; i < 16; i++) {
            int value = first + i;
            if (type == BufferedImage.TYPE_BYTE_GRAY) {
                image.getRaster().setSample(i % 4, i / 4, 0, value);
            } else {
                image.setRGB(i % 4, i / 4, 0xff000000 | value << 16 | value << 8 | value);
            }
        }
        try {
            Path path = data.resolve(file);
            Files.createDirectories(path.getParent());
            ImageIO.write(image, "png", path.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void picturesThatAreCountedLieInTheOrderThatIdxFilesHave() {
        int[] types = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB};
        for (int i = 0; i < TRAIN.length; i++) {
            png("png/training/" + TRAIN[i] + "/" + (8 + i) + ".png", 16 * i, types[i]);
        }
        for (int i = 0; i < TEST.length; i++) {
            png("png/testing/" + TEST[i] + "/" + (8 + i) + ".PNG", 16 * i, BufferedImage.TYPE_BYTE_GRAY);
        }
        assertEquals(expected, checksum(data.resolve("png")), "9.png comes before 10.png");
    }

    @Test
    void otherPicturesLieClassByClassInTheOrderOfNames() {
        png("png/cat/b.png", 0, BufferedImage.TYPE_BYTE_GRAY);
        png("png/ape/c.png", 100, BufferedImage.TYPE_BYTE_GRAY);
        png("png/ape/Z.png", 50, BufferedImage.TYPE_BYTE_GRAY);
        IdxFiles.write(data.resolve("png/ape"), "._Z.png", new byte[] {1});
        Dataset read = load(data.resolve("png"));
        assertEquals(
                List.of(0, 0, 1), IntStream.range(0, 3).map(read::label).boxed().toList());
        assertEquals(
                List.of(50, 100, 0), List.of((int) read.pixels()[0], (int) read.pixels()[16], (int) read.pixels()[32]));
    }

    @Test
    void coloursAreWeighed() {
        assertEquals(76, Grey.of(255, 0, 0));
        assertEquals(150, Grey.of(0, 255, 0));
        assertEquals(29, Grey.of(0, 0, 255));
        IntStream.range(0, 256).forEach(value -> assertEquals(value, Grey.of(value, value, value)));
    }

    @Test
    void aPictureThatIsNotAsItShouldBeIsNamed() throws IOException {
        png("a/0/1.png", 0, BufferedImage.TYPE_USHORT_GRAY);
        assertRefused(data.resolve("a"), "1.png has 16 bits a colour; PNG images of at most 8 are wanted");
        png("b/0/1.png", 0, BufferedImage.TYPE_BYTE_GRAY);
        Path clear = data.resolve("b/0/2.png");
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB), "png", clear.toFile());
        assertRefused(data.resolve("b"), clear + " has transparent pixels");
        ImageIO.write(new BufferedImage(3, 4, BufferedImage.TYPE_BYTE_GRAY), "png", clear.toFile());
        assertRefused(data.resolve("b"), clear + " has 4 x 3 pixels, but");
        Files.write(clear, new byte[] {1, 2, 3});
        assertRefused(data.resolve("b"), clear + " cannot be read");
    }

    @Test
    void aFolderOfSeveralSetsIsRefused() throws IOException {
        Files.createDirectories(data.resolve("two"));
        Files.copy(NUMPY.resolve("keras.npz"), data.resolve("two/a.npz"));
        assertEquals(expected, checksum(data.resolve("two")));
        csv("two", "train.csv", lines(TRAIN, false));
        assertRefused(data.resolve("two"), "holds several data sets side by side; name one file");
    }

    @Test
    void aNameOfTheUsersOwnStandsForAPath() {
        Path file = NUMPY.resolve("keras.npz");
        DataPlaces places = new DataPlaces(Path.of("none"), Map.of("mine", file.toString()));
        Dataset mine = (Dataset) Datasets.load("mine", places, 1);
        assertEquals("mine", mine.name());
        assertEquals(expected, DatasetChecksum.sha256(mine));
        assertNotEquals(expected, DatasetChecksum.sha256(Datasets.load("geomfig", places, 1)));
        InvalidInputException unknown =
                assertThrows(InvalidInputException.class, () -> Datasets.load("yours", places, 1));
        assertTrue(unknown.getMessage().contains("and the names under data, mine"), unknown.getMessage());
        for (String taken : List.of("mnist", "a/b", "a:b", "")) {
            assertThrows(
                    InvalidInputException.class, () -> new DataPlaces(Path.of("none"), Map.of(taken, file.toString())));
        }
    }

    private static void assertRefused(Path path, String message) {
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> load(path));
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }
}
