package org.slumber.mixed;

/**
 * The offset of one level of a random intercept: its conditional mode.
 *
 * @param level e.g. {@code mnist:3}
 * @param estimate logits
 * @param standardError logits; 0 where the term's variance is estimated as 0
 */
public record LevelEffect(String level, double estimate, double standardError) {}
