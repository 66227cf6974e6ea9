package id.kentongan.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldTrainingTest {

    private static final String[][] KINDS = {
        {"INC", "tjd bentrok wrg Ds %s dgn satpam, kantor kebun dibakar, LB 2", "\"LND-02\""},
        {"PRO", "giat unras damai wrg %s di kantor bupati, orasi, bubar tertib", "\"GOV-01\""},
        {"PRV", "rakor timdu tk kec %s, antisipasi pilkades, sit kondusif", ""},
        {"NON", "laka lantas di jln %s, MD 1, LR 2, sopir diamankan", ""}
    };

    /** Where the labels of the corpora and the table that was made of them stand. */
    private static final Path CORPUS =
            Path.of("../analyzers/src/test/resources/id/kentongan/analyzers/corpus");

    private static final Path TABLE =
            Path.of(
                    "../analyzers/src/main/resources/id/kentongan/analyzers/status/field-weights.txt");

    @TempDir private Path folder;

    private List<Path> reports(int count) throws IOException {
        StringBuilder items = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String[] kind = KINDS[i % KINDS.length];
            items.append(
                    String.format(
                            Locale.ROOT,
                            "{\"id\":\"lap-%d\",\"type\":\"incident\",\"occurredAt\":\"2026-01-05\","
                                    + "\"reportedAt\":\"2026-01-05T09:00:00+07:00\",\"region\":\"62.07\","
                                    + "\"text\":\"%s\",\"source\":{\"id\":\"p\",\"kind\":\"field\"}}%n",
                            i,
                            String.format(Locale.ROOT, kind[1], "Kampung" + i)));
            labels.append(
                    String.format(
                            Locale.ROOT,
                            "{\"id\":\"lap-%d\",\"status\":\"%s\",\"ind\":[%s]}%n",
                            i,
                            kind[0],
                            kind[2]));
        }
        return List.of(
                Files.writeString(folder.resolve("items.jsonl"), items),
                Files.writeString(folder.resolve("labels.jsonl"), labels));
    }

    @Test
    void learnsWhatTheReportsHaveInCommon() throws Exception {
        List<Path> files = reports(120);

        FieldTraining.Result result = FieldTraining.run(files.subList(0, 1), files.subList(1, 2));

        assertThat(result.reports()).isEqualTo(120);
        assertThat(result.figures()).containsEntry("status", "1.000").containsKey("family");
        assertThat(result.points()).contains("\nbias ").contains(" NON +").contains(" LND ");
    }

    @Test
    void refusesTooFewReportsAndReportsWithoutALabel() throws Exception {
        List<Path> few = reports(99);
        assertThatThrownBy(() -> FieldTraining.run(few.subList(0, 1), few.subList(1, 2)))
                .isInstanceOf(TrainingRefused.class)
                .hasMessageContaining("only 99 labelled field reports");
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "");
        assertThatThrownBy(() -> FieldTraining.run(few.subList(0, 1), List.of(empty)))
                .isInstanceOf(TrainingRefused.class)
                .hasMessageContaining("has no label for lap-0");
    }

    @Test
    void refusesReportsThatTheModelOfReportsReads() throws Exception {
        List<Path> files = reports(120);
        Path old =
                Files.writeString(
                        folder.resolve("old.jsonl"),
                        Files.readString(files.get(0)).replace("2026-01-05", "2010-01-05"));
        assertThatThrownBy(() -> FieldTraining.run(List.of(old), files.subList(1, 2)))
                .isInstanceOf(TrainingRefused.class)
                .hasMessageContaining("2010-01-05");
    }

    @Test
    void theTableThatShipsIsMadeOfTheOpenReportsInAnyLocale() throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Jayapura"));
            FieldTraining.Result result =
                    FieldTraining.run(
                            List.of(
                                    CORPUS.resolve("reports-open-1.jsonl"),
                                    CORPUS.resolve("reports-open-2.jsonl"),
                                    CORPUS.resolve("reports-open-3.jsonl"),
                                    CORPUS.resolve("items.jsonl")),
                            List.of(
                                    CORPUS.resolve("reports-open-1-labels.jsonl"),
                                    CORPUS.resolve("reports-open-2-labels.jsonl"),
                                    CORPUS.resolve("reports-open-3-labels.jsonl"),
                                    CORPUS.resolve("labels.jsonl")));

            assertThat(result.points()).isEqualTo(Files.readString(TABLE));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
