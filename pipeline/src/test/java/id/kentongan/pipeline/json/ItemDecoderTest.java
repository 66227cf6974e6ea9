package id.kentongan.pipeline.json;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.item.Item;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemDecoderTest {

    private static final String REPORT =
            "{'id':'r-1','type':'incident','occurredAt':'2026-01-02','reportedAt':"
                    + "'2026-01-03T10:00:00+07:00','region':'74.05','text':'isi','killed':1,"
                    + "'source':{'id':'s','kind':'field'}}";

    private static final String NEWS =
            "{'id':'n-1','type':'news','publishedAt':'2026-01-02','outlet':'Koran','title':'','body':''}";

    private final ItemDecoder decoder = ItemDecoder.standard();

    @Test
    void readsAReport() {
        Item item = accepted(REPORT);

        assertThat(item.kind()).isEqualTo(Item.Kind.INCIDENT);
        assertThat(item.occurred()).isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(item.known()).isEqualTo(Instant.parse("2026-01-03T03:00:00Z"));
        assertThat(item.region()).isEqualTo("74.05");
        assertThat(item.killed()).isEqualTo(1);
        assertThat(item.verified()).isFalse();
        assertThat(item.notes()).isEmpty();
    }

    @Test
    void aDateIsKnownFromTheNextDay() {
        assertThat(accepted(NEWS).known()).isEqualTo(Instant.parse("2026-01-03T00:00:00Z"));
    }

    @Test
    void newsIsKnownWhenFetched() {
        Item item =
                accepted(NEWS.replace("'outlet'", "'fetchedAt':'2026-01-05T01:00:00Z','outlet'"));

        assertThat(item.known()).isEqualTo(Instant.parse("2026-01-05T01:00:00Z"));
    }

    @Test
    void officialReportsAreVerifiedUnlessTheySayOtherwise() {
        assertThat(accepted(REPORT.replace("'field'", "'official'")).verified()).isTrue();
        assertThat(
                        accepted(
                                        REPORT.replace("'field'", "'official'")
                                                .replace("'killed'", "'verified':false,'killed'"))
                                .verified())
                .isFalse();
    }

    @ParameterizedTest(name = "{0} becomes {1} with a note")
    @CsvSource({"7405, 74.05", "91.09, 94.04"})
    void mapsRegionCodesOfOtherListsAndTimes(String stated, String today) {
        Item item = accepted(REPORT.replace("74.05", stated));

        assertThat(item.region()).isEqualTo(today);
        assertThat(item.notes()).anyMatch(note -> note.startsWith("region-mapped"));
    }

    @Test
    void keepsAReportFromAnUnknownRegionWithANote() {
        Item item = accepted(REPORT.replace("74.05", "99.99"));

        assertThat(item.region()).isNull();
        assertThat(item.notes()).anyMatch(note -> note.startsWith("region-unknown"));
    }

    @Test
    void refusesANilReportFromNowhere() {
        assertThat(refused(REPORT.replace("incident", "nil").replace("74.05", "99.99")))
                .isEqualTo(Reason.UNKNOWN_REGION);
    }

    @Test
    void countsWhatHappensTomorrowFromToday() {
        Item item = accepted(REPORT.replace("2026-01-02", "2031-05-01"));

        assertThat(item.occurred()).isEqualTo(item.known());
        assertThat(item.notes()).contains("future-date");
    }

    @Test
    void leavesOutOptionalFieldsOfAnotherType() {
        Item item = accepted(REPORT.replace("'killed':1", "'killed':'dua','injured':-3"));

        assertThat(item.killed()).isNull();
        assertThat(item.injured()).isNull();
        assertThat(item.notes()).contains("ignored:killed", "ignored:injured");
    }

    @Test
    void keepsOffsetsWhereCharactersAreCleaned() {
        Item item = accepted(REPORT.replace("'isi'", "'a\\u0000b\\ud800c'"));

        assertThat(item.text()).isEqualTo("a b\uFFFDc");
        assertThat(item.notes()).containsExactly("cleaned-characters");
    }

    @Test
    void keepsWholeSurrogatePairs() {
        assertThat(accepted(REPORT.replace("'isi'", "'\\ud83d\\ude00'")).notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bukan json",
                "[1]",
                "\"teks\"",
                "{'id':'a'} {'id':'b'}",
                "{'id':'a'",
                "\u0000\u0000"
            })
    void refusesWhatIsNoJsonObject(String line) {
        assertThat(refused(line)).isEqualTo(Reason.NOT_JSON);
    }

    @ParameterizedTest(name = "without {0}")
    @ValueSource(strings = {"id", "occurredAt", "reportedAt", "text", "source"})
    void refusesAReportWithoutARequiredField(String field) {
        assertThat(refused(REPORT.replace("'" + field + "'", "'x'")))
                .isEqualTo(Reason.MISSING_FIELD);
    }

    @ParameterizedTest(name = "without {0}")
    @ValueSource(strings = {"id", "publishedAt", "outlet", "title", "body"})
    void refusesNewsWithoutARequiredField(String field) {
        assertThat(refused(NEWS.replace("'" + field + "'", "'x'"))).isEqualTo(Reason.MISSING_FIELD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2026-13-01",
                "1899-12-31",
                "2200-01-01",
                "+12026-01-01",
                "2026-01-02T10:00:00",
                "kemarin",
                ""
            })
    void refusesTimesThatDoNotExistOrHaveNoOffset(String stated) {
        assertThat(refused(REPORT.replace("2026-01-02", stated))).isEqualTo(Reason.IMPOSSIBLE_DATE);
    }

    @Test
    void refusesARequiredFieldOfAnotherType() {
        assertThat(refused(REPORT.replace("'r-1'", "7"))).isEqualTo(Reason.WRONG_TYPE);
        assertThat(refused(REPORT.replace("'isi'", "['isi']"))).isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void refusesAnUnknownType() {
        assertThat(refused(REPORT.replace("incident", "rumour"))).isEqualTo(Reason.UNKNOWN_TYPE);
    }

    @Test
    void refusesBytesOfAnotherCharset() {
        byte[] latin =
                REPORT.replace('\'', '"')
                        .replace("isi", "ísí")
                        .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(decoder.decode(latin).reason()).isEqualTo(Reason.NOT_UTF8);
    }

    @Test
    void readsAReplacementCharacterThatWasWritten() {
        assertThat(accepted(REPORT.replace("isi", "is\uFFFD")).text()).contains("is\uFFFD");
    }

    @Test
    void refusesFiveMegabytes() {
        assertThat(refused(REPORT.replace("isi", "y".repeat(5_000_000))))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refusesDeepNestingWithoutFalling() {
        assertThat(refused("[".repeat(100_000))).isEqualTo(Reason.NOT_JSON);
    }

    @Test
    void saysNothingOfTheTextInARefusal() {
        Decoded decoded = decode(REPORT.replace("'text':'isi'", "'text':{'rahasia':1}"));

        assertThat(decoded.detail()).isNotNull().doesNotContain("rahasia");
        assertThat(decoded.id()).isEqualTo("r-1");
    }

    @Test
    void toldApartByTheirBytes() {
        assertThat(accepted(REPORT).digest())
                .isEqualTo(accepted(REPORT).digest())
                .isNotEqualTo(accepted(REPORT.replace("isi", "lain")).digest());
    }

    private Decoded decode(String json) {
        return decoder.decode(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private Item accepted(String json) {
        Decoded decoded = decode(json);
        assertThat(decoded.item()).as("%s", decoded.detail()).isNotNull();
        return decoded.item();
    }

    private Reason refused(String json) {
        Decoded decoded = decode(json);
        assertThat(decoded.item()).isNull();
        return decoded.reason();
    }
}
