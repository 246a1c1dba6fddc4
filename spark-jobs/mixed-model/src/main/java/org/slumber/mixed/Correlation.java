package org.slumber.mixed;

/**
 * How two effects of a random term go together.
 *
 * @param term as {@link RandomTerm#text()} gives it
 * @param first effect
 * @param second effect
 * @param estimate in [−1, 1]
 */
public record Correlation(String term, String first, String second, double estimate) {}
