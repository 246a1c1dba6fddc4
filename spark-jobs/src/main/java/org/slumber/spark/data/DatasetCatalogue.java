package org.slumber.spark.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slumber.engine.data.Datasets;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.text.TextFile;
import org.slumber.spark.text.YamlText;

/**
 * Where the data sets known by name come from: the content of {@code conf/datasets.yaml}.
 *
 * @param datasets by name
 */
public record DatasetCatalogue(Map<String, Entry> datasets) {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    /**
     * One data set.
     *
     * @param title what it is and who made it
     * @param home its page
     * @param licence under which its home gives it away
     * @param classes names of the labels 0, 1, 2 …; may be empty
     * @param mirrors places that hold its files, each ending in {@code /}, tried in order
     * @param files its files
     */
    public record Entry(
            String title, URI home, String licence, List<String> classes, List<URI> mirrors, List<RemoteFile> files) {
        public Entry {
            classes = classes == null ? List.of() : List.copyOf(classes);
            require(mirrors != null && !mirrors.isEmpty(), "mirrors must list at least one address");
            require(files != null && !files.isEmpty(), "files must list at least one file");
            for (URI mirror : mirrors) {
                require(mirror.toString().matches("https?://.+/"), "mirrors must be http(s) addresses that end in /");
            }
        }
    }

    /**
     * One file.
     *
     * @param name in the data set's folder
     * @param source its address from a mirror on; the same as {@code name} where the catalogue gives none
     * @param sha256 of its content, or null
     * @param md5 of its content, or null
     */
    public record RemoteFile(String name, String source, String sha256, String md5) {
        public RemoteFile {
            require(name != null && name.matches("[\\w][\\w.-]*"), "name must be a plain file name");
            source = source == null ? name : source;
            require(sha256 == null || sha256.matches("[0-9a-f]{64}"), "sha256 must be 64 hexadecimal digits");
            require(md5 == null || md5.matches("[0-9a-f]{32}"), "md5 must be 32 hexadecimal digits");
        }

        /** The strongest sum given. */
        Optional<Checksum> checksum() {
            if (sha256 != null) {
                return Optional.of(new Checksum("sha256", sha256));
            }
            return Optional.ofNullable(md5).map(hex -> new Checksum("md5", hex));
        }
    }

    public DatasetCatalogue {
        require(datasets != null && !datasets.isEmpty(), "datasets must name at least one data set");
        datasets = Map.copyOf(datasets);
    }

    /**
     * Reads a catalogue.
     *
     * @throws InvalidInputException naming the file, the key in it and what is wrong, unknown keys included
     */
    public static DatasetCatalogue read(Path file) {
        Object tree = YamlText.parse(file.toString(), TextFile.read("catalogue of data sets", file));
        if (!(tree instanceof Map<?, ?>)) {
            throw new InvalidInputException(file + ": must be a map with datasets, was " + tree);
        }
        try {
            return MAPPER.treeToValue(MAPPER.valueToTree(tree), DatasetCatalogue.class);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(file + ": " + problem(e), e);
        }
    }

    /**
     * Names of a data set's classes, by label.
     *
     * @param dataset as specs call it
     * @param catalogue file of a catalogue, which may be missing
     * @return fewer than there are classes, or none, where they are not known
     */
    public static List<String> classNames(String dataset, Path catalogue) {
        if (dataset.equals(Geomfig.NAME)) {
            return Geomfig.CLASS_NAMES;
        }
        if (!Datasets.known(dataset) || !Files.exists(catalogue)) {
            return List.of();
        }
        Entry entry = read(catalogue).datasets().get(dataset);
        return entry == null ? List.of() : entry.classes();
    }

    private static String problem(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown key " + key(unknown) + ", allowed are " + unknown.getKnownPropertyIds();
        }
        if (e instanceof JsonMappingException wrong && !(e.getCause() instanceof JsonProcessingException)) {
            String message = wrong.getOriginalMessage().lines().findFirst().orElse("");
            return key(wrong) + ": " + message.replaceFirst("^Cannot construct instance of .*, problem: ", "");
        }
        return e.getOriginalMessage().lines().map(String::strip).collect(Collectors.joining(" "));
    }

    /** The path of keys to the problem, e.g. {@code datasets.mnist.files[0]}. */
    private static String key(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
