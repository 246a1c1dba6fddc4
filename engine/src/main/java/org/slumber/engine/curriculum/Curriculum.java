package org.slumber.engine.curriculum;

import java.util.List;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.spec.SpecPart;

/** What a run shows its learner: episodes of training in their order, then the test. */
public interface Curriculum extends SpecPart {
    /** Sizes and scoring of its phases. */
    Protocol protocol();

    /**
     * The episodes of a run, in order; none of them empty.
     *
     * @param split the run's images
     * @param dataset where their labels are
     */
    List<Episode> episodes(Split split, Dataset dataset);
}
