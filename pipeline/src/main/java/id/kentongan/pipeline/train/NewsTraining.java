package id.kentongan.pipeline.train;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.indicator.Indicators;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.model.NewsModel;
import id.kentongan.analyzers.model.TextModel;
import id.kentongan.analyzers.model.WordFeatures;
import id.kentongan.analyzers.status.StatusRules;
import id.kentongan.analyzers.status.Weights;
import id.kentongan.analyzers.tag.Features;
import id.kentongan.analyzers.tag.Tagger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Makes what reads news from labelled articles: the table of points ({@code status/weights.txt}),
 * which weighs what the rules saw, and the model of words beside it ({@code model/news.model}),
 * fitted in one so that neither counts what the other has counted. Field reports among the articles
 * are left out. Deterministic.
 */
public final class NewsTraining {

    private static final double PULL = 2;

    /** Beyond this log ratio a word is pulled no less. */
    private static final double MOST_RATIO = 2;

    private static final double FAMILY_PULL = 2;

    /** Phrases and cues name a family more surely than the words around them. */
    private static final double FAMILY_RULES_PULL = 0.5;

    /** Length that the words of a zone are brought to; the rules' features go from 0 to 1. */
    private static final double WORD_LENGTH = 3.5;

    private static final int LEAST = 100;

    /** Smaller points are left out of a table. */
    static final double SMALLEST = 0.03;

    static final List<String> LABELS = Arrays.stream(Status.values()).map(Status::name).toList();

    private static final int FOLDS = 5;

    private static final int STATUSES = Status.values().length;

    private static final List<String> NOT_LEARNED = List.of("future:", "score:", "rule:", "report");

    /** What families hear of the rules, besides phrases. */
    private static final Set<String> FAMILY_CUES =
            Set.of("ELECTION", "PILKADES", "RALLY", "BRUTAL");

    private static final String HEAD =
            """
            # News: what each feature says for or against a status: feature, then pairs of status and points.
            # Made by kentongan train --news together with model/news.model (docs/quality.md, News tagging); do not edit by hand.
            # title, lead (first 70 words) and body count asserted cues, saturating from 0 to 1; scoped counts those under
            # negation, prevention or hypothesis; A+B counts sentences that hold both; sat is an indicator from 0 to 1;
            # date counts dates long before the news, and sentences that hold a cue and a fresh or an old day.
            """;

    /**
     * Articles and what people say of them.
     *
     * @param articles JSON lines
     * @param labels JSON lines with id, status and indicators ({@code ind})
     * @param weight how much each of these articles counts, more than 0
     */
    public record Source(Path articles, Path labels, double weight) {}

    /**
     * The finished table and model.
     *
     * @param points text of {@code weights.txt}
     * @param model text of {@code news.model} and its report
     * @param articles read
     */
    public record Result(String points, TrainedModel model, int articles) {}

    /** One fit: points by feature and status, then by feature and family; biases at the ends. */
    private record Fitted(double[] statuses, double[] families) {}

    private final List<LabelledArticle> articles;
    private final List<String> names;
    private final int[] index;
    private final boolean[] forFamilies;
    private final NewsVocabulary vocabulary;
    private final int[][] rows;
    private final double[][] values;

    private NewsTraining(List<LabelledArticle> articles) {
        this.articles = articles;
        names = learned();
        index = names.stream().mapToInt(Features::index).toArray();
        forFamilies = new boolean[names.size()];
        for (int f = 0; f < forFamilies.length; f++) {
            forFamilies[f] = isForFamilies(names.get(f));
        }
        vocabulary = NewsVocabulary.of(articles);
        rows = new int[articles.size()][];
        values = new double[articles.size()][];
        for (int i = 0; i < rows.length; i++) {
            features(i);
        }
    }

    /** Whether families hear of the feature {@code name}. */
    static boolean isForFamilies(String name) {
        return name.startsWith("sat:")
                || NewsModel.FAMILIES.contains(name)
                || !name.startsWith("scoped:")
                        && FAMILY_CUES.contains(name.substring(name.indexOf(':') + 1));
    }

    /** Names of the features that points are learned for, in order. */
    static List<String> learned() {
        Set<String> codes =
                Indicators.standard().all().stream()
                        .map(indicator -> indicator.code())
                        .collect(Collectors.toSet());
        return Features.names().stream()
                .filter(
                        name ->
                                NOT_LEARNED.stream().noneMatch(name::startsWith)
                                        && !codes.contains(name))
                .sorted()
                .toList();
    }

