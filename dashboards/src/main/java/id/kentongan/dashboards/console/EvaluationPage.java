package id.kentongan.dashboards.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * The report of {@code kentongan evaluate}: how good the warnings were, beside simple baselines.
 */
final class EvaluationPage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EvaluationPage() {}

    static Html page(Ask ask) {
        Words words = ask.words();
        Html html = new Html();
        html.open("section", "class", "card").tag("h1", words.of("nav.evaluation"));
        html.tag("p", words.of("evaluation.explain"), "class", "muted");
        Optional<String> report = ask.store().evaluation();
        if (report.isEmpty()) {
            html.tag("p", words.of("evaluation.none"));
            html.tag(
                    "pre",
                    "./kentongan replay DATA.jsonl --out HASIL\n"
                            + "./kentongan evaluate --scores HASIL --truth LABEL --from YYYY-MM-DD"
                            + " --to YYYY-MM-DD --out HASIL\n"
                            + "./kentongan serve --replays .");
            return html.close();
        }
        try {
            value(html, words, JSON.readTree(report.get()), 0);
        } catch (JsonProcessingException e) {
            html.tag("p", words.of("evaluation.broken"));
        }
        return html.close();
    }

    /** Objects as tables of names and values; lists of objects as tables with a head. */
    private static void value(Html html, Words words, JsonNode node, int depth) {
        if (node.isArray() && node.size() > 0 && node.get(0).isObject()) {
            html.open(
                    "div",
                    "class",
                    "scroll",
                    "tabindex",
                    "0",
                    "role",
                    "region",
                    "aria-label",
                    words.of("nav.evaluation"));
            html.open("table").open("thead").open("tr");
            node.get(0).fieldNames().forEachRemaining(name -> html.tag("th", name, "scope", "col"));
            html.close(2).open("tbody");
            node.forEach(
                    row -> {
                        html.open("tr");
                        row.elements()
                                .forEachRemaining(
                                        cell -> {
                                            html.open("td");
                                            scalar(html, words, cell);
                                            html.close();
                                        });
                        html.close();
                    });
            html.close(3);
        } else if (node.isObject()) {
            html.open("dl", "class", "facts wide");
            for (Iterator<Map.Entry<String, JsonNode>> i = node.fields(); i.hasNext(); ) {
                Map.Entry<String, JsonNode> entry = i.next();
                html.tag("dt", entry.getKey()).open("dd");
                if (entry.getValue().isContainerNode() && depth < 4) {
                    value(html, words, entry.getValue(), depth + 1);
                } else {
                    scalar(html, words, entry.getValue());
                }
                html.close();
            }
            html.close();
        } else {
            scalar(html, words, node);
        }
    }

    private static void scalar(Html html, Words words, JsonNode node) {
        html.text(
                node.isFloatingPointNumber()
                        ? words.number(node.asDouble(), 3)
                        : node.isValueNode() ? node.asText() : node.toString());
    }
}
