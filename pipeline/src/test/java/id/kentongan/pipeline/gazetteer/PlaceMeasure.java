package id.kentongan.pipeline.gazetteer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.json.Decoded;
import id.kentongan.pipeline.json.ItemDecoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures the places of the tagger; see docs/quality.md, "Places".
 *
 * <pre>
 * usage: PlaceMeasure news LABELS ARTICLES [--errors N]    as eval_tags.py counts
 *        PlaceMeasure reports LABELS INCIDENTS [--errors N]    region, district and village withheld
 * </pre>
 */
public final class PlaceMeasure {

    private static final Set<String> EVENTS = Set.of("INC", "THR", "PRO", "RES");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Tagger tagger = Tagger.standard();
    private final ItemDecoder decoder = ItemDecoder.standard();
    private final PrintStream out;
    private int errors;

    private PlaceMeasure(PrintStream out, int errors) {
        this.out = out;
        this.errors = errors;
    }

    /** Entry point; see the class comment. */
    public static void main(String[] args) throws IOException {
        int errors = args.length > 4 && args[3].equals("--errors") ? Integer.parseInt(args[4]) : 0;
        if (args.length < 3) {
            System.err.println("usage: PlaceMeasure news|reports LABELS ITEMS [--errors N]");
            System.exit(2);
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PlaceMeasure measure = new PlaceMeasure(out, errors);
        if (args[0].equals("news")) {
            measure.news(Path.of(args[1]), Path.of(args[2]));
        } else {
            measure.reports(Path.of(args[2]));
        }
    }

    /**
     * Figures of the withheld reports: what the answers with a kabupaten and a province are worth.
     */
    record Reports(int items, int kabupaten, int kabupatenRight, int province, int provinceRight) {

        double kabupatenPrecision() {
            return kabupatenRight / (double) Math.max(1, kabupaten);
        }

        double coverage() {
            return kabupaten / (double) Math.max(1, items);
        }

        double provincePrecision() {
            return provinceRight / (double) Math.max(1, province);
        }
    }

    static Reports reports(PrintStream out, Path incidents, int errors) throws IOException {
        return new PlaceMeasure(out, errors).reports(incidents);
    }

    private Reports reports(Path incidents) throws IOException {
        int[] count = new int[5];
        lines(
                incidents,
                line -> {
                    Item item = item(line);
                    if (item == null || item.text().isBlank() || item.region() == null) {
                        return;
                    }
                    count[0]++;
                    Finding finding = tagger.tag(withheld(item));
                    String said = finding.region();
                    if (said == null || said.equals("00")) {
                        return;
                    }
                    boolean kabupaten = said.length() == 5;
                    boolean right =
                            kabupaten ? said.equals(item.region()) : item.region().startsWith(said);
                    count[kabupaten ? 1 : 3]++;
                    count[kabupaten ? 2 : 4] += right ? 1 : 0;
                    if (!right && errors-- > 0) {
                        out.println(
                                item.id()
                                        + " is "
                                        + item.region()
                                        + ", said "
                                        + said
                                        + ": "
                                        + item.text());
                        tagger.explain(withheld(item))
                                .places()
                                .forEach(place -> out.println("    " + place));
                    }
                });
        Reports reports = new Reports(count[0], count[1], count[2], count[3], count[4]);
        out.printf(
                "reports %d   kabupaten answered %d (%.3f) right %.3f   province only %d right"
                        + " %.3f%n",
                reports.items(),
                reports.kabupaten(),
                reports.coverage(),
                reports.kabupatenPrecision(),
                reports.province(),
                reports.provincePrecision());
        return reports;
    }

    /** The report without what its office said about the place. */
    private static Item withheld(Item item) {
        return new Item(
                item.id(),
                item.kind(),
                item.occurred(),
                item.known(),
                null,
                null,
                null,
                item.title(),
                item.text(),
                item.outlet(),
                item.group(),
                item.url(),
                item.killed(),
                item.injured(),
                item.buildingsDamaged(),
                item.verified(),
                item.source(),
                item.simulated(),
                item.notes(),
                item.digest());
    }

    private void news(Path labels, Path articles) throws IOException {
        Map<String, JsonNode> gold = new LinkedHashMap<>();
        lines(
                labels,
                line -> {
                    JsonNode node = parse(line);
                    gold.put(node.path("id").asText(), node);
                });
        int[] count = new int[8];
        lines(
                articles,
                line -> {
                    Item item = item(line);
                    JsonNode label = item == null ? null : gold.get(item.id());
                    if (item == null || label == null) {
                        return;
                    }
                    news(item, label, count);
                });
        out.printf(
                "news %d   region exact %.3f (of %d)   wrong kab/kota %.3f (of %d events)   province"
                        + " %.3f (of %d)   all items equal %.3f%n",
                count[7],
                count[1] / (double) Math.max(1, count[0]),
                count[0],
                count[2] / (double) Math.max(1, count[3]),
                count[3],
                count[5] / (double) Math.max(1, count[4]),
                count[4],
                count[6] / (double) Math.max(1, count[7]));
    }

    private void news(Item item, JsonNode label, int[] count) {
        String is = label.path("region").asText(null);
        String said = tagger.tag(item).region();
        boolean event =
                label.path("relevant").asInt() == 1
                        && EVENTS.contains(label.path("status").asText());
        boolean wrong = false;
        count[7]++;
        count[6] += Objects.equals(is, said) ? 1 : 0;
        if (event) {
            count[3]++;
            if (is != null && is.length() == 5) {
                count[0]++;
                count[1] += is.equals(said) ? 1 : 0;
                wrong |= !is.equals(said);
            }
            if (said != null && said.length() == 5 && !said.equals(is)) {
                count[2]++;
                wrong = true;
            }
            if (is != null && !is.equals("00")) {
                count[4]++;
                boolean right = said != null && said.substring(0, 2).equals(is.substring(0, 2));
                count[5] += right ? 1 : 0;
                wrong |= !right;
            }
        }
        if (wrong && errors-- > 0) {
            out.println(
                    item.id()
                            + " "
                            + label.path("status").asText()
                            + " is "
                            + is
                            + ", said "
                            + said
                            + ": "
                            + item.title()
                            + " | "
                            + item.text().substring(0, Math.min(900, item.text().length())));
            tagger.explain(item).places().forEach(place -> out.println("    " + place));
        }
    }

    private @Nullable Item item(String line) {
        Decoded decoded = decoder.decode(line.getBytes(StandardCharsets.UTF_8));
        return decoded.item();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void lines(Path file, java.util.function.Consumer<String> each)
            throws IOException {
        InputStream in = Files.newInputStream(file);
        List<String> all = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
                                StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.isBlank()).forEach(all::add);
        }
        all.forEach(each);
    }
}
