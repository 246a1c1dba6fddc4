package org.slumber.engine.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What identifies the content of a data set, whatever it is called and whichever files it came from: SHA-256 over rows,
 * columns and number of images (each a 32-bit big-endian integer), then the pixels, then the labels.
 */
public final class DatasetChecksum {
    private DatasetChecksum() {}

    /** The checksum as 64 lower-case hexadecimal digits. */
    public static String sha256(Dataset dataset) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        digest.update(ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(dataset.rows())
                .putInt(dataset.columns())
                .putInt(dataset.size())
                .array());
        digest.update(dataset.pixels());
        digest.update(dataset.labels());
        return HexFormat.of().formatHex(digest.digest());
    }
}
