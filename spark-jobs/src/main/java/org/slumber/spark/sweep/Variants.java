package org.slumber.spark.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Alternatives by name, each with values and directions of its own: one after another, where axes would multiply.
 *
 * @param all at least one; their names differ
 */
public record Variants(List<Named> all) implements Direction {
    public Variants {
        all = List.copyOf(all);
    }

    /**
     * One of them.
     *
     * @param name what the file calls it
     * @param product what it gives, a fixed value as an axis of one
     */
    public record Named(String name, Product product) {}

    private Product.Place at(int place) {
        return Product.in(all.stream().map(Named::product).toList(), place);
    }

    /** Index of the one that a place is in. */
    int indexAt(int place) {
        return at(place).product();
    }

    /** What a place is in a few words: its variant's name, and in brackets what varies within that. */
    String textAt(int place) {
        Product.Place found = at(place);
        Named named = all.get(found.product());
        List<Direction> varying = named.product().directions().stream()
                .filter(direction -> direction.size() > 1)
                .toList();
        Map<String, Object> values = new LinkedHashMap<>();
        named.product().put(found.within(), values, varying);
        List<String> parts = new ArrayList<>();
        varying.forEach(direction -> direction.paths().forEach(path -> parts.add(path + "=" + values.get(path))));
        return named.name() + (parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")");
    }

    @Override
    public List<String> paths() {
        return all.stream()
                .flatMap(named -> named.product().paths().stream())
                .distinct()
                .toList();
    }

    @Override
    public int size() {
        return Product.size(all.stream().map(Named::product).toList());
    }

    @Override
    public void put(int place, Map<String, Object> values) {
        Product.Place found = at(place);
        all.get(found.product()).product().put(found.within(), values);
    }

    @Override
    public List<Axis> listed() {
        return List.of();
    }

    @Override
    public String text() {
        return "variants: "
                + all.stream()
                        .map(named -> named.name() + " " + named.product().text())
                        .collect(Collectors.joining("\n  ", "\n  ", ""));
    }
}
