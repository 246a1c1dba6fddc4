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
}
