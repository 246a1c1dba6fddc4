package org.slumber.engine.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Finds the data set that a spec names. Its {@code dataset} value is one of
 *
 * <ul>
 *   <li>{@code geomfig}, which is generated;
 *   <li>{@code none} of a learner that reads no data set, where nothing is loaded;
 *   <li>{@code randman} or {@code gap-xor}, which a run's own parameters generate ({@link GeneratedEvents}) and which are
 *       not loaded here;
 *   <li>{@code mnist}, {@code kmnist}, {@code fashion-mnist} or {@code notmnist}: the files in the folder of that name
 *       inside the user's data folder ({@link DatasetFolder} says how they are called);
 *   <li>a path to any other folder of images, recognised by a {@code /} in it, e.g. {@code ./letters} or
 *       {@code /data/emnist}, or to a NumPy archive or a CSV file ({@link ImageFile}), e.g. {@code ./mine.npz}, or to files
 *       of spikes in time ({@link EventFiles});
 *   <li>a name that the user gave to one of these ({@link DataPlaces});
 *   <li>a pair {@code IMAGES:LABELS} of paths to two IDX files, recognised by the colon, e.g.
 *       {@code my-images.idx:my-labels.idx.gz}.
 * </ul>
 *
 * Relative paths start at the working directory; paths with a colon in them cannot be named.
 */
public final class Datasets {
    /** What a run draws from that reads no data set. */
    public static final String NONE = "none";

    /** The sets known by name that come from files. */
    public static final List<String> FROM_FILES = List.of("mnist", "kmnist", "fashion-mnist", "notmnist");

    /** The sets of spikes in time that are generated from parameters of a run, {@link GeneratedEvents}. */
    private static final List<String> GENERATED_EVENTS = List.of(Randman.NAME, GapXor.NAME);

    private Datasets() {}

    /** Whether a set is known by name, not named by a path. */
    public static boolean known(String dataset) {
        return dataset.equals(Geomfig.NAME)
                || dataset.equals(NONE)
                || GENERATED_EVENTS.contains(dataset)
                || FROM_FILES.contains(dataset);
    }

    /** Whether a set is known by name and comes from files, but has no folder in the user's data folder. */
    public static boolean missing(String dataset, Path folder) {
        return FROM_FILES.contains(dataset) && !Files.isDirectory(folder.resolve(dataset));
    }

    /**
     * Loads a data set.
     *
     * @param dataset as above
     * @param places where it is
     * @param images as of {@link #load(String, Path, int)}
     * @throws InvalidInputException as there
     */
    public static Samples load(String dataset, DataPlaces places, int images) {
        String path = places.own().get(dataset);
        if (path == null) {
            if (known(dataset)
                    || dataset.contains("/")
                    || dataset.indexOf(':') > 0
                    || places.own().isEmpty()) {
                return load(dataset, places.folder(), images);
            }
            throw new InvalidInputException(
                    "dataset " + dataset + " is none of " + known() + " and the names under data, "
                            + String.join(", ", places.own().keySet()) + ", and no path with a / in it");
        }
        return ofPath(dataset, path);
    }

    /**
     * Loads a data set that nobody gave a name.
     *
     * @param dataset as above
     * @param folder the user's data folder; only sets known by name are looked for in it
     * @param images how many images the specs draw at most; a generated set has at least as many
     * @throws InvalidInputException where there is no such set, or its files are not as they should be
     */
    public static Samples load(String dataset, Path folder, int images) {
        if (dataset.equals(Geomfig.NAME)) {
            return Geomfig.generate(Math.max(images, Geomfig.IMAGES));
        }
        if (FROM_FILES.contains(dataset)) {
            Path files = folder.resolve(dataset);
            if (missing(dataset, folder)) {
                throw new InvalidInputException("data set " + dataset + ": the folder " + files
                        + " is missing; fetch it with ./submit.sh data fetch " + dataset + " --data " + folder
                        + ", or put its IDX files there");
            }
            return DatasetFolder.read(dataset, files);
        }
        if (dataset.contains("/") || isPair(dataset)) {
            return ofPath(dataset, dataset);
        }
        throw new InvalidInputException("dataset must be " + known()
                + ", a path with a / in it to a folder of IDX files (such as ./letters) or of PNG files, to a .npz,"
                + " .csv or .h5 file, or two IDX files as IMAGES:LABELS, was " + dataset);
    }

    private static String known() {
        return Stream.of(List.of(Geomfig.NAME), GENERATED_EVENTS, FROM_FILES)
                .flatMap(List::stream)
                .collect(Collectors.joining(", "));
    }

    private static boolean isPair(String path) {
        int colon = path.indexOf(':');
        return colon > 0 && colon < path.length() - 1;
    }

    private static Samples ofPath(String name, String path) {
        if (isPair(path)) {
            int colon = path.indexOf(':');
            return IdxReader.read(name, Path.of(path.substring(0, colon)), Path.of(path.substring(colon + 1)));
        }
        Path place = Path.of(path);
        if (EventFiles.are(place)) {
            return EventFiles.read(name, place);
        }
        return ImageFile.is(place) ? ImageFile.read(name, place) : DatasetFolder.read(name, place);
    }
}
