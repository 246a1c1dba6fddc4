/** What a network does to its own arrivals and currents as activity grows: normalisation by circuits. */
package org.slumber.engine.circuit;
