package org.slumber.engine;

/** A run ended because its observer asked for it; it has no result. */
public final class RunCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunCancelledException() {
        super("the run was cancelled");
    }
}
