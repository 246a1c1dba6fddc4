package org.slumber.engine.dynamics;

/**
 * The neurons of one hidden layer of the surrogate-gradient network.
 *
 * @param number of the layer from below, from 1
 */
public record HiddenLayer(int number) implements Measured {
    @Override
    public String text() {
        return "hidden" + number;
    }
}
