package org.slumber.engine.learner;

/** A run ended because its observer asked for it; it has no result. */
public final class RunCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For whatever stands in for the engine's run, and for the engine. */
    public RunCancelledException() {
        super("the run was cancelled");
    }
}