    /**
     * Fits table and model.
     *
     * @param sources labelled articles
     * @param contrasts short examples, one a line: id, day, status, severity, indicator, headline,
     *     body, with {@code |} between them
     * @throws TrainingRefused when the files do not serve
     */
    public static Result run(List<Source> sources, List<Path> contrasts) throws TrainingRefused {
        List<LabelledArticle> articles = new ArrayList<>();
        ArticleReader reader = new ArticleReader(Item.Kind.NEWS, Tagger.rulesOnly());
        for (Source source : sources) {
            articles.addAll(reader.read(source.articles(), source.labels(), source.weight()));
        }
        for (Path file : contrasts) {
            articles.addAll(reader.contrasts(file));
        }
        if (articles.size() < LEAST) {
            throw new TrainingRefused(
                    "only "
                            + articles.size()
                            + " labelled articles; at least "
                            + LEAST
                            + " are needed");
        }
        return new NewsTraining(articles).train(reader.hash());
    }

    private Result train(String data) {
        double[][] heldOut = heldOut();
        double slope = slope(heldOut);
        Fitted fitted = fit(i -> true);
        TextModel model = model(fitted, data, slope);
        return new Result(
                table(fitted.statuses()),
                new TrainedModel(model.render(), report(model, data, heldOut)),
                articles.size());
    }

    private void features(int i) {
        LabelledArticle article = articles.get(i);
        int[] words = vocabulary.rows(article);
        int seen = 0;
        for (int f : index) {
            seen += article.features().get(f) != 0 ? 1 : 0;
        }
        rows[i] = new int[seen + words.length];
        values[i] = new double[rows[i].length];
        int at = 0;
        for (int f = 0; f < index.length; f++) {
            double value = article.features().get(index[f]);
            if (value != 0) {
                rows[i][at] = f;
                values[i][at++] = value;
            }
        }
        int[] inZone = new int[NewsModel.ZONES.length()];
        for (int word : words) {
            inZone[vocabulary.zone(word)]++;
        }
        for (int word : words) {
            rows[i][at] = names.size() + word;
            int zone = vocabulary.zone(word);
            values[i][at++] = WORD_LENGTH * NewsModel.share(zone, inZone[zone]);
        }
    }

    private Fitted fit(IntPredicate seen) {
        int[] all = IntStream.range(0, articles.size()).filter(seen).toArray();
        int[] topical = IntStream.of(all).filter(i -> articles.get(i).family() != null).toArray();
        int size = names.size() + vocabulary.size();
        double[] pull = new double[size * STATUSES];
        Arrays.fill(pull, PULL);
        pullWords(all, pull);
        double[] statuses =
                new SoftmaxFit(
                                pick(rows, all),
                                pick(values, all),
                                IntStream.of(all)
                                        .map(i -> articles.get(i).status().ordinal())
                                        .toArray(),
                                weights(all),
                                pull,
                                STATUSES)
                        .fit();
        int count = NewsModel.FAMILIES.size();
        double[] familyPull = new double[size * count];
        Arrays.fill(familyPull, FAMILY_PULL);
        for (int f = 0; f < names.size(); f++) {
            Arrays.fill(familyPull, f * count, (f + 1) * count, FAMILY_RULES_PULL);
        }
        double[] families =
                topical.length == 0
                        ? new double[familyPull.length + count]
                        : new SoftmaxFit(
                                        pick(rows, topical),
                                        heard(topical),
                                        IntStream.of(topical)
                                                .map(
                                                        i ->
                                                                NewsModel.FAMILIES.indexOf(
                                                                        articles.get(i).family()))
                                                .toArray(),
                                        weights(topical),
                                        familyPull,
                                        count)
                                .fit();
        return new Fitted(statuses, families);
    }

    /**
     * A word that by itself speaks for or against a status is pulled less there, one that speaks
     * for none is pulled more: naive Bayes log ratios as scales of a regression.
     */
    private void pullWords(int[] chosen, double[] pull) {
        double[] told = new double[vocabulary.size() * STATUSES];
        double[] tellers = new double[STATUSES];
        double everyone = 0;
        for (int i : chosen) {
            int status = articles.get(i).status().ordinal();
            double weight = articles.get(i).weight();
            tellers[status] += weight;
            everyone += weight;
            for (int row : rows[i]) {
                if (row >= names.size()) {
                    told[(row - names.size()) * STATUSES + status] += weight;
                }
            }
        }
        for (int word = 0; word < vocabulary.size(); word++) {
            double all = 0;
            for (int s = 0; s < STATUSES; s++) {
                all += told[word * STATUSES + s];
            }
            for (int s = 0; s < STATUSES; s++) {
                double inside = (told[word * STATUSES + s] + 1) / (tellers[s] + 2);
                double outside =
                        (all - told[word * STATUSES + s] + 1) / (everyone - tellers[s] + 2);
                double ratio = Math.abs(StrictMath.log(inside / outside));
                double scale = 0.5 + 0.5 * Math.min(ratio, MOST_RATIO);
                pull[(names.size() + word) * STATUSES + s] = PULL / (scale * scale);
            }
        }
    }

