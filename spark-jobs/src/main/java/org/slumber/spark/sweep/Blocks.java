package org.slumber.spark.sweep;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Designs one after another, whose points make one sweep: a union, where axes would multiply.
 *
 * @param all at least one
 */
public record Blocks(List<Product> all) implements Direction {
    public Blocks {
        all = List.copyOf(all);
    }

    @Override
    public List<String> paths() {
        return all.stream().flatMap(block -> block.paths().stream()).distinct().toList();
    }

    @Override
    public int size() {
        return Product.size(all);
    }

    @Override
    public void put(int place, Map<String, Object> values) {
        Product.Place found = Product.in(all, place);
        all.get(found.product()).put(found.within(), values);
    }

    @Override
    public List<Axis> listed() {
        return List.of();
    }

    @Override
    public String text() {
        return "blocks: " + all.stream().map(Product::text).collect(Collectors.joining("\n  ", "\n  ", ""));
    }
}
