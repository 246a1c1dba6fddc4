package org.slumber.notebooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A notebook file.
 *
 * @param name the file's name
 * @param content the file as JSON
 */
record Notebook(String name, JsonNode content) {
    /** Where the notebooks are. */
    static final Path FOLDER = Path.of("").toAbsolutePath();

    static Notebook read(Path file) throws IOException {
        return new Notebook(file.getFileName().toString(), new ObjectMapper().readTree(Files.readString(file)));
    }

    /** The notebooks of the project, by name. */
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    List<JsonNode> codeCells() {
        return StreamSupport.stream(content.path("cells").spliterator(), false)
                .filter(cell -> cell.path("cell_type").asText().equals("code"))
                .toList();
    }

    List<JsonNode> outputs() {
        List<JsonNode> outputs = new ArrayList<>();
        codeCells().forEach(cell -> cell.path("outputs").forEach(outputs::add));
        return outputs;
    }

    long pictures() {
        return outputs().stream()
                .filter(output -> output.path("data").has("image/png"))
                .count();
    }

    /** What went wrong, one text for each cell that failed. */
    List<String> errors() {
        return outputs().stream()
                .filter(output -> output.path("output_type").asText().equals("error"))
                .map(output -> output.path("ename").asText() + ": "
                        + output.path("evalue").asText() + output.path("traceback"))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
