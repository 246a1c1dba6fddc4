package org.slumber.spark.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.data.Datasets;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.data.DatasetCatalogue.RemoteFile;

class DatasetCatalogueTest {
    private static final Path SHIPPED = Path.of("../conf/datasets.yaml");

    @TempDir
    Path folder;

    @Test
    void theShippedCatalogueHasEveryKnownSetWithAChecksumOfEachFile() {
        DatasetCatalogue catalogue = DatasetCatalogue.read(SHIPPED);
        assertEquals(Set.copyOf(Datasets.FROM_FILES), catalogue.datasets().keySet());
        catalogue.datasets().forEach((name, entry) -> {
            assertEquals(
                    List.of(
                            "train-images-idx3-ubyte.gz",
                            "train-labels-idx1-ubyte.gz",
                            "t10k-images-idx3-ubyte.gz",
                            "t10k-labels-idx1-ubyte.gz"),
                    entry.files().stream().map(RemoteFile::name).toList());
            assertEquals(10, entry.classes().size());
            assertTrue(entry.files().stream().allMatch(file -> file.checksum().isPresent()), name);
        });
    }

    @Test
    void anUnknownKeyIsNamedWithTheAllowedOnes() throws IOException {
        assertRefused(
                "datasets:\n  toy:\n    mirrors: ['https://host/']\n    files:\n      - name: a\n        sha1: abc\n",
                "unknown key datasets.toy.files[0].sha1, allowed are [",
                "sha256");
    }

    @Test
    void aChecksumOfTheWrongLengthIsRefused() throws IOException {
        assertRefused(
                "datasets:\n  toy:\n    mirrors: ['https://host/']\n    files:\n      - name: a\n        md5: abc\n",
                "md5 must be 32 hexadecimal digits");
    }

    @Test
    void aFileNameThatLeavesTheFolderIsRefused() throws IOException {
        assertRefused(
                "datasets:\n  toy:\n    mirrors: ['https://host/']\n    files:\n      - name: ../a\n",
                "name must be a plain file name");
    }

    @Test
    void aMirrorWithoutItsSlashIsRefused() throws IOException {
        assertRefused(
                "datasets:\n  toy:\n    mirrors: ['https://host/x']\n    files:\n      - name: a\n",
                "mirrors must be http(s) addresses that end in /");
    }

    @Test
    void aSetWithoutFilesIsRefused() throws IOException {
        assertRefused("datasets:\n  toy:\n    mirrors: ['https://host/']\n", "files must list at least one file");
    }

    @Test
    void aFileThatIsNotYamlIsRefused() throws IOException {
        assertRefused(
                "datasets: {mnist: {title: 'MNIST}", " line 1, column 27: the quote that begins here is not closed");
    }

    @Test
    void aFileWithoutAMapIsRefused() throws IOException {
        assertRefused("", ": must be a map with datasets, was null");
        assertRefused("[1]", ": must be a map with datasets, was [1]");
        assertRefused("datasets:\n", ": datasets must name at least one data set");
    }

    @Test
    void sumsAreReadAsTheyAreWritten() throws IOException {
        Path file = Files.writeString(
                folder.resolve("datasets.yaml"),
                "datasets: {toy: {mirrors: ['https://host/'], files: [{name: a, md5: 00000000000000000000000000000012},"
                        + " {name: b, md5: 12345678901234567890123456789e12}]}}");
        assertEquals(
                List.of("00000000000000000000000000000012", "12345678901234567890123456789e12"),
                DatasetCatalogue.read(file).datasets().get("toy").files().stream()
                        .map(RemoteFile::md5)
                        .toList());
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("none.yaml");
        InvalidInputException refusal = assertThrows(InvalidInputException.class, () -> DatasetCatalogue.read(missing));
        assertEquals("catalogue of data sets " + missing + " does not exist", refusal.getMessage());
    }

    private void assertRefused(String yaml, String... parts) throws IOException {
        Path file = Files.writeString(folder.resolve("datasets.yaml"), yaml);
        String message = assertThrows(InvalidInputException.class, () -> DatasetCatalogue.read(file))
                .getMessage();
        assertTrue(message.startsWith(file.toString()), message);
        assertEquals(1, message.lines().count(), message);
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}
