package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.analysis.KnownRuns;

class SqlCommandTest {
    private final Console console = new Console();
    private final String results = new KnownRuns()
            .seeds(0, List.of(0.5, 0.6))
            .seeds(0.1, List.of(0.7, 0.9))
            .write()
            .display();

    private int typed(String statements) {
        return console.answer(
                statements, "sql", "--results", results, "--format", "csv", "--queries", "../conf/queries");
    }

    @Test
    void withoutAQueryThoseOfStandardInputAreAnsweredInOneSession() {
        assertEquals(
                0,
                typed("SELECT count(*) AS n\nFROM runs;\n\nSELECT sleep_ratio, accuracy_mean FROM Summary\n"
                        + "ORDER BY 1;\nfailed-runs\nSELECT 2 AS last"),
                console.complained());
        assertEquals(
                List.of("n", "4", "sleep_ratio,accuracy_mean", "0.0,0.55", "0.1,0.8"),
                console.printed().lines().limit(5).toList());
        assertTrue(console.printed().contains("run_id,error,"), console.printed());
        assertTrue(console.printed().endsWith("last\n2\n"), console.printed());
    }

    @Test
    void whatComesAfterExitOrAfterAMistakeIsNotAnswered() {
        assertEquals(0, typed("SELECT 1 AS one;\nexit;\nSELECT 2 AS two;\n"));
        assertEquals("one\n1\n", console.printed());
        assertEquals(2, typed("SELECT 1 AS one;\nSELECT x FROM runs;\nSELECT 2 AS two;\n"));
        assertEquals("one\n1\n", console.printed());
        assertTrue(console.complained().startsWith("query: [UNRESOLVED_COLUMN"), console.complained());
        assertEquals(0, typed("help\n"));
        assertTrue(console.printed().contains("  view ranking - "), console.printed());
        assertTrue(console.printed().contains("  best-ratio - "), console.printed());
    }

    @Test
    void whatIsNoSqlIsRefusedWithoutSpark() {
        String refusal = assertThrows(
                        InvalidInputException.class, () -> SqlSession.refuseUnlikeSql("SELEC 1 FROM runs"))
                .getMessage();
        assertTrue(refusal.startsWith("query: [PARSE_SYNTAX_ERROR] Syntax error at or near 'SELEC'"), refusal);
        SqlSession.refuseUnlikeSql("WITH a AS (SELECT 1) SELECT * FROM a");
    }
}
