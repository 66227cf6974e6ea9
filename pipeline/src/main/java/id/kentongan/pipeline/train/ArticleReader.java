package id.kentongan.pipeline.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.model.NewsModel;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.analyzers.text.ResourceLines;
import id.kentongan.analyzers.text.Tokens;
import id.kentongan.pipeline.json.Decoded;
import id.kentongan.pipeline.json.ItemDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads labelled articles, field reports and short examples for training. */
final class ArticleReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CONTRAST = "contrast";

    /** A short example was written to settle a case: it counts as much as three articles. */
    private static final double CONTRAST_WEIGHT = 3;

    private record Label(Status status, @Nullable String family) {}

    private final Tagger tagger;
    private final Item.Kind kind;
    private final MessageDigest digest = TrainingSet.sha256();

    /**
     * Reads items of one kind.
     *
     * @param kind others are left out
     * @param tagger whose features are taken
     */
    ArticleReader(Item.Kind kind, Tagger tagger) {
        this.kind = kind;
        this.tagger = tagger;
    }

    /** Hash over ids, texts and labels of all that was read. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The items of {@code file} that are of this kind; every one of them needs a label. */
    List<LabelledArticle> read(Path file, Path labelled, double weight) throws TrainingRefused {
        Map<String, Label> labels = labels(labelled);
        ItemDecoder decoder = ItemDecoder.standard();
        List<LabelledArticle> articles = new ArrayList<>();
        for (JsonNode node : lines(file)) {
            Decoded decoded = decoder.decode(node.toString().getBytes(StandardCharsets.UTF_8));
            Item item = decoded.item();
            if (item == null) {
                throw new TrainingRefused(file + ": " + decoded.id() + ": " + decoded.detail());
            }
            if (item.kind() == kind) {
                Label label = labels.get(item.id());
                if (label == null) {
                    throw new TrainingRefused(labelled + " has no label for " + item.id());
                }
                articles.add(article(item, label, false, weight));
            }
        }
        return articles;
    }

    private static Map<String, Label> labels(Path file) throws TrainingRefused {
        Map<String, Label> labels = new HashMap<>();
        for (JsonNode label : lines(file)) {
            String id = label.path("id").asText();
            try {
                labels.put(
                        id,
                        new Label(
                                Status.valueOf(label.path("status").asText()),
                                family(codes(label).path(0).asText())));
            } catch (IllegalArgumentException e) {
                throw new TrainingRefused(
                        file + ": " + id + " has no status such as INC or NON", e);
            }
        }
        return labels;
    }

    private static JsonNode codes(JsonNode label) {
        return label.has("ind") ? label.path("ind") : label.path("indicators");
    }

    private static @Nullable String family(String code) {
        String family = code.length() > 3 ? code.substring(0, 3) : "";
        return NewsModel.FAMILIES.contains(family) ? family : null;
    }

    /** Short examples, seven cells a line: see {@link NewsTraining#run}. */
    List<LabelledArticle> contrasts(Path file) throws TrainingRefused {
        List<LabelledArticle> articles = new ArrayList<>();
        try {
            for (ResourceLines.Line line : ResourceLines.of(Files.readAllLines(file))) {
                String[] cell = line.text().split("\\|", -1);
                if (cell.length != 7) {
                    throw new TrainingRefused(
                            file + " line " + line.number() + " has not seven cells");
                }
                Label label = new Label(Status.valueOf(cell[2].strip()), family(cell[4].strip()));
                articles.add(article(contrast(cell), label, true, CONTRAST_WEIGHT));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new TrainingRefused(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new TrainingRefused("cannot read " + file, e);
        }
        return articles;
    }

    private static Item contrast(String[] cell) {
        Instant day = LocalDate.parse(cell[1].strip()).atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Item(
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
                new Item.Source(CONTRAST, "media", null),
                false,
                List.of(),
                cell[0].strip());
    }

    private LabelledArticle article(Item item, Label label, boolean contrast, double weight) {
        digest.update(
                (item.id() + '\n' + item.title() + '\n' + item.text() + '\n' + label + '\n')
                        .getBytes(StandardCharsets.UTF_8));
        Tokens tokens = tagger.tokens(item);
        return new LabelledArticle(
                item.id(),
                item.outlet() == null ? CONTRAST : item.outlet(),
                LocalDate.ofInstant(item.occurred(), ZoneOffset.UTC).toString(),
                tokens,
                Tagger.titled(item, tokens),
                tagger.features(item),
                tagger.families(item),
                label.status(),
                label.family(),
                contrast,
                weight);
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
