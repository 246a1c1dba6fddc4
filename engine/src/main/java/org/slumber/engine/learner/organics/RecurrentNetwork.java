package org.slumber.engine.learner.organics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.slumber.engine.input.InputSequence;
import org.slumber.engine.metrics.SynapseGroup;

/** A recurrent network, its runs over samples and its backpropagation through time. */
interface RecurrentNetwork {
    /** All that is learnt, in one order; not copied. Who changes it says so by {@link #refresh}. */
    List<double[]> learnt();

    /** The gradient, of the shape of {@link #learnt}; not copied. */
    List<double[]> gradient();

    /** Matrices of weights of either sign, {@code [pre][post]}, by what they join; not copied. */
    Map<SynapseGroup, double[][]> weights();

    /** Finds anew what follows from what is learnt. */
    void refresh();

    /**
     * Runs over a sample, from the initial state.
     *
     * @return {@code [unit]}: the response after the last step; not copied
     */
    double[] run(InputSequence in);

    /**
     * After {@link #run}: adds the gradient, going back through all its steps.
     *
     * @param byResponse {@code [unit]}: dL by the response after the last step
     */
    void back(InputSequence in, double[] byResponse);

    /** Brings the gradient of a batch, which has been added to, to what is learnt. */
    default void bringBack() {}

    /**
     * After {@link #run}: the Jacobian of the flow of the states, 1/step, at where it goes with what comes in at a step held.
     *
     * @param step from 1
     * @return empty where the flow is not seen to come to rest
     */
    Optional<DMatrixRMaj> jacobian(int step);
}
