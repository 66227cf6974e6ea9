package id.kentongan.pipeline.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.indicator.Indicators;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.tag.Features;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.analyzers.text.ResourceLines;
import id.kentongan.pipeline.json.Decoded;
import id.kentongan.pipeline.json.ItemDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the table of points for news ({@code status/weights.txt}) from labelled articles. What the
 * rules saw in an article becomes its features; a pair of files that is given twice counts twice;
 * field reports among the articles are left out. Deterministic.
 */
public final class PointsTraining {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Pull to zero where a feature speaks for what it naturally speaks for. */
    private static final double PULL = 2;

    /** How much stronger the pull is elsewhere. */
    private static final double ELSEWHERE = 3;

    private static final int LEAST = 100;

    /** Smaller points are left out of the table. */
    private static final double SMALLEST = 0.03;

    private static final List<String> NOT_LEARNED = List.of("future:", "score:", "rule:", "report");

    private static final String HEAD =
            """
            # News: what each feature says for or against a status: feature, then pairs of status and points.
            # Made by kentongan train --points (docs/quality.md, News tagging); do not edit by hand.
            # title, lead (first 70 words) and body count asserted cues, saturating from 0 to 1; scoped counts those under
            # negation, prevention or hypothesis; A+B counts sentences that hold both; sat is an indicator from 0 to 1.
            """;

    /**
     * Articles and what people say of them.
     *
     * @param articles JSON lines
     * @param labels JSON lines with id and status
     */
    public record Source(Path articles, Path labels) {}

    /**
     * The finished table.
     *
     * @param text of {@code weights.txt}
     * @param articles read
     * @param right of them, by points alone
     */
    public record Table(String text, int articles, int right) {}

    private record Example(int[] rows, double[] values, int gold) {}

    private PointsTraining() {}

    /**
     * Fits the table.
     *
     * @param sources labelled articles
     * @param contrasts short examples, one a line: id, day, status, severity, indicator, headline,
     *     body, with {@code |} between them
     * @throws TrainingRefused when the files do not serve
     */
    public static Table run(List<Source> sources, List<Path> contrasts) throws TrainingRefused {
        Tagger tagger = Tagger.rulesOnly();
        Set<String> codes =
                Indicators.standard().all().stream()
                        .map(indicator -> indicator.code())
                        .collect(Collectors.toSet());
        List<String> names =
                Features.names().stream()
                        .filter(
                                name ->
                                        NOT_LEARNED.stream().noneMatch(name::startsWith)
                                                && !codes.contains(name))
                        .sorted()
                        .toList();
        int[] index = names.stream().mapToInt(Features::index).toArray();
        List<Example> examples = new ArrayList<>();
        for (Source source : sources) {
            read(source, tagger, index, examples);
        }
        for (Path file : contrasts) {
            contrasts(file, tagger, index, examples);
        }
        if (examples.size() < LEAST) {
            throw new TrainingRefused(
                    "only "
                            + examples.size()
                            + " labelled articles; at least "
                            + LEAST
                            + " are needed");
        }
        double[] points =
                new SoftmaxFit(
                                examples.stream().map(Example::rows).toArray(int[][]::new),
                                examples.stream().map(Example::values).toArray(double[][]::new),
                                examples.stream().mapToInt(Example::gold).toArray(),
                                pull(names),
                                Status.values().length)
                        .fit();
        return new Table(render(names, points), examples.size(), right(examples, points));
    }

    private static double[] pull(List<String> names) {
        int classes = Status.values().length;
        NaturalPoints natural = NaturalPoints.standard();
        double[] pull = new double[names.size() * classes];
        for (int f = 0; f < names.size(); f++) {
            Set<Status> expected = natural.of(names.get(f));
            for (Status status : Status.values()) {
                pull[f * classes + status.ordinal()] =
                        expected.contains(status) ? PULL : PULL * ELSEWHERE;
            }
        }
        return pull;
    }

