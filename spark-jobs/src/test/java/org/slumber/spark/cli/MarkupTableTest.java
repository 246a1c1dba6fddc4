package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkupTableTest {
    private static final MarkupTable TABLE = new MarkupTable(
            List.of("sleep_ratio", "verdict"),
            List.of(true, false),
            List.of(List.of("-0.5", "a|b & 50 % of C:\\x^2"), Arrays.asList(null, "p < 0.001\nonly")));

    @Test
    void markdownKeepsCellsApart() {
        assertEquals(
                """
                | sleep_ratio | verdict |
                | ---: | --- |
                | -0.5 | a\\|b & 50 % of C:\\\\x^2 |
                |  | p < 0.001 only |""",
                TABLE.markdown());
    }

    @Test
    void latexPrintsWhatACellSays() {
        assertEquals(
                """
                \\begin{tabular}{rl} % \\usepackage{booktabs}
                \\toprule
                sleep\\_ratio & verdict \\\\
                \\midrule
                $-0.5$ & a$|$b \\& 50 \\% of C:\\textbackslash{}x\\textasciicircum{}2 \\\\
                -- & p $<$ 0.001 only \\\\
                \\bottomrule
                \\end{tabular}""",
                TABLE.latex());
    }
}
