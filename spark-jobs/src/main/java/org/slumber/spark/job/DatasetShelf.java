package org.slumber.spark.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.data.DatasetChecksum;
import org.slumber.engine.data.Datasets;
import org.slumber.engine.data.GeneratedEvents;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.data.Samples;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.Purpose;
import org.slumber.spark.results.StoredSpec;

/** The data sets that runs draw from, each loaded when the first run asks for it. */
final class DatasetShelf {
    /** The place of a set that is not there, where such sets are only noted. */
    static final int NOWHERE = -1;

    private final DataPlaces places;
    private final Missing policy;
    private final Set<String> missing = new TreeSet<>();
    private final Map<Key, Integer> known = new HashMap<>();
    private final List<SweepPlan.PlannedDataset> datasets = new ArrayList<>();

    /** What becomes of a set known by name whose folder is missing. */
    enum Missing {
        /** It is refused. */
        REFUSED,
        /** It is noted; its place is {@link #NOWHERE}. */
        NOTED
    }

    /**
     * An empty shelf.
     *
     * @param places of the data sets
     * @param policy on those that are missing in it
     */
    DatasetShelf(DataPlaces places, Missing policy) {
        this.places = places;
        this.policy = policy;
    }

    Path folder() {
        return places.folder();
    }

    /**
     * A generated set grows with what a spec draws from it, so it is another set for every size beyond its usual one.
     *
     * @param dataset as the spec calls it
     * @param generated how it is generated from parameters, if it is
     * @param images of a generated set, else 0
     */
    private record Key(String dataset, List<GeneratedEvents> generated, int images) {}

    /**
     * The place of a spec's data set in {@link #datasets()}.
     *
     * @throws InvalidInputException where it is missing, too small for the spec, or of samples that it does not read
     */
    int placeOf(RunSpec spec) {
        if (policy == Missing.NOTED && Datasets.missing(spec.dataset(), folder())) {
            missing.add(spec.dataset());
            return NOWHERE;
        }
        int images = spec.images();
        boolean generated =
                spec.dataset().equals(Geomfig.NAME) || !spec.generated().isEmpty();
        Key key = new Key(spec.dataset(), spec.generated(), generated ? Math.max(images, Geomfig.IMAGES) : 0);
        Integer place = known.get(key);
        if (place == null) {
            place = placeOf(spec.samples(places));
            known.put(key, place);
        }
        int size = datasets.get(place).dataset().size();
        if (size < images) {
            throw new InvalidInputException("data set " + spec.dataset() + " has " + size
                    + " images, but training.images, validation.images and test.images ask for " + images);
        }
        spec.check(datasets.get(place).dataset());
        return place;
    }

    /**
     * The order to make a stored run again.
     *
     * @param stored its row
     * @throws InvalidInputException where it cannot be, or its data set is missing or not the one that it was made from
     */
    RunOrder orderOf(Row stored) {
        String id = stored.getAs("run_id");
        RunSpec spec = StoredSpec.of(stored);
        int place = placeOf(spec);
        String checksum = datasets.get(place).checksum();
        String expected = stored.getAs("dataset_checksum");
        if (!checksum.equals(expected)) {
            throw new InvalidInputException("data set " + spec.dataset() + " in " + folder()
                    + " is another one (SHA-256 " + checksum + ") than run " + id + " was made from (" + expected
                    + "); give its folder by --data");
        }
        return new RunOrder(id, spec, place, Stop.NEVER, Purpose.POINTS);
    }

    /** Two names of one content have one place. */
    private int placeOf(Samples dataset) {
        String checksum = DatasetChecksum.sha256(dataset);
        for (int place = 0; place < datasets.size(); place++) {
            if (datasets.get(place).checksum().equals(checksum)) {
                return place;
            }
        }
        datasets.add(new SweepPlan.PlannedDataset(dataset, checksum));
        return datasets.size() - 1;
    }

    /** Names of the sets that were asked for and only noted. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** What was loaded, in the order in which it was asked for. */
    List<SweepPlan.PlannedDataset> datasets() {
        return List.copyOf(datasets);
    }
}
