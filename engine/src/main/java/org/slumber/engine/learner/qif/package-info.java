/**
 * Populations of quadratic integrate-and-fire neurons that hold a sequence in their weights, by their exact rate equations
 * (Montbrió, Pazó and Roxin, Phys. Rev. X 5, 021028, 2015) or neuron by neuron; the stored sequence and its two protocols are those of Shimizu
 * and Toyoizumi (ICONIP 2025, arXiv 2508.06085). No sample teaches them: what a run asks is what is left of the sequence
 * after sleep's decay. Time is in membrane time constants τ, and so is one over rates.
 */
package org.slumber.engine.learner.qif;
