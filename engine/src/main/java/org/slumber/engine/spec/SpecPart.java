package org.slumber.engine.spec;

import java.io.Serializable;
import java.util.List;

/**
 * A part of a run's spec: a record whose components are the parameters that its variant declares, and the parts that it
 * is made of in turn.
 */
public interface SpecPart extends Serializable {
    /** Its name and parameters. */
    Variant<?> variant();

    /** The parts inside it. */
    default List<SpecPart> parts() {
        return List.of();
    }

    /**
     * Most numbers made of images that it keeps beside the weights for when those images are gone, such as a mean image or
     * images themselves; without those of the parts inside it.
     *
     * @param inputs of an image
     * @param classes that images are of
     */
    default double storedValues(int inputs, int classes) {
        return 0;
    }

    /** Whether it keeps, for then, what images are labelled; without the parts inside it. */
    default boolean storesLabels() {
        return false;
    }
}
