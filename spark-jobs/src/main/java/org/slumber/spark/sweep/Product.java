package org.slumber.spark.sweep;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All combinations of the places of several directions.
 *
 * @param directions slowest first; of none there is one combination, which gives nothing
 */
record Product(List<Direction> directions) {
    Product {
        directions = List.copyOf(directions);
    }

    /** One of several products that stand one after another, and a place in it. */
    record Place(int product, int within) {}

    /** Where a place is in products one after another. */
    static Place in(List<Product> products, int place) {
        int rest = place;
        for (int i = 0; i < products.size(); i++) {
            double size = products.get(i).size();
            if (rest < size) {
                return new Place(i, rest);
            }
            rest -= (int) size;
        }
        throw new IndexOutOfBoundsException(place);
    }

    /** Number of places in products one after another, at most the greatest int. */
    static int size(List<Product> products) {
        return (int) Math.min(
                Integer.MAX_VALUE, products.stream().mapToDouble(Product::size).sum());
    }

    List<String> paths() {
        return directions.stream()
                .flatMap(direction -> direction.paths().stream())
                .toList();
    }

    /** Number of combinations; as a real, for they may be too many for a whole number. */
    double size() {
        return directions.stream().mapToDouble(Direction::size).reduce(1, (a, b) -> a * b);
    }

    /** Puts what a combination gives into a point. */
    void put(int place, Map<String, Object> values) {
        put(place, values, directions);
    }

    /** Puts what some of the directions give in a combination into a point. */
    void put(int place, Map<String, Object> values, Collection<Direction> of) {
        int rest = place;
        for (int i = directions.size() - 1; i >= 0; i--) {
            Direction direction = directions.get(i);
            if (of.contains(direction)) {
                direction.put(rest % direction.size(), values);
            }
            rest /= direction.size();
        }
    }

    String text() {
        return directions.stream().map(Direction::text).collect(Collectors.joining("; ", "{", "}"));
    }
}
