package id.kentongan.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.model.ReportModel;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.json.ItemDecoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The figures of the shipped model on years it has not seen; needs the maintainers' data. */
class SnpkFiguresTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Count(int hit, int wrong) {

        Count add(boolean gold, boolean said) {
            return new Count(hit + (gold && said ? 1 : 0), wrong + (gold != said ? 1 : 0));
        }

        double f1() {
            return 2.0 * hit / (2.0 * hit + wrong);
        }
    }

    @Test
    void holdsItsFiguresOnTwoYearsItHasNotSeen() throws IOException {
        Path folder = snpk();
        assumeTrue(
                folder != null,
                "no SNPK data: set KENTONGAN_SHARED to the maintainers' folder to run this");
        assertThat(ReportModel.standard().lastDay()).isBefore("2001-01-01");
        Map<String, String> gold = new HashMap<>();
        each(
                folder.resolve("1997-2002-labels.jsonl.gz"),
                node -> {
                    if (node.path("occurredOn").asText().compareTo("2001") >= 0) {
                        gold.put(
                                node.path("id").asText(),
                                LabelledReport.category(
                                        node.path("coded").path("kind").asText(),
                                        node.path("coded").path("category").asText()));
                    }
                });
        Tagger tagger = Tagger.standard();
        ItemDecoder decoder = ItemDecoder.standard();
        Count[] counts = {new Count(0, 0), new Count(0, 0)};
        each(
                folder.resolve("1997-2002-incidents.jsonl.gz"),
                node -> {
                    String category = gold.get(node.path("id").asText());
                    if (category != null) {
                        Item item = decoder.decode(textOnly(node)).item();
                        Finding finding = tagger.tag(Objects.requireNonNull(item));
                        boolean event =
                                (finding.status() == Status.INC || finding.status() == Status.THR)
                                        && !finding.indicators().get(0).equals("SEP-04")
                                        && !finding.indicators().get(0).equals("ORM-03");
                        boolean separatist = event && finding.indicators().get(0).startsWith("SEP");
                        counts[0] = counts[0].add(ReportTraining.conflict(category), event);
                        counts[1] =
                                counts[1].add(
                                        ReportTraining.social(category), event && !separatist);
                    }
                });
        assertThat(counts[0].f1()).as("conflict F1").isGreaterThan(0.88);
        assertThat(counts[1].f1()).as("social conflict F1").isGreaterThan(0.74);
    }

    /** Structured fields withheld: the text alone must tell. */
    private static byte[] textOnly(JsonNode node) {
        ObjectNode bare = (ObjectNode) node;
        bare.remove(
                java.util.List.of(
                        "killed", "injured", "buildingsDamaged", "region", "district", "village"));
        return bare.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Path snpk() {
        String stated = System.getProperty("KENTONGAN_SHARED", System.getenv("KENTONGAN_SHARED"));
        Path root = stated == null ? Path.of("..", "..", "shared") : Path.of(stated);
        Path folder = root.resolve("data").resolve("snpk");
        return Files.isDirectory(folder) ? folder : null;
    }

    private interface NodeUser {
        void use(JsonNode node) throws IOException;
    }

    private static void each(Path file, NodeUser user) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                user.use(JSON.readTree(line));
            }
        }
    }
}
