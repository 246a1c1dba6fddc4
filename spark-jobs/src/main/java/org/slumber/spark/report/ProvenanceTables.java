package org.slumber.spark.report;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.slumber.engine.ExtensionJar;
import org.slumber.spark.results.ProgramBuild;
import org.slumber.spark.results.Provenance;

/** What was run: as every start of the sweep noted it, and as the rows themselves say. */
final class ProvenanceTables {
    private ProvenanceTables() {}

    /** The tables; those of the starts only where there are any notes of them. */
    static List<PageTable> of(SweepResults results, List<Provenance> starts) {
        List<PageTable> tables = new ArrayList<>();
        if (!starts.isEmpty()) {
            tables.add(starts(starts));
            tables.add(versions(starts));
        }
        tables.add(rows(
                results,
                "What the rows say",
                List.of("data set", "learner", "preset", "protocol", "regulariser"),
                List.of("dataset", "learner", "preset", "protocol", "regulariser")));
        tables.add(rows(
                results,
                "Which data",
                List.of("data set", "SHA-256 of its content"),
                List.of("dataset", "dataset_checksum")));
        boolean reused = results.runs().stream().anyMatch(SweepRun::reused);
        tables.add(rows(
                results,
                "Which program, where",
                reused ? List.of("engine", "commit", "machine", "taken from") : List.of("engine", "commit", "machine"),
                reused
                        ? List.of("engine_version", "git_commit", "host", "reused_from")
                        : List.of("engine_version", "git_commit", "host")));
        return tables;
    }

    private static PageTable starts(List<Provenance> starts) {
        return new PageTable(
                "Every start of the sweep",
                List.of(
                        "start (UTC)",
                        "file",
                        "runs in it",
                        "there already",
                        "to run",
                        "done",
                        "failed",
                        "how it ended",
                        "time",
                        "CPU time",
                        "cores",
                        "parallel efficiency"),
                starts.stream().map(ProvenanceTables::start).toList());
    }

    private static List<String> start(Provenance start) {
        List<String> cells = new ArrayList<>(List.of(
                moment(start.start()),
                start.sweep().file()
                        + (start.sweep().overrides().isEmpty()
                                ? ""
                                : " --set "
                                        + String.join(" --set ", start.sweep().overrides())),
                Integer.toString(start.sweep().runs()),
                Integer.toString(start.resume().skipped()),
                Integer.toString(start.resume().toRun())));
        start.ending()
                .ifPresentOrElse(
                        ending -> cells.addAll(List.of(
                                Integer.toString(ending.done()),
                                Integer.toString(ending.failed()),
                                start.outcomeText()
                                        + ending.error().map(why -> ": " + why).orElse(""),
                                seconds(ending.wallSeconds()),
                                seconds(ending.cpuSeconds()),
                                Integer.toString(ending.cores()),
                                ending.done() == 0 ? "" : Figures.significant(ending.parallelEfficiency()))),
                        () -> cells.addAll(List.of(
                                "",
                                "",
                                start.outcomeText(),
                                "",
                                "",
                                Integer.toString(start.machine().cores()),
                                "")));
        return cells;
    }

    private static PageTable versions(List<Provenance> starts) {
        return new PageTable(
                "By what",
                List.of("engine", "program", "Spark", "Java", "system", "master", "driver"),
                starts.stream()
                        .map(start -> List.of(
                                start.versions().engine(),
                                program(start.versions()),
                                start.versions().spark(),
                                start.versions().jvm() + " (" + start.versions().jvmVendor() + ")",
                                start.versions().os(),
                                start.machine().master(),
                                start.machine().driver()))
                        .distinct()
                        .toList());
    }

    private static String program(Provenance.Versions versions) {
        ProgramBuild program = versions.program();
        StringBuilder text = new StringBuilder(program.version().orElse("unknown version"));
        program.commitText()
                .ifPresent(commit -> text.append(" (").append(commit).append(')'));
        for (ExtensionJar jar : versions.jars()) {
            text.append(", ").append(jar.name());
            jar.version().ifPresent(version -> text.append(' ').append(version));
            text.append(" (SHA-256 ").append(jar.sha256()).append(')');
        }
        return text.toString();
    }

    private static PageTable rows(SweepResults results, String title, List<String> names, List<String> columns) {
        List<String> header = new ArrayList<>(names);
        header.addAll(List.of("runs", "first start (UTC)", "last start (UTC)", "CPU time"));
        List<List<String>> rows = new ArrayList<>();
        String[] others = columns.subList(1, columns.size()).toArray(String[]::new);
        for (Row row : results.tables()
                .runs()
                .groupBy(columns.get(0), others)
                .agg(
                        count(lit(1)).as("runs"),
                        min("started_at").as("first"),
                        max("started_at").as("last"),
                        sum("cpu_seconds").as("cpu"))
                .orderBy(columns.get(0), others)
                .collectAsList()) {
            List<String> cells = new ArrayList<>();
            columns.forEach(column -> cells.add(row.getAs(column) == null ? "–" : Cells.text(row, column)));
            cells.add(Long.toString(row.<Long>getAs("runs")));
            cells.add(moment(row, "first"));
            cells.add(moment(row, "last"));
            cells.add(seconds(Cells.real(row, "cpu").orElse(0)));
            rows.add(cells);
        }
        return new PageTable(title, header, rows);
    }

    private static String moment(Row row, String column) {
        Timestamp moment = row.getAs(column);
        return moment == null ? "" : moment(moment.toInstant());
    }

    /** A moment in UTC, to the second. */
    static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", "");
    }

    private static String seconds(double seconds) {
        return Figures.significant(seconds) + " s";
    }
}