    private static int right(List<Example> examples, double[] points) {
        int classes = Status.values().length;
        int bias = points.length - classes;
        int right = 0;
        for (Example example : examples) {
            int best = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < classes; c++) {
                double score = points[bias + c];
                for (int k = 0; k < example.rows().length; k++) {
                    score += example.values()[k] * points[example.rows()[k] * classes + c];
                }
                if (score > most) {
                    most = score;
                    best = c;
                }
            }
            right += best == example.gold() ? 1 : 0;
        }
        return right;
    }

    private static String render(List<String> names, double[] points) {
        int classes = Status.values().length;
        StringBuilder out = new StringBuilder(HEAD);
        row(out, "bias", points, points.length - classes, 0);
        for (int f = 0; f < names.size(); f++) {
            row(out, names.get(f), points, f * classes, SMALLEST);
        }
        return out.toString();
    }

    private static void row(
            StringBuilder out, String name, double[] points, int at, double smallest) {
        StringBuilder cells = new StringBuilder();
        for (Status status : Status.values()) {
            double value = points[at + status.ordinal()];
            if (Math.abs(value) >= smallest) {
                cells.append(String.format(Locale.ROOT, " %s %+.2f", status, value));
            }
        }
        if (!cells.isEmpty()) {
            out.append(String.format(Locale.ROOT, "%-20s%s%n", name, cells).replace("\r", ""));
        }
    }

    private static void read(Source source, Tagger tagger, int[] index, List<Example> examples)
            throws TrainingRefused {
        Map<String, Status> labels = new HashMap<>();
        for (JsonNode label : lines(source.labels())) {
            String id = label.path("id").asText();
            try {
                labels.put(id, Status.valueOf(label.path("status").asText()));
            } catch (IllegalArgumentException e) {
                throw new TrainingRefused(
                        source.labels() + ": " + id + " has no status such as INC or NON", e);
            }
        }
        ItemDecoder decoder = ItemDecoder.standard();
        for (JsonNode node : lines(source.articles())) {
            Decoded decoded = decoder.decode(node.toString().getBytes(StandardCharsets.UTF_8));
            Item item = decoded.item();
            if (item == null) {
                throw new TrainingRefused(
                        source.articles() + ": " + decoded.id() + ": " + decoded.detail());
            }
            if (item.kind() != Item.Kind.NEWS) {
                continue;
            }
            Status gold = labels.get(item.id());
            if (gold == null) {
                throw new TrainingRefused(source.labels() + " has no label for " + item.id());
            }
            examples.add(example(tagger.features(item), index, gold));
        }
    }

    private static void contrasts(Path file, Tagger tagger, int[] index, List<Example> examples)
            throws TrainingRefused {
        try {
            for (ResourceLines.Line line : ResourceLines.of(Files.readAllLines(file))) {
                String[] cell = line.text().split("\\|", -1);
                if (cell.length != 7) {
                    throw new TrainingRefused(
                            file + " line " + line.number() + " has not seven cells");
                }
                Instant day =
                        LocalDate.parse(cell[1].strip()).atStartOfDay().toInstant(ZoneOffset.UTC);
                Item item =
                        new Item(
                                cell[0].strip(),
                                Item.Kind.NEWS,
                                day,
                                day,
                                null,
                                null,
                                null,
                                cell[5].strip(),
                                cell[6].strip(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                false,
                                new Item.Source("contrast", "media", null),
                                false,
                                List.of(),
                                cell[0].strip());
                Status gold = Status.valueOf(cell[2].strip());
                examples.add(example(tagger.features(item), index, gold));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new TrainingRefused(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new TrainingRefused("cannot read " + file, e);
        }
    }

    private static Example example(Features features, int[] index, Status gold) {
        List<Integer> rows = new ArrayList<>();
        for (int f = 0; f < index.length; f++) {
            if (features.get(index[f]) != 0) {
                rows.add(f);
            }
        }
        return new Example(
                rows.stream().mapToInt(Integer::intValue).toArray(),
                rows.stream().mapToDouble(f -> features.get(index[f])).toArray(),
                gold.ordinal());
    }

    private static List<JsonNode> lines(Path file) throws TrainingRefused {
        List<JsonNode> nodes = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (!line.isBlank()) {
                    nodes.add(JSON.readTree(line));
                }
            }
        } catch (JsonProcessingException e) {
            throw new TrainingRefused(file + " line " + (nodes.size() + 1) + " is not JSON", e);
        } catch (IOException e) {
            throw new TrainingRefused("cannot read " + file, e);
        }
        return nodes;
    }
}
