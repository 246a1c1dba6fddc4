package org.slumber.engine.curriculum;

import java.util.List;
import org.slumber.engine.data.Samples;

/**
 * What one run is shown.
 *
 * @param dataset the samples, labelled as the run is to label them
 * @param split which of them are trained, validated and tested; indices in {@code dataset}
 * @param episodes of training, in order; none of them empty
 */
public record Course(Samples dataset, Split split, List<Episode> episodes) {}
