package org.slumber.spark.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Stack;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slumber.engine.spec.InvalidInputException;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * A sweep as a job of SLURM. It says what of a command line is the sweep's and what sbatch's, and prints the head of the
 * job's script; {@code spark-jobs/slurm/submit} adds the rest and submits it.
 *
 * @param sweep words of the command line that are the sweep's
 * @param options those that are sbatch's, each with its value
 */
record BatchJob(List<String> sweep, List<Word> options) {
    /** What a job has unless the user says otherwise; later lines go before earlier ones. */
    private static final List<String> DEFAULTS =
            // a job whose first node is lost is run again, and one that loses another goes on
            List.of("--requeue", "--no-kill", "--open-mode=append");

    /** Before its time is up, s, the script is told, and the last runs have to be stored. */
    private static final int NOTICE = 90;

    private static final Pattern SIGNAL = Pattern.compile("B:(?:SIG)?USR1@(\\d{1,5})");

    /** Options of sbatch that stand alone; of some the value is attached by = where there is one. */
    private static final Set<String> ALONE = Set.of(
            "--contiguous",
            "--exclusive",
            "--get-user-env",
            "--hold",
            "--ignore-pbs",
            "--nice",
            "--no-kill",
            "--no-requeue",
            "--overcommit",
            "--oversubscribe",
            "--parsable",
            "--propagate",
            "--quiet",
            "--reboot",
            "--requeue",
            "--spread-job",
            "--test-only",
            "--use-min-nodes",
            "--verbose",
            "--wait",
            "-H",
            "-O",
            "-Q",
            "-W",
            "-k",
            "-s",
            "-v");

    /** What is said of the first job alone, and not in the script that goes on in further ones. */
    private static final Set<String> ONCE = Set.of(
            "--begin",
            "--dependency",
            "--hold",
            "--parsable",
            "--quiet",
            "--test-only",
            "--verbose",
            "--wait",
            "-H",
            "-Q",
            "-W",
            "-b",
            "-d",
            "-v");

    private static final Set<String> REFUSED = Set.of("--array", "-a", "--wrap");

    BatchJob {
        sweep = List.copyOf(sweep);
        options = List.copyOf(options);
    }

    /** An option with its value, if it has one. */
    record Word(String name, Optional<String> value) {
        /** As it stands in a script's #SBATCH line. */
        String line() {
            return text(value.map(text -> text.matches("[\\w@%+=:,./\\[\\]&|*-]+")
                    ? text
                    : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'));
        }

        /** As Bash reads it. */
        String words() {
            return text(value.map(BatchJob::inBash));
        }

        private String text(Optional<String> quoted) {
            return quoted.map(text -> name + (name.startsWith("--") ? "=" : " ") + text)
                    .orElse(name);
        }
    }

    /** Prints the head of the script: what sbatch reads, then the sweep's words and what the job is told in Bash. */
    void print(String name, PrintStream to) {
        int notice = notice();
        to.println("#!/usr/bin/env bash");
        if (options.stream().noneMatch(option -> Set.of("--job-name", "-J").contains(option.name()))) {
            to.println("#SBATCH " + new Word("--job-name", Optional.of(name)).line());
        }
        DEFAULTS.forEach(option -> to.println("#SBATCH " + option));
        to.println("#SBATCH --signal=B:USR1@" + notice);
        options.stream()
                .filter(option ->
                        !ONCE.contains(option.name()) && !option.name().equals("--signal"))
                .forEach(option -> to.println("#SBATCH " + option.line()));
        String once = options.stream()
                .filter(option -> ONCE.contains(option.name()))
                .map(Word::words)
                .collect(Collectors.joining(" "));
        if (!once.isEmpty()) {
            to.println("# for the first job alone: " + once);
        }
        to.println();
        to.println("sweep=("
                + Stream.concat(Stream.of("sweep"), sweep.stream())
                        .map(BatchJob::inBash)
                        .collect(Collectors.joining(" "))
                + ")");
        to.println("name=" + inBash(name));
        to.println("notice=" + notice);
    }

    private int notice() {
        int seconds = NOTICE;
        for (Word option : options) {
            if (option.name().equals("--signal")) {
                Matcher signal = SIGNAL.matcher(option.value().orElse(""));
                if (!signal.matches()) {
                    throw new InvalidInputException(
                            "with --slurm, --signal says how long before the time limit the sweep"
                                    + " stops, as in --signal=B:USR1@" + NOTICE + ", was "
                                    + option.value().orElse(""));
                }
                seconds = Integer.parseInt(signal.group(1));
            }
        }
        return seconds;
    }

    private static String inBash(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Takes what is sbatch's out of the words that come after {@code --slurm}. */
    static final class Reader implements IParameterConsumer {
        private static final String DRY_RUN = "--dry-run";

        @Override
        @SuppressWarnings("JdkObsolete") // picocli hands a Stack
        public void consumeParameters(Stack<String> words, ArgSpec job, CommandSpec command) {
            List<String> sweep = new ArrayList<>();
            List<Word> options = new ArrayList<>();
            while (!words.isEmpty()) {
                String word = words.pop();
                int equals = word.startsWith("--") ? word.indexOf('=') : -1;
                String name = equals < 0 ? word : word.substring(0, equals);
                if (REFUSED.contains(name)) {
                    throw new ParameterException(
                            command.commandLine(),
                            "a sweep is one job after another, each of which runs what is missing; leave " + name
                                    + " out");
                }
                OptionSpec own = command.findOption(name);
                if (own != null || !word.startsWith("-") || word.length() == 1) {
                    sweep.add(word);
                    if (own != null && own.arity().max() > 0 && equals < 0 && !words.isEmpty()) {
                        sweep.add(words.pop());
                    }
                } else if (equals >= 0) {
                    options.add(new Word(name, Optional.of(word.substring(equals + 1))));
                } else if (ALONE.contains(name)) {
                    options.add(new Word(name, Optional.empty()));
                } else if (!word.startsWith("--") && word.length() > 2) {
                    options.add(new Word(word.substring(0, 2), Optional.of(word.substring(2))));
                } else if (words.isEmpty()) {
                    throw new ParameterException(command.commandLine(), name + " needs a value");
                } else {
                    options.add(new Word(name, Optional.of(words.pop())));
                }
            }
            List<String> left = new ArrayList<>(sweep);
            Collections.reverse(left);
            left.forEach(words::push);
            sweep.removeIf(word -> word.equals(DRY_RUN) || word.equals("--slurm"));
            job.setValue(new BatchJob(sweep, options));
        }
    }
}
