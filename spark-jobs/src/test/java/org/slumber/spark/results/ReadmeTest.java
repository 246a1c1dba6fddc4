package org.slumber.spark.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path README = Path.of("../README.md");
    private static final String START = "<!-- columns: what ResultSchema.markdown() says -->\n";
    private static final String END = "<!-- end of columns -->";

    @Test
    void theReadmeListsTheColumnsThatResultsHave() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf(START) + START.length();
        assertEquals(
                ResultSchema.markdown().strip(),
                readme.substring(from, readme.indexOf(END)).strip());
    }
}
