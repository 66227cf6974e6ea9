package id.kentongan.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.analyzers.model.ReportModel;
import id.kentongan.analyzers.model.ReportReading;
import id.kentongan.analyzers.text.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTrainingTest {

    private static final String[][] SENTENCES = {
        {
            "conflict",
            "identity",
            "religion",
            "Dua kelompok warga bentrok di desa %s, %d rumah dibakar"
        },
        {
            "conflict",
            "resource",
            "land",
            "Warga desa %s merusak kebun perusahaan karena sengketa lahan, %d orang luka"
        },
        {
            "conflict",
            "popular_justice",
            "revenge theft",
            "Seorang pencuri dihajar massa di pasar %s, %d pelaku diamankan"
        },
        {
            "conflict",
            "separatist",
            "",
            "Kontak senjata aparat dan kelompok bersenjata di %s, %d tewas"
        },
        {"crime", "crime", "", "Perampok menodong pemilik toko di %s dan membawa uang %d ribu"},
        {"crime", "crime", "", "Suami istri bertengkar di rumah di %s, korban luka %d jahitan"}
    };

    private static final String[] PLACES = {"Sukamaju", "Tanjung", "Rantau", "Kelapa", "Batu"};

    @TempDir Path folder;

    private Path text;
    private Path labels;

    @BeforeEach
    void generate() throws IOException {
        Random random = new Random(7);
        StringBuilder items = new StringBuilder();
        StringBuilder codes = new StringBuilder();
        for (int i = 0; i < 240; i++) {
            String[] kind = SENTENCES[i % SENTENCES.length];
            String day = String.format(Locale.ROOT, "20%02d-%02d-15", 20 + i % 3, 1 + i % 12);
            String told =
                    String.format(
                            Locale.ROOT,
                            kind[3],
                            PLACES[random.nextInt(PLACES.length)],
                            2 + random.nextInt(8));
            items.append(
                    String.format(
                            Locale.ROOT,
                            "{\"id\":\"r-%03d\",\"type\":\"incident\",\"occurredAt\":\"%s\","
                                    + "\"reportedAt\":\"%s\",\"region\":\"%d.71\",\"text\":\"%s\","
                                    + "\"source\":{\"id\":\"s\",\"kind\":\"field\"}}%n",
                            i,
                            day,
                            day,
                            i % 2 == 0 ? 61 : 72,
                            told));
            codes.append(
                    String.format(
                            Locale.ROOT,
                            "{\"id\":\"r-%03d\",\"occurredOn\":\"%s\",\"coded\":{\"kind\":\"%s\","
                                    + "\"category\":\"%s\",\"issue\":\"%s\",\"form\":\"clash\"}}%n",
                            i,
                            day,
                            kind[0],
                            kind[1],
                            kind[2]));
        }
        text = Files.writeString(folder.resolve("text.jsonl"), items, StandardCharsets.UTF_8);
        labels = Files.writeString(folder.resolve("labels.jsonl"), codes, StandardCharsets.UTF_8);
    }

    private TrainingRequest period(String from, String to) {
        return new TrainingRequest(text, labels, LocalDate.parse(from), LocalDate.parse(to));
    }

    private TrainedModel train() throws TrainingRefused {
        return ReportTraining.run(period("2020-01-01", "2022-12-31"));
    }

    @Test
    void learnsToTellConflictFromCrime() throws TrainingRefused {
        ReportModel model = ReportModel.parse("made", train().file());
        ReportReading clash = read(model, "Warga bentrok di desa Batu, rumah dibakar");
        ReportReading robbery = read(model, "Perampok menodong pemilik toko dan membawa uang");
        assertThat(model.category(clash)).isEqualTo("identity");
        assertThat(model.category(robbery)).isEqualTo("crime");
        assertThat(model.confidence(robbery)).isBetween(0.5, 1.0);
    }

    private static ReportReading read(ReportModel model, String narrative) {
        return model.read(Tokenizer.standard().read(narrative));
    }

    @Test
    void makesTheSameBytesAgainInAnotherLocaleAndTimeZone() throws TrainingRefused {
        TrainedModel here = train();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Jayapura"));
            TrainedModel there = train();
            assertThat(there.file()).isEqualTo(here.file());
            assertThat(there.report().render()).isEqualTo(here.report().render());
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void looksAtNothingOutsideThePeriod() throws IOException, TrainingRefused {
        TrainedModel before = ReportTraining.run(period("2020-01-01", "2021-12-31"));
        String later = Files.readString(labels, StandardCharsets.UTF_8);
        Files.writeString(
                labels,
                later.replaceAll(
                        "(\"occurredOn\":\"2022[^{]*\\{\"kind\":)\"conflict\"", "$1\"crime\""),
                StandardCharsets.UTF_8);
        assertThat(Files.readString(labels)).isNotEqualTo(later);
        TrainedModel after = ReportTraining.run(period("2020-01-01", "2021-12-31"));
        assertThat(after.file()).isEqualTo(before.file());
    }

    @Test
    void learnsNoWordOfFewReportsOfOneProvinceOrOfAName() throws IOException, TrainingRefused {
        String items = Files.readString(text, StandardCharsets.UTF_8);
        int[] count = {0};
        StringBuilder out = new StringBuilder();
        for (String line : items.split("\n")) {
            boolean first = line.contains("\"61.71\"");
            String added = "Suryadi (34) melihat" + (first ? " zirbang" : "") + ". ";
            out.append(line.replace("\"text\":\"", "\"text\":\"" + added)).append('\n');
            count[0]++;
        }
        Files.writeString(text, out, StandardCharsets.UTF_8);
        ReportModel model = ReportModel.parse("made", train().file());
        assertThat(model.model().features())
                .contains("w:lihat")
                .doesNotContain("w:zirbang", "w:suryad", "w:suryadi")
                .noneMatch(feature -> feature.contains("suryad"));
    }

    @Test
    void refusesAPeriodWithoutLabels() {
        assertThatThrownBy(() -> ReportTraining.run(period("1990-01-01", "1990-12-31")))
                .isInstanceOf(TrainingRefused.class)
                .hasMessageContaining("no label in")
                .hasMessageContaining("lies between 1990-01-01 and 1990-12-31");
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> ReportTraining.run(period("2022-01-01", "2021-01-01")))
                .hasMessage("--to is before --from");
    }

    @Test
    void refusesLabelsWithoutTheirReports() throws IOException {
        String items = Files.readString(text, StandardCharsets.UTF_8);
        Files.writeString(text, items.substring(items.indexOf('\n') + 1), StandardCharsets.UTF_8);
        assertThatThrownBy(this::train)
                .hasMessageContaining("label r-000 has no report in")
                .hasMessageContaining("give the file that the labels belong to");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        text = folder.resolve("nowhere.jsonl");
        assertThatThrownBy(this::train).hasMessageContaining("no such file");
    }

    @Test
    void refusesAFileThatIsNoJson() throws IOException {
        Files.writeString(labels, "id,kind\n1,conflict\n", StandardCharsets.UTF_8);
        assertThatThrownBy(this::train).hasMessageContaining("labels.jsonl line 1 is no JSON");
    }

    @Test
    void refusesLabelsOfOneKind() throws IOException {
        String all = Files.readString(labels, StandardCharsets.UTF_8);
        Files.writeString(
                labels,
                all.replace("\"kind\":\"conflict\"", "\"kind\":\"crime\""),
                StandardCharsets.UTF_8);
        assertThatThrownBy(this::train).hasMessageContaining("hold only one kind");
    }
}