    private double[] weights(int[] chosen) {
        return IntStream.of(chosen).mapToDouble(i -> articles.get(i).weight()).toArray();
    }

    /** Values as families hear them: what is not for them is 0 and gets no points. */
    private double[][] heard(int[] chosen) {
        double[][] heard = new double[chosen.length][];
        for (int n = 0; n < chosen.length; n++) {
            int[] row = rows[chosen[n]];
            heard[n] = values[chosen[n]].clone();
            for (int k = 0; k < row.length; k++) {
                if (row[k] < names.size() && !forFamilies[row[k]]) {
                    heard[n][k] = 0;
                }
            }
        }
        return heard;
    }

    private static int[][] pick(int[][] all, int[] chosen) {
        return IntStream.of(chosen).mapToObj(i -> all[i]).toArray(int[][]::new);
    }

    private static double[][] pick(double[][] all, int[] chosen) {
        return IntStream.of(chosen).mapToObj(i -> all[i]).toArray(double[][]::new);
    }

    private double[] scores(int i, double[] points, int classes) {
        double[] scores = Arrays.copyOfRange(points, points.length - classes, points.length);
        for (int k = 0; k < rows[i].length; k++) {
            for (int c = 0; c < classes; c++) {
                scores[c] += values[i][k] * points[rows[i][k] * classes + c];
            }
        }
        return scores;
    }

