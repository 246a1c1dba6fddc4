package org.slumber.engine.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.slumber.engine.network.Topology;

class SpectralRadiusTest {
    @Test
    void itIsTheGreatestMagnitudeOfAnEigenvalue() {
        // by numpy.linalg.eigvals, the greatest of which is one of a complex pair or real
        DMatrixRMaj matrix = new DMatrixRMaj(new double[][] {
            {-0.04212188123449301, -0.4746818477631452, -1.8220917901494391, -1.528229114923613, -1.1481321104537865},
            {0.20410512352189958, -1.2519577512384852, -0.1350161554620057, 1.1585880053305755, 0.9853958379773191},
            {-0.6221580776691328, 0.5115012683103906, -1.8056349695642553, -0.1174259773778377, 0.3876668938110689},
            {0.24627049552435415, -2.355476258059567, -0.9909470517106506, -0.059972975937037105, 0.7007870227856609},
            {0.9149301366911202, -2.281528377726775, 1.3015744999268384, -1.7739645807149718, -0.7056340414577837}
        });
        assertEquals(2.8378100753091675, SpectralRadius.of(matrix).orElseThrow(), 1e-9);
    }

    @Test
    void excitatoryIsEToEAloneAndRecurrentHasInhibitionToo() {
        // input 0; E 1, 2; I 3: E1 -> E2 of 4, E2 -> E1 of 9, E1 -> I of 5, I -> E1 of -8
        Topology topology = new Topology(1, 2, 1, new int[] {0, 1, 1, 2, 3}, new int[] {0, 1, 2, 0, 0});
        double[] weights = {100, 4, 5, 9, -8};
        assertEquals(6, SpectralRadius.excitatory(topology, weights).orElseThrow(), 1e-9);
        // lambda^3 = (4*9 - 5*8)*lambda
        assertEquals(2, SpectralRadius.recurrent(topology, weights).orElseThrow(), 1e-9);
    }
}
