package id.kentongan.pipeline.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.analyzers.text.Tokens;
import id.kentongan.pipeline.files.LineSource;
import id.kentongan.pipeline.json.Decoded;
import id.kentongan.pipeline.json.ItemDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Labelled reports of a period, in order of their ids, and a hash over what was read of them.
 *
 * @param reports with text
 * @param withoutText labelled reports of the period whose text is empty; they teach nothing
 * @param hash over ids, texts and codes of the period
 */
record TrainingSet(List<LabelledReport> reports, int withoutText, String hash) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Coded(String day, String kind, String category, String issue, String form) {}

    static TrainingSet read(TrainingRequest request) throws TrainingRefused {
        if (request.to().isBefore(request.from())) {
            throw new TrainingRefused("--to is before --from");
        }
        TreeMap<String, Coded> codes = codes(request);
        if (codes.isEmpty()) {
            throw new TrainingRefused(
                    "no label in "
                            + request.labels()
                            + " lies between "
                            + request.from()
                            + " and "
                            + request.to());
        }
        return join(request, codes);
    }

    private static TreeMap<String, Coded> codes(TrainingRequest request) throws TrainingRefused {
        TreeMap<String, Coded> codes = new TreeMap<>();
        String from = request.from().toString();
        String to = request.to().toString();
        int[] line = {0};
        each(
                request.labels(),
                raw -> {
                    line[0]++;
                    JsonNode node = json(request.labels(), line[0], raw);
                    JsonNode coded = node.path("coded");
                    String day = node.path("occurredOn").asText("");
                    String id = node.path("id").asText("");
                    if (id.isEmpty() || day.isEmpty() || !coded.isObject()) {
                        throw new TrainingRefused(
                                request.labels()
                                        + " line "
                                        + line[0]
                                        + " is no label: it needs id, occurredOn and coded");
                    }
                    if (day.compareTo(from) >= 0 && day.compareTo(to) <= 0) {
                        Coded one =
                                new Coded(
                                        day,
                                        coded.path("kind").asText(""),
                                        coded.path("category").asText(""),
                                        coded.path("issue").asText(""),
                                        coded.path("form").asText(""));
                        if (codes.put(id, one) != null) {
                            throw new TrainingRefused(
                                    request.labels()
                                            + " line "
                                            + line[0]
                                            + ": second label for "
                                            + id);
                        }
                    }
                });
        return codes;
    }

    private static TrainingSet join(TrainingRequest request, TreeMap<String, Coded> codes)
            throws TrainingRefused {
        ItemDecoder decoder = ItemDecoder.standard();
        TreeMap<String, Item> items = new TreeMap<>();
        int[] line = {0};
        each(
                request.text(),
                raw -> {
                    line[0]++;
                    Decoded decoded = decoder.decode(raw);
                    Item item = decoded.item();
                    if (item == null) {
                        throw new TrainingRefused(
                                request.text() + " line " + line[0] + ": " + decoded.detail());
                    }
                    if (codes.containsKey(item.id())) {
                        items.put(item.id(), item);
                    }
                });
        for (String id : codes.keySet()) {
            if (!items.containsKey(id)) {
                throw new TrainingRefused(
                        "label "
                                + id
                                + " has no report in "
                                + request.text()
                                + "; give the file that the labels belong to");
            }
        }
        Tagger tagger = Tagger.rulesOnly();
        MessageDigest digest = sha256();
        List<LabelledReport> reports = new ArrayList<>();
        int without = 0;
        for (Item item : items.values()) {
            Coded coded = codes.get(item.id());
            digest.update(
                    (item.id() + '\n' + item.text() + '\n' + coded + '\n')
                            .getBytes(StandardCharsets.UTF_8));
            Tokens tokens = tagger.tokens(item);
            if (tokens.size() == 0) {
                without++;
                continue;
            }
            String category = LabelledReport.category(coded.kind(), coded.category());
            reports.add(
                    new LabelledReport(
                            item.id(),
                            coded.day(),
                            province(item.region()),
                            tokens,
                            category,
                            LabelledReport.code(category, coded.issue(), coded.form())));
        }
        return new TrainingSet(reports, without, HexFormat.of().formatHex(digest.digest()));
    }

    private static String province(@Nullable String region) {
        return region == null || region.length() < 2 ? "?" : region.substring(0, 2);
    }

    private static JsonNode json(Path file, int line, byte[] raw) throws TrainingRefused {
        try {
            JsonNode node = JSON.readTree(raw);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw new TrainingRefused(file + " line " + line + " is no JSON", e);
        }
        throw new TrainingRefused(file + " line " + line + " is no JSON object");
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private interface LineUser {
        void use(byte[] raw) throws TrainingRefused;
    }

    private static void each(Path file, LineUser user) throws TrainingRefused {
        try (LineSource source = LineSource.open(file, ItemDecoder.MAX_BYTES)) {
            byte[] raw = source.next();
            while (raw != null) {
                if (raw.length > 0) {
                    user.use(raw);
                }
                raw = source.next();
            }
        } catch (IOException e) {
            throw new TrainingRefused(String.valueOf(e.getMessage()), e);
        }
    }
}
