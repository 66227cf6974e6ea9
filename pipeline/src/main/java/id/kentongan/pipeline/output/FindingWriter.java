package id.kentongan.pipeline.output;

import com.fasterxml.jackson.core.JsonGenerator;
import id.kentongan.analyzers.finding.Evidence;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.FurtherEvent;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members of a finding, as Jackson writes them, but without looking them up by reflection: each
 * item has its finding written twice, with some twenty pieces of evidence.
 */
final class FindingWriter {

    private FindingWriter() {}

    /**
     * Writes the members into the open object of {@code out}.
     *
     * @param places whether kecamatan and desa are among them
     */
    static void members(Finding finding, boolean places, JsonGenerator out) throws IOException {
        out.writeStringField("id", finding.id());
        out.writeBooleanField("relevant", finding.relevant());
        out.writeStringField("status", finding.status().name());
        texts("indicators", finding.indicators(), out);
        out.writeNumberField("severity", finding.severity());
        text("region", finding.region(), out);
        out.writeStringField("regionPrecision", finding.regionPrecision());
        text("causeRegion", finding.causeRegion(), out);
        if (places) {
            text("district", finding.district(), out);
            text("village", finding.village(), out);
        }
        text("eventDate", finding.eventDate(), out);
        number("killed", finding.killed(), out);
        number("killedMax", finding.killedMax(), out);
        number("injured", finding.injured(), out);
        number("injuredMax", finding.injuredMax(), out);
        out.writeNumberField("confidence", finding.confidence());
        out.writeBooleanField("simulated", finding.simulated());
        text("reason", finding.reason(), out);
        out.writeArrayFieldStart("evidence");
        for (Evidence span : finding.evidence()) {
            out.writeStartObject();
            out.writeStringField("field", span.field());
            out.writeNumberField("start", span.start());
            out.writeNumberField("end", span.end());
            out.writeStringField("role", span.role());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("more");
        for (FurtherEvent event : finding.more()) {
            out.writeStartObject();
            out.writeStringField("status", event.status().name());
            texts("indicators", event.indicators(), out);
            out.writeNumberField("severity", event.severity());
            text("region", event.region(), out);
            number("killed", event.killed(), out);
            number("injured", event.injured(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringField("version", finding.version());
    }

    static void texts(String name, List<String> values, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    private static void text(String name, @Nullable String value, JsonGenerator out)
            throws IOException {
        out.writeStringField(name, value);
    }

    private static void number(String name, @Nullable Integer value, JsonGenerator out)
            throws IOException {
        if (value == null) {
            out.writeNullField(name);
        } else {
            out.writeNumberField(name, value);
        }
    }
}