    /** Points of statuses, then of families, by fits that saw no article of the same outlet. */
    private double[][] heldOut() {
        double[][] all = new double[articles.size()][];
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            Fitted fitted = fit(i -> fold(articles.get(i)) != left);
            for (int i = 0; i < all.length; i++) {
                if (fold(articles.get(i)) == left) {
                    double[] statuses = scores(i, fitted.statuses(), STATUSES);
                    double[] families = scores(i, fitted.families(), NewsModel.FAMILIES.size());
                    all[i] = Arrays.copyOf(statuses, statuses.length + families.length);
                    System.arraycopy(families, 0, all[i], statuses.length, families.length);
                }
            }
        }
        return all;
    }

    /** Contrasts always teach; they are no sample of the press. */
    private static int fold(LabelledArticle article) {
        if (article.contrast()) {
            return -1;
        }
        CRC32 crc = new CRC32();
        crc.update(article.outlet().getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % FOLDS);
    }

    /** The slope at which confidence in the status fits what was held out. */
    private double slope(double[][] heldOut) {
        double best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int step = 8; step <= 40; step++) {
            double slope = step / 20.0;
            double loss = 0;
            for (int i = 0; i < heldOut.length; i++) {
                if (heldOut[i] != null) {
                    double sum = 0;
                    double gold = heldOut[i][articles.get(i).status().ordinal()];
                    for (int s = 0; s < STATUSES; s++) {
                        sum += StrictMath.exp(slope * (heldOut[i][s] - gold));
                    }
                    loss += StrictMath.log(sum);
                }
            }
            if (loss < least) {
                least = loss;
                best = slope;
            }
        }
        return best;
    }

    private String table(double[] points) {
        StringBuilder out = new StringBuilder(HEAD);
        row(out, Weights.BIAS, cells(points, points.length - STATUSES, LABELS, 0));
        for (int f = 0; f < names.size(); f++) {
            row(out, names.get(f), cells(points, f * STATUSES, LABELS, SMALLEST));
        }
        return out.toString();
    }

    /** The points from {@code at} on, one for each of {@code labels}; small ones are left out. */
    static String cells(double[] points, int at, List<String> labels, double smallest) {
        StringBuilder cells = new StringBuilder();
        for (int k = 0; k < labels.size(); k++) {
            if (Math.abs(points[at + k]) >= smallest) {
                cells.append(
                        String.format(Locale.ROOT, " %s %+.2f", labels.get(k), points[at + k]));
            }
        }
        return cells.toString();
    }

    /** A row of a table of points, if there is something in it. */
    static void row(StringBuilder out, String name, String cells) {
        if (!cells.isEmpty()) {
            out.append(String.format(Locale.ROOT, "%-20s%s\n", name, cells));
        }
    }

    /** Words with the points of both, rules with those of families; statuses' own are the table. */
    private TextModel model(Fitted fitted, String data, double slope) {
        int families = NewsModel.FAMILIES.size();
        List<String> features = new ArrayList<>();
        List<double[]> weights = new ArrayList<>();
        for (int f = 0; f < names.size(); f++) {
            if (forFamilies[f]) {
                double[] row = new double[STATUSES + families];
                System.arraycopy(fitted.families(), f * families, row, STATUSES, families);
                features.add(NewsModel.RULES + ":" + names.get(f));
                weights.add(row);
            }
        }
        for (int w = 0; w < vocabulary.size(); w++) {
            int at = names.size() + w;
            double[] row = new double[STATUSES + families];
            System.arraycopy(fitted.statuses(), at * STATUSES, row, 0, STATUSES);
            System.arraycopy(fitted.families(), at * families, row, STATUSES, families);
            for (int k = 0; k < row.length; k++) {
                row[k] *= WORD_LENGTH;
            }
            features.add(vocabulary.name(w));
            weights.add(row);
        }
        // the biases of the statuses stand in the table
        double[] bias = new double[STATUSES + families];
        for (int k = 0; k < families; k++) {
            bias[STATUSES + k] = (float) fitted.families()[fitted.families().length - families + k];
        }
        Map<String, String> header = new LinkedHashMap<>();
        header.put("kind", NewsModel.KIND);
        header.put("features", String.valueOf(WordFeatures.VERSION));
        header.put("data", data);
        header.put("documents", String.valueOf(articles.size()));
        header.put("confidence-slope", String.format(Locale.ROOT, "%.2f", slope));
        return TextModel.of(
                header, NewsModel.OUTPUTS, bias, features, weights.toArray(double[][]::new));
    }

    private TrainingReport report(TextModel model, String data, double[][] heldOut) {
        TreeMap<String, Integer> statuses = new TreeMap<>();
        TreeMap<String, Integer> years = new TreeMap<>();
        for (LabelledArticle article : articles) {
            statuses.merge(article.status().name(), 1, Integer::sum);
            years.merge(article.day().substring(0, 4), 1, Integer::sum);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("solver", "softmax regression, quasi-Newton, own pull for every weight");
        settings.put(
                "pull for statuses, for families by words, by rules",
                PULL + ", " + FAMILY_PULL + ", " + FAMILY_RULES_PULL);
        settings.put("pull of a word for a status", "over the square of .5 + .5 log ratio to 2");
        settings.put("length of words", String.valueOf(WORD_LENGTH));
        settings.put("least articles of a word", String.valueOf(NewsVocabulary.ARTICLES));
        settings.put("least outlets of a word", String.valueOf(NewsVocabulary.OUTLETS));
        settings.put("held out", "a fifth of the outlets at a time; contrasts always teach");
        return new TrainingReport(
                NewsModel.KIND,
                articles.stream().map(LabelledArticle::day).min(String::compareTo).orElse(""),
                articles.stream().map(LabelledArticle::day).max(String::compareTo).orElse(""),
                data,
                articles.size(),
                0,
                statuses,
                years,
                model.features().size(),
                model.outputs(),
                settings,
                figures(heldOut));
    }

    private Map<String, Double> figures(double[][] heldOut) {
        int tried = 0;
        int right = 0;
        int[] incident = new int[3];
        int[] relevant = new int[3];
        int traps = 0;
        int suppressed = 0;
        int topical = 0;
        int inTwo = 0;
        for (int i = 0; i < heldOut.length; i++) {
            if (heldOut[i] == null) {
                continue;
            }
            LabelledArticle article = articles.get(i);
            Status gold = article.status();
            Status read =
                    StatusRules.decide(Arrays.copyOf(heldOut[i], STATUSES), article.features()::get)
                            .status();
            tried++;
            right += read == gold ? 1 : 0;
            count(incident, gold == Status.INC, read == Status.INC);
            count(relevant, gold != Status.NON, read != Status.NON);
            if (gold != Status.INC && gold != Status.THR) {
                traps++;
                suppressed += read != Status.INC && read != Status.THR ? 1 : 0;
            }
            if (article.family() != null) {
                topical++;
                int family = STATUSES + NewsModel.FAMILIES.indexOf(article.family());
                int above = 0;
                for (int k = STATUSES; k < heldOut[i].length; k++) {
                    above += heldOut[i][k] > heldOut[i][family] ? 1 : 0;
                }
                inTwo += above < 2 ? 1 : 0;
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("articles", (double) tried);
        figures.put("status accuracy", share(right, tried));
        figures.put("incident F1", f1(incident));
        figures.put("relevant F1", f1(relevant));
        figures.put("traps suppressed", share(suppressed, traps));
        figures.put("family in first two", share(inTwo, topical));
        return figures;
    }

    private static void count(int[] cells, boolean gold, boolean read) {
        if (gold && read) {
            cells[0]++;
        } else if (read) {
            cells[1]++;
        } else if (gold) {
            cells[2]++;
        }
    }

    private static double f1(int[] cells) {
        return share(2 * cells[0], 2 * cells[0] + cells[1] + cells[2]);
    }

    private static double share(int part, int of) {
        return of == 0 ? 0 : Math.round(1000.0 * part / of) / 1000.0;
    }
}
