package id.kentongan.pipeline.output;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.kentongan.analyzers.event.StatedPlace;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.risk.RiskScore;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.operators.RatedScore;
import id.kentongan.pipeline.record.DeadLetter;
import id.kentongan.pipeline.record.TaggedItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Values as lines of files and as messages: the same text wherever it goes. */
public final class Lines {

    /** Columns of {@code scores.csv}. */
    public static final String SCORES_HEADER = "time,region,score,probability,alert_level,coverage";

    /** Member of what the console keeps: only the beginning of the text is kept with it. */
    public static final String BEGINNING = "beginning";

    private Lines() {}

    /** A finding with from when it counts and what was noted on the way in. */
    public static byte[] finding(TaggedItem tagged) {
        Item item = tagged.item();
        return utf8(
                Json.object(
                        out -> {
                            FindingWriter.members(StatedPlace.shown(tagged.finding()), true, out);
                            out.writeStringField(
                                    "kind", item.kind().name().toLowerCase(Locale.ROOT));
                            out.writeStringField("known", item.known().toString());
                            out.writeStringField("source", item.source().id());
                            FindingWriter.texts("notes", item.notes(), out);
                        }));
    }

    /**
     * A finding as the console keeps it: without places as stated, with its notes.
     *
     * @param whole whether the whole text is kept with it; else it says so
     */
    static String kept(TaggedItem tagged, boolean whole) {
        return Json.object(
                out -> {
                    FindingWriter.members(tagged.finding(), false, out);
                    FindingWriter.texts("notes", tagged.item().notes(), out);
                    if (!whole) {
                        out.writeBooleanField(BEGINNING, true);
                    }
                });
    }

    /** A dead letter; the bytes are base64. */
    public static byte[] deadLetter(DeadLetter letter) {
        return Json.bytes(letter);
    }

    /** A row of {@code scores.csv} without line feed. */
    public static String score(RatedScore rated) {
        RiskScore row = rated.score();
        return row.time()
                + ","
                + row.region()
                + ","
                + decimals(row.score())
                + ","
                + decimals(row.probability())
                + ","
                + rated.alertLevel()
                + ","
                + rated.coverage();
    }

    /** A score as a message: the score with its level and coverage. */
    public static byte[] ratedScore(RatedScore rated) {
        return Json.bytes(new RatedLine(rated.covered(), rated.alertLevel()));
    }

    private record RatedLine(
            @JsonUnwrapped RiskScore score, @JsonProperty("alert_level") int alertLevel) {}

    /** Four decimals, HALF_EVEN. */
    public static String decimals(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** {@code text} in UTF-8. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
