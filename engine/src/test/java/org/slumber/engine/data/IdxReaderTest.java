package org.slumber.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;

class IdxReaderTest {
    @TempDir
    Path folder;

    private Path images;
    private Path labels;

    @BeforeEach
    void writeAPair() {
        images = IdxFiles.write(folder, "images", IdxFiles.images(3, 2, 4));
        labels = IdxFiles.write(folder, "labels", IdxFiles.labels(1, 0, 200));
    }

    @Test
    void readsImagesAndLabelsOfAPlainPair() {
        Dataset dataset = IdxReader.read("mine", images, labels);
        assertEquals("mine", dataset.name());
        assertEquals(2, dataset.rows());
        assertEquals(4, dataset.columns());
        assertEquals(3, dataset.size());
        assertEquals(201, dataset.classes());
        assertEquals(200, dataset.label(2));
        double[] grey = new double[8];
        dataset.grey(1, grey);
        assertEquals(8 / 255.0, grey[0]);
        assertEquals(15 / 255.0, grey[7]);
    }

    @Test
    void contentNotNameSaysWhetherAFileIsGzip() {
        Path zipped = IdxFiles.write(folder, "images.idx", IdxFiles.gzip(IdxFiles.images(3, 2, 4)));
        Path plainCalledZip = IdxFiles.write(folder, "labels.gz", IdxFiles.labels(1, 0, 200));
        Dataset plain = IdxReader.read("mine", images, labels);
        Dataset other = IdxReader.read("mine", zipped, plainCalledZip);
        assertArrayEquals(plain.pixels(), other.pixels());
        assertEquals(DatasetChecksum.sha256(plain), DatasetChecksum.sha256(other));
    }

    @Test
    void aMissingFileIsNamed() {
        assertRefused(folder.resolve("none"), labels, folder.resolve("none") + " is missing");
    }

    @Test
    void aFolderInPlaceOfAFileIsNamed() {
        assertRefused(folder, labels, folder + " cannot be read");
    }

    @Test
    void anEmptyFileIsRefused() {
        images = IdxFiles.write(folder, "images", new byte[0]);
        assertRefused(images, labels, images + " has only 0 bytes: an IDX image (idx3-ubyte) file is wanted");
    }

    @Test
    void aLabelFileInPlaceOfTheImagesIsRecognised() {
        assertRefused(
                labels,
                labels,
                labels + " begins with 0x00000801 (an IDX label (idx1-ubyte) file): an IDX image (idx3-ubyte) file,"
                        + " which begins with 0x00000803, is wanted");
    }

    @Test
    void anotherFormatIsRefused() {
        images = IdxFiles.write(
                folder, "images", ByteBuffer.allocate(100).putInt(0x89504e47).array());
        assertRefused(images, labels, images + " begins with 0x89504e47: an IDX image");
    }

    @Test
    void aFileCutOffInItsHeaderIsRefused() {
        images = IdxFiles.write(folder, "images", Arrays.copyOf(IdxFiles.images(3, 2, 4), 10));
        assertRefused(images, labels, images + " is cut off: it ends after 10 bytes of a 16 byte IDX header");
    }

    @Test
    void aFileCutOffInItsValuesIsRefused() {
        labels = IdxFiles.write(folder, "labels", Arrays.copyOf(IdxFiles.labels(1, 0, 200), 10));
        assertRefused(images, labels, labels + " is cut off: its header promises 3 bytes of values (3), it has 2");
    }

    @Test
    void bytesAfterTheLastValueAreRefused() {
        images = IdxFiles.write(folder, "images", Arrays.copyOf(IdxFiles.images(3, 2, 4), 41));
        assertRefused(images, labels, images + " is too long: its header promises 24 bytes of values (3 x 2 x 4)");
    }

    @Test
    void anImageFileWithoutImagesIsRefused() {
        images = IdxFiles.write(folder, "images", IdxFiles.images(0, 2, 4));
        assertRefused(images, labels, images + " says 0 x 2 x 4 values in its header: at least one image");
    }

    @Test
    void aHeaderBeyondTheMemoryOfAnArrayIsRefused() {
        byte[] header = ByteBuffer.allocate(16)
                .putInt(0x803)
                .putInt(Integer.MAX_VALUE)
                .putInt(28)
                .putInt(28)
                .array();
        images = IdxFiles.write(folder, "images", header);
        assertRefused(images, labels, images + " says 2147483647 x 28 x 28 values in its header: at most 2147483639");
    }

    @Test
    void aHeaderWithASignBitSetIsReadUnsignedAndRefused() {
        byte[] header = ByteBuffer.allocate(8).putInt(0x801).putInt(-1).array();
        labels = IdxFiles.write(folder, "labels", header);
        assertRefused(images, labels, labels + " says 4294967295 values in its header");
    }

    @Test
    void imagesAndLabelsOfDifferentNumberAreRefused() {
        labels = IdxFiles.write(folder, "labels", IdxFiles.labels(1, 0));
        assertRefused(images, labels, labels + " has 2 labels, but " + images + " has 3 images");
    }

    @Test
    void aGzipFileThatIsCutOffIsRefused() {
        byte[] zipped = IdxFiles.gzip(IdxFiles.images(3, 2, 4));
        images = IdxFiles.write(folder, "images", Arrays.copyOf(zipped, zipped.length - 12));
        assertRefused(images, labels, images + " is a gzip file that is cut off");
    }

    @Test
    void aDamagedGzipFileIsRefused() {
        byte[] zipped = IdxFiles.gzip(IdxFiles.images(3, 2, 4));
        zipped[zipped.length - 6] ^= 1;
        images = IdxFiles.write(folder, "images", zipped);
        assertRefused(images, labels, images + " is a damaged gzip file");
    }

    @Test
    void aGzipFileThatStopsAfterItsFirstBytesIsRefused() {
        images = IdxFiles.write(folder, "images", new byte[] {0x1f, (byte) 0x8b});
        assertRefused(images, labels, images + " is a gzip file that is cut off");
    }

    private static void assertRefused(Path images, Path labels, String start) {
        String message = assertThrows(InvalidInputException.class, () -> IdxReader.read("mine", images, labels))
                .getMessage();
        assertEquals(start, message.substring(0, Math.min(start.length(), message.length())), message);
    }
}
