package id.kentongan.dashboards.cli;

import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.status.Contribution;
import id.kentongan.analyzers.tag.Explanation;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.json.Decoded;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: one text, for people. */
@Command(
        name = "explain",
        description =
                "Says what is found in one text and why: spans, cues, the rule that decided, places"
                        + " considered. Without TEXT it reads standard input: plain text, or one"
                        + " JSON object as for tag.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "the text")
    private @Nullable String text;

    @Option(names = "--title", paramLabel = "TEXT", description = "headline of the text")
    private String title = "";

    @Option(names = "--region", paramLabel = "CODE", description = "home area of the outlet")
    private @Nullable String region;

    @Option(names = "--date", paramLabel = "D", description = "when it was published (2024-11-27)")
    private String date = "2024-11-27";

    @Override
    public Integer call() {
        Item item = item();
        print(item, Tagger.standard().explain(item));
        return 0;
    }

    private Item item() {
        byte[] given = text == null ? input() : null;
        boolean json = given != null && startsAsObject(given);
        Decoded decoded =
                ItemDecoder.standard()
                        .decode(
                                json
                                        ? given
                                        : article(
                                                text != null
                                                        ? text
                                                        : new String(
                                                                given, StandardCharsets.UTF_8)));
        Item item = decoded.item();
        if (item == null) {
            throw new Refusal(
                    "the input is no item ("
                            + (decoded.reason() == null ? "" : decoded.reason().code())
                            + "): "
                            + decoded.detail());
        }
        return item;
    }

    private byte[] article(String body) {
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("id", "explain");
        article.put("type", "news");
        article.put("publishedAt", date);
        article.put("outlet", "explain");
        article.put("title", title);
        article.put("body", body);
        article.put("region", region);
        return Json.bytes(article);
    }

    private static byte[] input() {
        try {
            return System.in.readNBytes(ItemDecoder.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new Refusal("cannot read standard input: " + e.getMessage(), e);
        }
    }

    private static boolean startsAsObject(byte[] given) {
        return new String(given, StandardCharsets.UTF_8).stripLeading().startsWith("{");
    }

    private static void print(Item item, Explanation why) {
        Finding finding = why.finding();
        System.out.printf(
                Locale.ROOT,
                "status %s  indicators %s  severity %d  region %s (%s)  confidence %.2f%n",
                finding.status(),
                finding.indicators().isEmpty() ? "none" : String.join(" ", finding.indicators()),
                finding.severity(),
                finding.region() == null ? "none" : finding.region(),
                finding.regionPrecision(),
                finding.confidence());
        if (finding.killed() != null || finding.injured() != null) {
            System.out.println(
                    "killed "
                            + figure(finding.killed())
                            + "  injured "
                            + figure(finding.injured()));
        }
        System.out.println("decided by: " + why.rule());
        for (Contribution reason : why.reasons()) {
            System.out.printf(
                    Locale.ROOT,
                    "  %+.2f for %s: %s%n",
                    reason.points(),
                    reason.status(),
                    reason.feature());
        }
        section("spans and cues", why.spans().stream().map(ExplainCommand::span).toList());
        section("readings rejected", why.rejected());
        section("places", why.places());
        section(
                "further events",
                finding.more().stream()
                        .map(
                                more ->
                                        more.status()
                                                + " "
                                                + more.indicators()
                                                + " severity "
                                                + more.severity()
                                                + " region "
                                                + more.region())
                        .toList());
        section("notes on the input", item.notes());
    }

    private static String figure(@Nullable Integer figure) {
        return figure == null ? "not stated" : figure.toString();
    }

    private static String span(Explanation.Span span) {
        return span.field()
                + " "
                + span.start()
                + "-"
                + span.end()
                + "  \""
                + span.text().replaceAll("\\s+", " ")
                + "\"  "
                + span.role()
                + (span.scope().isEmpty() ? "" : "  (" + span.scope() + ")");
    }

    private static void section(String title, Iterable<String> lines) {
        if (lines.iterator().hasNext()) {
            System.out.println(title + ":");
            lines.forEach(line -> System.out.println("  " + line));
        }
    }
}
