package id.kentongan.pipeline.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds the places of incident reports without their region fields to the bounds of the project.
 */
class WithheldReportsTest {

    @Test
    void answersAreRightOrWithheld() throws IOException {
        String shared = System.getenv("KENTONGAN_SHARED");
        Path root = shared == null ? Path.of("../../shared") : Path.of(shared);
        Path incidents = root.resolve("data/snpk/1997-2002-incidents.jsonl.gz");
        assumeTrue(Files.isRegularFile(incidents), "no SNPK incidents beside the checkout");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        PlaceMeasure.Reports reports =
                PlaceMeasure.reports(
                        new PrintStream(out, true, StandardCharsets.UTF_8), incidents, 0);

        assertThat(reports.kabupatenPrecision()).isGreaterThanOrEqualTo(0.93);
        assertThat(reports.coverage()).isGreaterThanOrEqualTo(0.08);
        assertThat(reports.provincePrecision()).isGreaterThanOrEqualTo(0.97);
    }
}
