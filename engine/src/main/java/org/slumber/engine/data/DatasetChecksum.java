package org.slumber.engine.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What identifies the content of a data set, whatever it is called and whichever files it came from: SHA-256 over rows,
 * columns and number of images (each a 32-bit big-endian integer), then the pixels, then the labels. Of spikes in time over
 * {@code events} in ASCII, channels and number of samples, then of each sample its label, its number of spikes, their times
 * and their channels (each a 32-bit big-endian integer).
 */
public final class DatasetChecksum {
    private DatasetChecksum() {}

    /** The checksum as 64 lower-case hexadecimal digits. */
    public static String sha256(Samples samples) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        if (samples instanceof Dataset images) {
            update(digest, images);
        } else if (samples instanceof EventSet events) {
            update(digest, events);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, Dataset dataset) {
        digest.update(ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(dataset.rows())
                .putInt(dataset.columns())
                .putInt(dataset.size())
                .array());
        digest.update(dataset.pixels());
        digest.update(dataset.labels());
    }

    private static void update(MessageDigest digest, EventSet events) {
        digest.update("events".getBytes(StandardCharsets.US_ASCII));
        update(digest, events.channels(), events.size());
        for (int sample = 0; sample < events.size(); sample++) {
            update(digest, events.label(sample), events.times()[sample].length);
            update(digest, events.times()[sample]);
            update(digest, events.spiking()[sample]);
        }
    }

    private static void update(MessageDigest digest, int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        bytes.asIntBuffer().put(numbers);
        digest.update(bytes);
    }
}
