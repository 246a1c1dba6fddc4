package org.slumber.engine.dynamics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Six trains of 3000 steps at rising rates that share some spikes, a line a neuron. Their numbers in the tests were worked
 * out with numpy by the formulas that Elephant documents: {@code isi = diff(t)}, {@code cv = std(isi)/mean(isi)}, {@code cv2 =
 * 2·mean(|diff(isi)|/(isi[1:] + isi[:-1]))}, {@code lv = 3·mean((diff(isi)/(isi[1:] + isi[:-1]))²)}, {@code fanofactor =
 * var(counts)/mean(counts)}, {@code correlation_coefficient = corrcoef(counts)}.
 */
final class KnownTrains {
    private KnownTrains() {}

    static Recording recording() throws IOException {
        int[][] trains =
                Files.readAllLines(Path.of("src/test/resources/org/slumber/engine/dynamics/trains.txt")).stream()
                        .map(line -> Stream.of(line.split(" "))
                                .mapToInt(Integer::parseInt)
                                .toArray())
                        .toArray(int[][]::new);
        return new Recording(trains.length, 3000, trains, new int[] {0, 1000, 2000});
    }
}
