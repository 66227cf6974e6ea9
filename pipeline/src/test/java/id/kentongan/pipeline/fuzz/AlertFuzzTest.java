package id.kentongan.pipeline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Case;
import id.kentongan.analyzers.alert.RegionRules;
import id.kentongan.analyzers.alert.RegionWatch;
import id.kentongan.analyzers.alert.WatchInput;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.pipeline.notify.CapMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;

/** Whatever happens in a region, alerts stay short, told once, and valid XML. */
class AlertFuzzTest {

    private static final RegionRules RULES = RegionRules.standard();
    private static final List<String> INDICATORS =
            List.of("LND-02", "ORM-01", "ELC-05", "IDN-03", "COM-01", "SEP-04", "LAB-02", "GOV-04");
    private static final List<String> REGIONS = List.of("74.05", "94.01", "11.71", "74", "00");

    private static final DocumentBuilder XML = xml();

    private static DocumentBuilder xml() {
        try {
            return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void anyCourseOfEventsGivesReadableAlerts(FuzzedDataProvider data) throws Exception {
        String region = data.pickValue(REGIONS);
        RegionWatch watch = RegionWatch.of(region);
        CapMessage cap = new CapMessage("kentongan@contoh.id");
        Instant time = Instant.parse("2024-11-20T02:00:00Z");
        List<String> told = new ArrayList<>();
        for (int step = 0; step < 40 && data.remainingBytes() > 0; step++) {
            time = time.plusSeconds(data.consumeInt(0, 200_000));
            List<WatchInput> inputs = new ArrayList<>();
            int events = data.consumeInt(0, 3);
            for (int i = 0; i < events; i++) {
                inputs.add(WatchInput.of(time, event(data, time)));
            }
            RegionRules.Outcome outcome = RULES.at(watch, time, inputs);
            watch = outcome.watch();
            for (Alert alert : outcome.alerts()) {
                assertThat(alert.text()).hasSizeLessThanOrEqualTo(700).isNotBlank();
                assertThat(alert.from()).isNotEqualTo(alert.to());
                assertThat(told).doesNotContain(alert.alertId());
                told.add(alert.alertId());
                XML.parse(new ByteArrayInputStream(cap.of(alert).getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static Case event(FuzzedDataProvider data, Instant time) {
        String indicator = data.pickValue(INDICATORS);
        Status status = data.pickValue(Status.values());
        boolean hostile = status == Status.INC || status == Status.THR;
        Integer killed = count(data);
        Integer injured = count(data);
        return new Case(
                "e" + data.consumeInt(0, 20),
                indicator.substring(0, 3),
                List.of(indicator),
                status,
                hostile ? data.consumeInt(0, 4) : 0,
                time.minusSeconds(data.consumeInt(0, 5_000_000)),
                time,
                time,
                data.consumeProbabilityDouble() * 40,
                data.consumeProbabilityDouble(),
                List.of(data.consumeString(8), data.consumeString(8)),
                data.consumeBoolean(),
                data.consumeBoolean(),
                data.consumeBoolean(),
                killed,
                killed,
                injured,
                injured,
                data.consumeBoolean() ? data.consumeString(30) : null,
                data.consumeInt(1, 50),
                data.consumeBoolean());
    }

    private static @Nullable Integer count(FuzzedDataProvider data) {
        return data.consumeBoolean() ? data.consumeInt(0, Integer.MAX_VALUE) : null;
    }
}
