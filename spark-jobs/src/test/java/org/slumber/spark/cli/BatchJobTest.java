package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchJobTest {
    @TempDir
    Path folder;

    private final Console console = new Console();
    private Path file;

    @BeforeEach
    void write() throws Exception {
        file = Files.writeString(folder.resolve("my ratios.yaml"), "name: ratios\naxes: {seed: [1, 2]}\n");
    }

    @Test
    void whatIsNotTheSweepsIsSbatchsWhereverItStands() {
        assertEquals(
                0,
                script(
                        "--nodes",
                        "2",
                        file.toString(),
                        "--set",
                        "sleep.ratio=[0, 0.1]",
                        "-t10",
                        "-c",
                        "4",
                        "--dry-run",
                        "--exclusive",
                        "--comment=two words",
                        "--retry-failed",
                        "--hold",
                        "--begin",
                        "now+1hour"));
        assertEquals(
                """
                #!/usr/bin/env bash
                #SBATCH --job-name=ratios
                #SBATCH --requeue
                #SBATCH --no-kill
                #SBATCH --open-mode=append
                #SBATCH --signal=B:USR1@90
                #SBATCH --nodes=2
                #SBATCH -t 10
                #SBATCH -c 4
                #SBATCH --exclusive
                #SBATCH --comment="two words"
                # for the first job alone: --hold --begin=now+1hour

                sweep=(sweep '%s' --set 'sleep.ratio=[0, 0.1]' --retry-failed)
                name=ratios
                notice=90
                """
                        .formatted(file),
                console.printed());
        assertTrue(console.complained().startsWith("ratios: 4 runs, about "), console.complained());
    }

    @Test
    void theUsersNameAndNoticeGoBefore() {
        assertEquals(0, script(file.toString(), "-J", "mine", "--signal", "B:USR1@300"));
        assertTrue(console.printed().contains("#SBATCH --signal=B:USR1@300\n#SBATCH -J mine\n"), console.printed());
        assertTrue(console.printed().endsWith("\nname=ratios\nnotice=300\n"), console.printed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--set sleep.ratio=2 | sleep.ratio must be in [0, 1], was 2",
                "--set dataset=mnist --data none | the folder none/mnist is missing; fetch it with ",
                "--array 1-9 | a sweep is one job after another, each of which runs what is missing; leave --array out",
                "--nodes | --nodes needs a value",
                "--signal TERM@60 | as in --signal=B:USR1@90, was TERM@60",
            })
    void whatIsWrongIsSaidInASentenceAndNothingIsPrinted(String words, String sentence) {
        List<String> all = new ArrayList<>(List.of(file.toString()));
        all.addAll(List.of(words.split(" ")));
        assertEquals(2, script(all.toArray(String[]::new)), console.complained());
        assertTrue(console.complained().contains(sentence), console.complained());
        assertEquals(1, console.complained().lines().count());
        assertEquals("", console.printed());
    }

    private int script(String... words) {
        List<String> all = new ArrayList<>(List.of("sweep", "--slurm"));
        all.addAll(List.of(words));
        return console.run(all.toArray(String[]::new));
    }
}
