package id.kentongan.analyzers.tag;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.text.ResourceLines;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The worked examples and contrasts of the labelling guide, and sixty contrasts of protest, symbols
 * and announced assemblies with threats and violence.
 */
class LabellingGuideTest {

    private static final Tagger TAGGER = Tagger.standard();

    record Example(
            String id,
            String day,
            String status,
            String severity,
            String main,
            String title,
            String body) {
        @Override
        public String toString() {
            return id + " " + status + ": " + title;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guide")
    void readsTheTrapsOfTheGuideAsPeopleDo(Example example) {
        check(example);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rights")
    void tellsExpressionFromThreatAndViolence(Example example) {
        check(example);
    }

    private static void check(Example example) {
        Finding finding = TAGGER.tag(item(example));
        assertThat(finding.status().name()).as("status").isEqualTo(example.status());
        assertThat(finding.relevant()).isEqualTo(!example.status().equals("NON"));
        if (!example.severity().equals("-")) {
            assertThat(finding.severity())
                    .as("severity")
                    .isEqualTo(Integer.parseInt(example.severity()));
        }
        if (!example.main().equals("-")) {
            assertThat(finding.indicators()).as("indicators").contains(example.main());
        }
    }

    static Stream<Example> guide() {
        return examples("guide.txt");
    }

    static Stream<Example> rights() {
        return examples("rights.txt");
    }

    private static Stream<Example> examples(String resource) {
        List<ResourceLines.Line> lines = ResourceLines.read(LabellingGuideTest.class, resource);
        return lines.stream()
                .map(
                        line -> {
                            String[] cell = line.text().split("\\|", -1);
                            if (cell.length != 7) {
                                throw line.refused(resource, "expected seven cells");
                            }
                            return new Example(
                                    cell[0].strip(),
                                    cell[1].strip(),
                                    cell[2].strip(),
                                    cell[3].strip(),
                                    cell[4].strip(),
                                    cell[5].strip(),
                                    cell[6].strip());
                        });
    }

    private static Item item(Example example) {
        var published = LocalDate.parse(example.day()).atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Item(
                example.id(),
                Item.Kind.NEWS,
                published,
                published,
                null,
                null,
                null,
                example.title(),
                example.body(),
                "Harian Contoh",
                null,
                null,
                null,
                null,
                null,
                false,
                new Item.Source("Harian Contoh", "media", null),
                false,
                List.of(),
                "");
    }
}
