package org.slumber.spark.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slumber.spark.analysis.PlannedFamilies;
import org.slumber.spark.analysis.SeedSpread;

/**
 * How many seeds are needed, as text.
 *
 * @param planned families
 * @param difference to be found
 * @param demand on the test
 * @param ofTables notes on the folder
 */
record PowerText(PlannedFamilies planned, double difference, SeedSpread.Demand demand, List<String> ofTables)
        implements FiguresText {
    private static final List<String> FIGURES = List.of(
            "points",
            "seeds",
            "difference_sd",
            "degrees_of_freedom",
            "seeds_needed",
            "seeds_low",
            "seeds_high",
            "detectable");

    private List<String> notes() {
        return Stream.concat(ofTables.stream(), planned.notes().stream()).toList();
    }

    @Override
    public void table(PrintStream to) {
        notes().forEach(to::println);
        if (planned.families().isEmpty()) {
            to.println("No family says how many seeds are needed.");
            return;
        }
        List<String> kinds = PlannedFamilies.kindColumns().stream()
                .filter(name -> planned.families().stream()
                        .anyMatch(family -> !family.kind().get(name).isEmpty()))
                .toList();
        List<String> header = new ArrayList<>(kinds);
        List<Boolean> right = new ArrayList<>(kinds.stream().map(kind -> false).toList());
        header.addAll(
                List.of("points", "seeds", "sd of a difference", "seeds needed", "95 % interval", "found by these"));
        right.addAll(List.of(true, true, true, true, true, true));
        TextTable table = new TextTable(header, right);
        for (PlannedFamilies.Planned family : planned.families()) {
            Map<String, Object> row = row(family);
            List<String> cells = new ArrayList<>();
            kinds.forEach(kind -> cells.add(family.kind().get(kind)));
            cells.add(String.valueOf(row.get("points")));
            cells.add(String.valueOf(row.get("seeds")));
            cells.add(TextFormat.cell(row.get("difference_sd")));
            cells.add(seeds(row.get("seeds_needed")));
            cells.add(
                    row.get("seeds_low") == null
                            ? "-"
                            : seeds(row.get("seeds_low")) + " to " + seeds(row.get("seeds_high")));
            cells.add(TextFormat.cell(row.get("detectable")));
            table.add(cells);
        }
        to.println("Seeds that a point and its baseline need so that a difference of " + difference
                + " in test accuracy is found with probability " + demand.power() + ", at a level of " + demand.level()
                + " for all points of a family together (Dunnett); paired by seed.");
        to.println();
        to.println(table);
        to.println();
        to.println(
                "The interval is that of the spread (chi²); - where it is the counts' own error, which is known. Last:"
                        + " the least difference that the present seeds find so.");
    }

    private static String seeds(Object count) {
        return count.equals(SeedSpread.MOST) ? SeedSpread.MOST + " or more" : count.toString();
    }

    private Map<String, Object> row(PlannedFamilies.Planned family) {
        SeedSpread spread = family.spread();
        Map<String, Object> row = new LinkedHashMap<>();
        family.kind().forEach((name, value) -> row.put(name, value.isEmpty() ? null : value));
        row.put("points", spread.points());
        row.put("seeds", family.seeds());
        row.put("difference_sd", spread.deviation());
        row.put("degrees_of_freedom", Double.isInfinite(spread.degrees()) ? null : spread.degrees());
        row.put("seeds_needed", spread.seeds(difference, demand));
        row.put(
                "seeds_low",
                spread.least().map(each -> each.seeds(difference, demand)).orElse(null));
        row.put(
                "seeds_high",
                spread.greatest().map(each -> each.seeds(difference, demand)).orElse(null));
        row.put("detectable", spread.detectable(family.seeds(), demand));
        return row;
    }

    @Override
    public void csv(PrintStream to) {
        List<String> header = new ArrayList<>(PlannedFamilies.kindColumns());
        header.addAll(FIGURES);
        to.print(CsvText.line(header));
        planned.families().forEach(family -> to.print(CsvText.line(row(family).values())));
        notes().forEach(System.err::println);
    }

    @Override
    public void json(PrintStream to) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("difference", difference);
        object.put("power", demand.power());
        object.put("level", demand.level());
        object.put("correction", "dunnett");
        object.put("notes", notes());
        object.put("families", planned.families().stream().map(this::row).toList());
        to.println(TextFormat.json(object));
    }
}
