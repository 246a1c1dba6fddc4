package org.slumber.engine.recording;

import java.util.List;
import java.util.Locale;

/**
 * The tables of a recording. Time is in steps of 1 ms that the run simulated up to the end of the one that a row is of, in
 * the order of the run: training awake and asleep, validation and test one after another, recorded or not. Of the
 * surrogate-gradient network every image of a batch counts its steps, and sleep counts none.
 */
public enum RecordedTable {
    /** A row a spike. */
    SPIKES(Column.TIME, Column.POPULATION, Column.NEURON, Column.PHASE, Column.EPOCH, Column.IMAGE),
    /** A row a neuron and step: the potential after it, reset where the neuron spiked, and what the next is held against. */
    MEMBRANE(
            Column.TIME,
            Column.POPULATION,
            Column.NEURON,
            Column.PHASE,
            Column.EPOCH,
            Column.IMAGE,
            new Column("potential", Type.REAL, "mV", "membrane potential after the step"),
            new Column("threshold", Type.REAL, "mV", "threshold of the next step")),
    /** A row a neuron and image. */
    RATES(
            Column.PHASE,
            Column.EPOCH,
            Column.IMAGE,
            new Column("label", Type.WHOLE, "1", "class of the image"),
            Column.POPULATION,
            Column.NEURON,
            new Column("spikes", Type.WHOLE, "spikes", "while the image was shown"),
            new Column("rate", Type.REAL, "Hz", "the same a second")),
    /** A row a synapse or bias and moment. */
    WEIGHTS(
            new Column("moment", Type.NAME, "1", "as asked for, such as start or step:1000"),
            Column.TIME,
            Column.EPOCH,
            new Column("wake_steps", Type.WHOLE, "steps", "training steps awake before the moment"),
            new Column("projection", Type.NAME, "1", "from which population to which, or bias"),
            new Column("pre", Type.WHOLE, "1", "neuron that the synapse comes from, from 0; none of a bias"),
            new Column("post", Type.WHOLE, "1", "neuron that it goes to, from 0"),
            new Column("weight", Type.REAL, "weight", "signed")),
    /** A row a sample and neuron, of what the last readout was fitted on and of what was scored. */
    FEATURES(
            new Column("set", Type.NAME, "1", "training: fitted on; test: scored"),
            new Column("sample", Type.WHOLE, "1", "from 0, in the order in which they were shown"),
            new Column("label", Type.WHOLE, "1", "class of the sample"),
            Column.POPULATION,
            Column.NEURON,
            new Column("feature", Type.REAL, "spikes/step", "mean spikes in a step"));

    /** Of what kind the values of a column are. */
    public enum Type {
        /** A {@code Long}; of {@code image} and {@code pre} null where there is none. */
        WHOLE,
        /** A {@code Double}. */
        REAL,
        /** A {@code String}, one of few. */
        NAME
    }

    /**
     * A column.
     *
     * @param name in files
     * @param type of its values
     * @param unit of its values, {@code 1} where they have none
     * @param meaning in a few words
     */
    public record Column(String name, Type type, String unit, String meaning) {
        static final Column TIME = new Column("time", Type.WHOLE, "ms", "steps simulated so far, this one included");
        static final Column POPULATION = new Column("population", Type.NAME, "1", "which neurons");
        static final Column NEURON = new Column("neuron", Type.WHOLE, "1", "of the population, from 0");
        static final Column PHASE = new Column("phase", Type.NAME, "1", "training, sleep, validation or test");
        static final Column EPOCH = new Column("epoch", Type.WHOLE, "1", "training epoch begun last, from 1");
        static final Column IMAGE =
                new Column("image", Type.WHOLE, "1", "shown, by its index in the data set; none asleep");
    }

    @SuppressWarnings("ImmutableEnumChecker") // a list that nobody can change
    private final List<Column> columns;

    RecordedTable(Column... columns) {
        this.columns = List.of(columns);
    }

    /** As files are named. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its columns, in order. */
    public List<Column> columns() {
        return columns;
    }

    /** Where a column stands. */
    public int indexOf(String column) {
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index).name().equals(column)) {
                return index;
            }
        }
        throw new IllegalArgumentException(text() + " has no column " + column);
    }
}
