package org.slumber.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;

class AddressEventsTest {
    private static final AddressEvents READER = new AddressEvents(34);

    @TempDir
    private Path folder;

    /** 0x01_86A0 is 100 000 µs; with the highest bit of the third byte the pixel got brighter. */
    @Test
    void fiveBytesAreAnEvent() throws IOException {
        assertEquals(2312, READER.channels());
        Path file = file("a", 3, 2, 0x01, 0x86, 0xA0, 33, 33, 0x81, 0x86, 0xA0, 3, 2, 0x01, 0x86, 0x9F);
        assertRead(read(file), new int[] {99_999, 100_000, 100_000}, new int[] {2 * 34 + 3, 2 * 34 + 3, 2311});
        assertRead(read(file("b")), new int[0], new int[0]);
    }

    @Test
    void overflowMovesWhatFollowsAndIsNoEvent() throws IOException {
        Path file = file("a", 1, 0, 0, 0, 5, 0, 240, 0, 0, 0, 1, 0, 0, 0, 5, 0, 240, 0, 0, 0, 1, 0, 0, 0, 5);
        assertRead(read(file), new int[] {5, 8197, 16_389}, new int[] {1, 1, 1});
    }

    private static EventSet read(Path file) {
        EventSetBuilder samples = new EventSetBuilder();
        samples.add(READER.read(file), 0);
        return samples.build("mine", READER.channels());
    }

    private static void assertRead(EventSet read, int[] times, int[] spiking) {
        assertArrayEquals(times, read.times()[0]);
        assertArrayEquals(spiking, read.spiking()[0]);
    }

    @Test
    void whatIsNotOfSuchEventsIsRefusedByName() throws IOException {
        Path cut = file("cut.bin", 1, 2, 3);
        Path outside = file("outside.bin", 1, 0, 0, 0, 0, 34, 1, 0, 0, 0);
        assertRefused(cut, cut + " must have 5 bytes an event, was of 3 bytes");
        assertRefused(outside, outside + " must have events on 34 x 34 pixels, event 2 was in column 34 of row 1");
    }

    private static void assertRefused(Path file, String message) {
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> READER.read(file))
                        .getMessage());
    }

    private Path file(String name, int... bytes) throws IOException {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return Files.write(folder.resolve(name), content);
    }
}
