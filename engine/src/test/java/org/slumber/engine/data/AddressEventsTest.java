package org.slumber.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;

class AddressEventsTest {
    private static final AddressEvents READER = new AddressEvents(34, 1000, 300);

    @TempDir
    private Path folder;

    /** 0x01_86A0 is 100 000 µs; with the highest bit of the third byte the pixel got brighter. */
    @Test
    void fiveBytesAreAnEvent() throws IOException {
        Path dark = file("a", 3, 2, 0x01, 0x86, 0xA0, 33, 33, 0x81, 0x86, 0xA0, 3, 2, 0x01, 0x86, 0xFF);
        Path none = file("b");
        EventSet events = READER.read("mine", List.of(none, dark), new int[] {4, 7}, 10);
        assertEquals(2312, events.channels());
        assertArrayEquals(new int[0], events.times()[0]);
        assertArrayEquals(new int[] {100, 100}, events.times()[1]);
        assertArrayEquals(new int[] {2 * 34 + 3, 2311}, events.spiking()[1]);
        assertArrayEquals(new int[] {4, 7}, events.labels());
    }

    @Test
    void overflowMovesWhatFollowsAndIsNoEvent() throws IOException {
        Path file = file("a", 1, 0, 0, 0, 5, 0, 240, 0, 0, 0, 1, 0, 0, 0, 5, 0, 240, 0, 0, 0, 1, 0, 0, 0, 5);
        EventSet events = READER.read("mine", List.of(file), new int[1], 10);
        assertArrayEquals(new int[] {0, 8, 16}, events.times()[0]);
    }

    @Test
    void whatComesAfterTheLastStepIsLeftOut() throws IOException {
        Path file = file("a", 1, 0, 0x04, 0x93, 0xDF, 1, 0, 0x04, 0x93, 0xE0);
        assertArrayEquals(
                new int[] {299},
                READER.read("mine", List.of(file), new int[1], 10).times()[0]);
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
                assertThrows(InvalidInputException.class, () -> READER.read("mine", List.of(file), new int[1], 10))
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
