package org.slumber.engine.trace;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.slumber.engine.spec.InvalidInputException;

/** Reads the arrays of a trace: gzip-compressed, little-endian, without a header. */
final class TraceArrays {
    private final Path folder;

    TraceArrays(Path folder) {
        this.folder = folder;
    }

    boolean has(String name) {
        return Files.exists(folder.resolve(name + ".gz"));
    }

    /** An array of 32-bit integers, e.g. {@code spike-step.i32}. */
    int[] integers(String name) {
        ByteBuffer bytes = bytes(name, Integer.BYTES);
        int[] values = new int[bytes.remaining() / Integer.BYTES];
        bytes.asIntBuffer().get(values);
        return values;
    }

    /** An array of doubles, e.g. {@code weight-final.f64}. */
    double[] doubles(String name) {
        ByteBuffer bytes = bytes(name, Double.BYTES);
        double[] values = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(values);
        return values;
    }

    private ByteBuffer bytes(String name, int width) {
        Path file = folder.resolve(name + ".gz");
        byte[] bytes;
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new InvalidInputException(
                    file + " must be a readable gzip file of a trace, but: " + e.getMessage(), e);
        }
        if (bytes.length % width != 0) {
            throw new InvalidInputException(
                    file + " must hold a multiple of " + width + " bytes, but holds " + bytes.length);
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
