package org.slumber.spark.search;

import java.util.List;
import java.util.Optional;

/** Names runs of a plan to make, in the light of results. Not for several threads. */
public interface Search {
    /**
     * A run to make, whole or up to a stage.
     *
     * @param run its index in the plan
     * @param stage 0, 1 …; the last stage of a search is the whole run
     */
    record Order(int run, int stage) {}

    /** What to begin with. */
    List<Order> first();

    /**
     * Takes in the result of an order, each once.
     *
     * @param value of the metric that the search looks at; empty where the run failed or has none
     * @return the orders that follow from it
     */
    List<Order> take(Order order, Optional<Measured> value);

    /** Orders with more of it go first; equal ones in the order of the plan's costs. */
    long priority(Order order);
}
