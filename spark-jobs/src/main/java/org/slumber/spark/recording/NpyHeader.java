package org.slumber.spark.recording;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The header of a NumPy file of one dimension, version 1.0 of the <a
 * href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">format</a>: a magic word, the length of what
 * follows, a dictionary of type, order and shape, and blanks up to a multiple of 64 bytes. The elements follow.
 */
final class NpyHeader {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private NpyHeader() {}

    /**
     * The bytes of a header.
     *
     * @param type as NumPy spells it, e.g. {@code <f8}
     * @param size how many elements
     */
    static byte[] of(String type, long size) {
        String dictionary = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + size + ",), }";
        int before = MAGIC.length + 2;
        int blanks = (ALIGNMENT - (before + dictionary.length() + 1) % ALIGNMENT) % ALIGNMENT;
        String padded = dictionary + " ".repeat(blanks) + "\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(MAGIC);
        bytes.write(padded.length());
        bytes.write(padded.length() >>> 8);
        bytes.writeBytes(padded.getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }
}
