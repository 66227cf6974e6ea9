package id.kentongan.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.domain.WritePrecision;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.output.Points;
import id.kentongan.pipeline.store.EmbeddedStore;
import id.kentongan.pipeline.store.Point;
import id.kentongan.pipeline.store.Series;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportDraftTest {

    private static final ReportPeriod B04 = ReportPeriod.parse("2026-B04");

    @TempDir private Path data;

    @ParameterizedTest
    @CsvSource({
        "2026-B04, 2026-01-01, 2026-04-30",
        "2026-B08, 2026-05-01, 2026-08-31",
        "2026-B12, 2026-09-01, 2026-12-31",
        "2024-02, 2024-02-01, 2024-02-29",
        "2026-W01, 2025-12-29, 2026-01-04",
        "2026-W53, 2026-12-28, 2027-01-03",
        "2026-03-02, 2026-03-02, 2026-03-02",
    })
    void readsThePeriodsOfTheReports(String text, LocalDate from, LocalDate to) {
        ReportPeriod period = ReportPeriod.parse(text);

        assertThat(period.from()).isEqualTo(from);
        assertThat(period.to()).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-B05", "2026", "besok", "2026-13", "2026-02-30", ""})
    void refusesOtherPeriodsAndSaysWhatCanBeWritten(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportPeriod.parse(text))
                .withMessageContaining("2026-B04");
    }

    @Test
    void countsWhatHappenedInTheRegionAndPeriodBySourceAndPattern() throws IOException {
        write(
                event("e1", "74.05", "LND-02", Status.INC, "2026-03-02T04:00:00Z", 1, false),
                event("e2", "74.05", "COM-02", Status.INC, "2026-04-30T12:00:00Z", 2, false),
                event("e3", "74.05", "LND-01", Status.RES, "2026-03-05T04:00:00Z", 1, false),
                event("e4", "74.05", "LND-03", Status.PRV, "2026-03-06T04:00:00Z", 1, false),
                event("e5", "74.05", "GOV-01", Status.PRO, "2026-03-07T04:00:00Z", 1, false),
                event("other", "74.02", "LND-02", Status.INC, "2026-03-02T04:00:00Z", 1, false),
                event("after", "74.05", "LND-02", Status.INC, "2026-05-01T04:00:00Z", 1, false),
                event("taken", "74.05", "LND-02", Status.INC, "2026-03-02T04:00:00Z", 1, true));

        assertThat(
                        filled(
                                "{{jumlah_kejadian}}/{{jumlah_penyelesaian}}/{{jumlah_pencegahan}}"
                                        + "/{{jumlah_unjuk_rasa}}"))
                .as("a settled clash happened too")
                .isEqualTo("3/1/1/1");
        assertThat(filled("{{menurut_pola}}"))
                .contains("- sengketa lahan: 2")
                .contains("- institusi pendidikan: 1");
        assertThat(filled("{{menurut_sumber_uu}}")).contains("huruf d: 2");
        assertThat(filled("{{celah}}")).contains("satu sumber yang belum terverifikasi: 2");
        assertThat(filled("{{wilayah}}")).isEqualTo("Kabupaten Konawe Selatan");
    }

    @Test
    void daysAndClocksAreThoseOfTheRegionAndRegionsHaveTheirNames() throws IOException {
        write(
                // New Year's Eve in UTC, half past one of the first of January in Kendari
                event("in", "74.05", "LND-02", Status.INC, "2025-12-31T17:30:00Z", 1, false),
                // the last of April in UTC, May in Kendari
                event("out", "74.05", "LND-02", Status.INC, "2026-04-30T17:30:00Z", 1, false));
        Files.writeString(
                data.resolve("alerts.jsonl"),
                Json.line(alert("2025-12-31T17:30:00Z", true)) + "\n");

        assertThat(filled("{{tabel_kejadian}}"))
                .contains("| 2026-01-01 | Kab. Konawe Selatan |", "Keparahan (0-4)")
                .doesNotContain("2026-04-30", "2026-05-01");
        assertThat(filled("{{tabel_peringatan}}"))
                .contains("| 2026-01-01 01.30 WITA | Kab. Konawe Selatan |")
                .contains("| Normal | Siaga |");
        assertThat(filled("{{simulasi}}")).as("of an alert alone").contains("SIMULASI");
    }

    @Test
    void theStoreOfARunningSystemGivesTheSameDraftAsAReplay() throws IOException {
        List<Event> events =
                List.of(
                        event(
                                "e1",
                                "74.05",
                                "LND-02",
                                Status.INC,
                                "2026-03-02T04:00:00Z",
                                1,
                                false),
                        event(
                                "e2",
                                "74.05",
                                "COM-02",
                                Status.INC,
                                "2026-04-30T12:00:00Z",
                                2,
                                false),
                        event(
                                "e3",
                                "74.71",
                                "LND-01",
                                Status.RES,
                                "2026-03-05T04:00:00Z",
                                1,
                                false),
                        event(
                                "e4",
                                "74.05",
                                "LND-03",
                                Status.PRV,
                                "2026-03-06T04:00:00Z",
                                1,
                                false),
                        event(
                                "taken",
                                "74.05",
                                "LND-02",
                                Status.INC,
                                "2026-03-02T04:00:00Z",
                                1,
                                true));
        Alert alert = alert("2026-03-02T05:00:00Z", false);
        write(events.toArray(Event[]::new));
        Files.writeString(data.resolve("alerts.jsonl"), Json.line(alert) + "\n");
        try (EmbeddedStore store =
                        EmbeddedStore.start(data.resolve("store"), LoopbackPorts.free());
                InfluxDBClient client =
                        InfluxDBClientFactory.create(
                                store.url(), "none".toCharArray(), "none", "none")) {
            assertThat(ReportDraft.of(store.reader(), "74.05", B04).markdown("{{celah}}"))
                    .contains("data kurang");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ReportDraft.period(store.reader(), "B04"))
                    .withMessageContaining("write the year, such as 2026-B04");
            client.getWriteApiBlocking()
                    .writeRecords(
                            WritePrecision.MS,
                            Stream.concat(
                                            events.stream().map(Points::event),
                                            Stream.of(Points.alert(alert)))
                                    .map(Point::line)
                                    .toList());
            store.await(Series.EVENT);
            store.await(Series.ALERT);

            for (String region : List.of("74.05", "74")) {
                assertThat(
                                ReportDraft.of(store.reader(), region, B04)
                                        .markdown(ReportDraft.standardTemplate()))
                        .isEqualTo(
                                ReportDraft.of(data, region, B04)
                                        .markdown(ReportDraft.standardTemplate()));
            }
            assertThat(ReportDraft.period(store.reader(), "B04")).isEqualTo(B04);
        }
    }

    private static Alert alert(String time, boolean simulated) {
        Instant at = Instant.parse(time);
        return new Alert(
                Alert.id("74.05", "LND", at, Level.SIAGA),
                at,
                "74.05",
                "LND",
                Level.NORMAL,
                Level.SIAGA,
                "heat",
                List.of("e1"),
                false,
                "independent",
                "LND-02",
                3,
                2,
                41.5,
                "",
                "judul",
                "teks",
                simulated,
                "v");
    }

    @Test
    void aPeriodWithoutYearIsOfTheYearOfTheNewestEvent() throws IOException {
        write(
                event("e1", "74.05", "LND-02", Status.INC, "2025-03-02T04:00:00Z", 1, false),
                event("e2", "74.05", "COM-02", Status.INC, "2026-01-30T12:00:00Z", 2, false));

        assertThat(ReportDraft.period(data, "B04")).isEqualTo(B04);
        assertThat(ReportDraft.period(data, "2025-B04").from())
                .isEqualTo(LocalDate.parse("2025-01-01"));
    }

    @Test
    void aPeriodWithoutYearIsRefusedWhereNoEventSaysWhichYear() throws IOException {
        write();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportDraft.period(data, "B04"))
                .withMessageContaining("write the year, such as 2026-B04");
    }

    @Test
    void aProvinceNamesTheRegionsNobodyReportsFrom() throws IOException {
        write(event("e1", "74.05", "LND-02", Status.INC, "2026-03-02T04:00:00Z", 1, false));

        String gaps = ReportDraft.of(data, "74", B04).markdown("{{celah}}");

        assertThat(gaps).contains("Kota Kendari").doesNotContain("Konawe Selatan");
    }

    @Test
    void silenceIsNotReportedAsCalm() throws IOException {
        write();

        assertThat(filled("{{celah}}")).contains("data kurang, bukan berarti aman");
    }

    @Test
    void refusesAnUnknownPlaceOfTheTemplateAndAnUnknownRegion() throws IOException {
        write();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> filled("{{nama_pelaku}}"))
                .withMessageContaining("unknown place {{nama_pelaku}}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportDraft.of(data, "99.99", B04))
                .withMessageContaining("unknown region 99.99");
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> ReportDraft.of(data.resolve("none"), "74.05", B04))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("events.jsonl is missing; run replay");
    }

    @Test
    void theDocumentHoldsTheTextOfTheDraft() throws IOException {
        write(event("e1", "74.05", "LND-02", Status.INC, "2026-03-02T04:00:00Z", 1, false));
        String text = filled(ReportDraft.standardTemplate());

        String xml = "";
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(DocxFile.of(text)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    xml = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        assertThat(xml).contains("Konawe Selatan").contains("sengketa lahan perkebunan");
        assertThat(text).doesNotContain("{{");
    }

    private String filled(String template) throws IOException {
        return ReportDraft.of(data, "74.05", B04).markdown(template);
    }

    private void write(Event... events) throws IOException {
        Files.writeString(
                data.resolve("events.jsonl"),
                Stream.of(events)
                        .map(Json::line)
                        .collect(Collectors.joining("\n", "", "\n"))
                        .stripLeading());
        Files.writeString(data.resolve("alerts.jsonl"), "");
    }

    private static Event event(
            String id,
            String region,
            String indicator,
            Status status,
            String occurred,
            int newsrooms,
            boolean retracted) {
        Instant at = Instant.parse(occurred);
        return new Event(
                id,
                region,
                indicator.substring(0, 3),
                List.of(indicator),
                status,
                2,
                at,
                at,
                at,
                null,
                null,
                1,
                2,
                newsrooms,
                List.of(),
                1,
                List.of("i"),
                0.7,
                false,
                0,
                null,
                null,
                false,
                false,
                retracted,
                false,
                at,
                "v");
    }
}
