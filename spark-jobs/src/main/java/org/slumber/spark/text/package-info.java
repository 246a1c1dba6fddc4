/**
 * What a user wrote in YAML or JSON, as it was written.
 *
 * <p>A text becomes a tree of maps by texts, lists, texts and null. No value is a number or a truth value yet: which of
 * them {@code 1.10} or {@code no} is, only who wants it knows. {@link org.slumber.spark.text.NumberText} makes a number
 * of one where a number is wanted.
 */
package org.slumber.spark.text;
