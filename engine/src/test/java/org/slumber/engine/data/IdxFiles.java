package org.slumber.engine.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes IDX content for tests. */
final class IdxFiles {
    private IdxFiles() {}

    /** An idx3-ubyte file whose pixels count up from 0. */
    static byte[] images(int count, int rows, int columns) {
        ByteBuffer file = ByteBuffer.allocate(16 + count * rows * columns)
                .putInt(0x803)
                .putInt(count)
                .putInt(rows)
                .putInt(columns);
        for (int pixel = 0; file.hasRemaining(); pixel++) {
            file.put((byte) pixel);
        }
        return file.array();
    }

    /** An idx1-ubyte file. */
    static byte[] labels(int... labels) {
        ByteBuffer file = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
        for (int label : labels) {
            file.put((byte) label);
        }
        return file.array();
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    static Path write(Path folder, String name, byte[] content) {
        try {
            Files.createDirectories(folder);
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
