package id.kentongan.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.match.Lexicon;
import id.kentongan.analyzers.match.LexiconBuilder;
import id.kentongan.analyzers.model.NewsModel;
import id.kentongan.analyzers.model.ReportModel;
import id.kentongan.analyzers.tag.Features;
import id.kentongan.analyzers.text.Section;
import id.kentongan.analyzers.text.Tokenizer;
import id.kentongan.analyzers.text.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewsTrainingTest {

    private static final String[][] KINDS = {
        {
            "INC",
            "Demo di %s ricuh, massa melempari petugas dengan batu dan pagar roboh",
            "\"GOV-04\""
        },
        {
            "PRO",
            "Warga %s menggelar unjuk rasa damai dan berorasi di depan balai kota",
            "\"GOV-01\""
        },
        {"PRV", "Polres %s menggelar apel dan rapat koordinasi mencegah gangguan pilkada", ""},
        {"NON", "Harga beras di pasar %s naik, pedagang dan pembeli mengeluh", ""}
    };

    @TempDir Path folder;

    private NewsTraining.Source articles(int count) throws IOException {
        StringBuilder items = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String[] kind = KINDS[i % KINDS.length];
            String id = "made-" + i;
            items.append(
                    String.format(
                            Locale.ROOT,
                            "{\"id\":\"%s\",\"type\":\"news\",\"publishedAt\":\"2026-01-05\","
                                    + "\"outlet\":\"Harian Contoh %d\",\"title\":\"Kabar\","
                                    + "\"body\":\"%s\"}%n",
                            id,
                            i % 7,
                            String.format(Locale.ROOT, kind[1], "Kampung" + i)));
            labels.append(
                    String.format(
                            Locale.ROOT,
                            "{\"id\":\"%s\",\"status\":\"%s\",\"ind\":[%s]}%n",
                            id,
                            kind[0],
                            kind[2]));
        }
        return new NewsTraining.Source(
                Files.writeString(folder.resolve("items.jsonl"), items),
                Files.writeString(folder.resolve("labels.jsonl"), labels),
                1);
    }

    @Test
    void learnsFromLabelledArticlesAndSaysSoInPoints() throws Exception {
        NewsTraining.Result result = NewsTraining.run(List.of(articles(120)), List.of());

        assertThat(result.articles()).isEqualTo(120);
        assertThat(result.model().report().figures())
                .containsEntry("articles", 120.0)
                .containsEntry("status accuracy", 1.0)
                .containsEntry("family in first two", 1.0);
        assertThat(result.points()).contains("\nbias ").containsPattern("clash-\\w+ +INC \\+");
    }

    @Test
    void wordsSpeakForWhatTheyWereSeenWith() throws Exception {
        TrainedModel trained = NewsTraining.run(List.of(articles(120)), List.of()).model();
        NewsModel model = NewsModel.parse("made", trained.file(), Features::index);
        Tokens tokens =
                Tokenizer.standard().read(List.of(new Section("body", "pedagang dan pembeli")));

        Lexicon lexicon = new LexiconBuilder().number(model.vocabulary()).build();

        NewsModel.Words words = model.read(tokens, lexicon.match(tokens).numbered(), false);

        double[] points = words.statuses();

        assertThat(points).hasSize(Status.values().length);
        assertThat(points[Status.NON.ordinal()]).isGreaterThan(points[Status.INC.ordinal()]);
        assertThat(words.said(Status.NON, 2))
                .extracting(NewsModel.Said::word)
                .containsExactlyInAnyOrder("pedagang", "pembeli");
    }

    @Test
    void refusesAModelOfReports() {
        assertThatThrownBy(
                        () ->
                                NewsModel.parse(
                                        "reports",
                                        ReportModel.standard().model().render(),
                                        Features::index))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reports is not a model of news");
    }

    @Test
    void makesTheSameTableAgainInAnotherLocale() throws Exception {
        NewsTraining.Source source = articles(120);
        String here = NewsTraining.run(List.of(source), List.of()).points();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(NewsTraining.run(List.of(source), List.of()).points()).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void takesContrastsOfSevenCellsAndRefusesOthers() throws Exception {
        Path good =
                Files.writeString(
                        folder.resolve("good.txt"),
                        "R1 | 2026-01-05 | PRO | 0 | - | Aksi damai | Warga berorasi.\n");
        Path bad = Files.writeString(folder.resolve("bad.txt"), "R1 | PRO\n");

        assertThat(NewsTraining.run(List.of(articles(120)), List.of(good)).articles())
                .isEqualTo(121);
        assertThatThrownBy(() -> NewsTraining.run(List.of(articles(120)), List.of(bad)))
                .isInstanceOf(TrainingRefused.class)
                .hasMessageContaining("line 1 has not seven cells");
    }

    @Test
    void refusesTooFewArticlesAndMissingLabels() throws Exception {
        assertThatThrownBy(() -> NewsTraining.run(List.of(articles(20)), List.of()))
                .isInstanceOf(TrainingRefused.class)
                .hasMessageContaining("only 20 labelled articles");
        NewsTraining.Source source = articles(120);
        Files.writeString(source.labels(), "{\"id\":\"made-0\",\"status\":\"INC\"}\n");
        assertThatThrownBy(() -> NewsTraining.run(List.of(source), List.of()))
                .isInstanceOf(TrainingRefused.class)
                .hasMessageContaining("has no label for made-1");
    }

    @Test
    void findsTheBottomOfAPlainRegression() {
        // at the bottom the pull equals what the examples still want: w = 1 - p, and both classes
        // are as likely on the whole as they are among the examples
        double[] points =
                new SoftmaxFit(
                                new int[][] {{0}, {}},
                                new double[][] {{1}, {}},
                                new int[] {0, 1},
                                new double[] {1, 1},
                                new double[] {1, 1},
                                2)
                        .fit();
        double margin = points[0] - points[1];
        double bias = points[2] - points[3];
        double p = 1 / (1 + Math.exp(-(margin + bias)));
        double q = 1 / (1 + Math.exp(-bias));

        assertThat(points[0]).isCloseTo(1 - p, within(1e-3));
        assertThat(p + q).isCloseTo(1, within(2e-3));
    }

    @Test
    void anExampleOfWeightTwoIsTwoExamples() {
        double[] pull = {1, 1};
        double[] weighted =
                new SoftmaxFit(
                                new int[][] {{0}, {}},
                                new double[][] {{1}, {}},
                                new int[] {0, 1},
                                new double[] {2, 1},
                                pull,
                                2)
                        .fit();
        double[] repeated =
                new SoftmaxFit(
                                new int[][] {{0}, {0}, {}},
                                new double[][] {{1}, {1}, {}},
                                new int[] {0, 0, 1},
                                new double[] {1, 1, 1},
                                pull,
                                2)
                        .fit();

        assertThat(weighted).containsExactly(repeated, within(1e-6));
    }
}
