package org.slumber.engine;

import java.util.List;
import org.slumber.engine.metrics.RunMetric;
import org.slumber.engine.spec.Variant;

/**
 * What a jar of one's own adds to the {@link Catalogue}. The jar names the classes that implement this in its file {@code
 * META-INF/services/org.slumber.engine.Extension}, a line each; they are public and have a public constructor without
 * parameters. It is asked once, when the catalogue is made, and answers the same each time.
 *
 * <pre>{@code
 * public final class Mine implements Extension {
 *     @Override
 *     public List<Variant<?>> mechanisms() {
 *         return List.of(Scaling.VARIANT);
 *     }
 * }
 * }</pre>
 */
public interface Extension {
    /**
     * Mechanisms; each joins the families whose kind its record implements, behind those of the engine. Their records are
     * in the same jar, whose checksum is part of the identity of every run that has one.
     */
    default List<Variant<?>> mechanisms() {
        return List.of();
    }

    /** What is worked out once a run has ended, each a column of the runs. */
    default List<RunMetric> metrics() {
        return List.of();
    }
}
