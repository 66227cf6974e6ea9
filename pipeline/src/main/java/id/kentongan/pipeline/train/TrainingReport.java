package id.kentongan.pipeline.train;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * What a model was made of. Stands beside the model file.
 *
 * @param kind of the model
 * @param from first day of the period
 * @param to last day of the period
 * @param data hash over ids, texts and codes
 * @param documents reports that taught
 * @param withoutText reports of the period without text
 * @param categories documents by class
 * @param years documents by year
 * @param features size of the vocabulary
 * @param outputs what was learned
 * @param settings of the training
 * @param figures on the later half of the period, read by models of what came before
 */
@JsonPropertyOrder({
    "kind",
    "from",
    "to",
    "data",
    "documents",
    "withoutText",
    "categories",
    "years",
    "features",
    "outputs",
    "settings",
    "figures"
})
public record TrainingReport(
        String kind,
        String from,
        String to,
        String data,
        int documents,
        int withoutText,
        Map<String, Integer> categories,
        Map<String, Integer> years,
        int features,
        List<String> outputs,
        Map<String, String> settings,
        Map<String, Double> figures) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The report as JSON, one member a line. */
    public String render() {
        try {
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
            printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
            return JSON.writer(printer).writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
