package org.slumber.engine.readout;

/** What one feature vector averages over (paper section on the readout). */
public enum Sample {
    /** A maximal run of steps of one label; a sleep splits it. */
    LABEL_RUN,
    /** One image. */
    IMAGE
}
