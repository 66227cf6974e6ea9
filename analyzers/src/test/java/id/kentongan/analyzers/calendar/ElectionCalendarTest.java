package id.kentongan.analyzers.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ElectionCalendarTest {

    private static final ElectionCalendar CALENDAR = ElectionCalendar.standard();

    @Test
    void knowsTheStageOfARegionNotOfTheCountry() {
        LocalDate day = LocalDate.parse("2025-03-15");

        assertThat(CALENDAR.stage("62.05", day)).isEqualTo("PSU");
        assertThat(CALENDAR.stage("62.02", day)).isEqualTo("NONE");
        assertThat(CALENDAR.stage("91.03", day)).isEqualTo("PSU");
    }

    @Test
    void raisesTheFactorAroundTheCount() {
        assertThat(CALENDAR.factor("62.02", LocalDate.parse("2024-12-01"))).isEqualTo(1.6);
        assertThat(CALENDAR.factor("62.02", LocalDate.parse("2024-10-01"))).isEqualTo(1.3);
        assertThat(CALENDAR.factor("62.02", LocalDate.parse("2023-06-01"))).isEqualTo(1);
    }

    @Test
    void saysUnknownWhereNothingIsKnown() {
        assertThat(CALENDAR.stage("62.02", LocalDate.parse("2031-10-01"))).isEqualTo("UNKNOWN");
        assertThat(CALENDAR.stage("35.07", LocalDate.parse("2020-12-01"))).isEqualTo("UNKNOWN");
        assertThat(CALENDAR.factor("35.07", LocalDate.parse("2020-12-01"))).isEqualTo(1);
    }

    @Test
    void knowsTheProvincesThatElectedTheirGovernorsIn2018And2020() {
        assertThat(CALENDAR.stage("62.02", LocalDate.parse("2020-12-01"))).isEqualTo("KAM");
        assertThat(CALENDAR.stage("62", LocalDate.parse("2020-12-09"))).isEqualTo("PUT");
        assertThat(CALENDAR.stage("35.07", LocalDate.parse("2018-06-27"))).isEqualTo("PUT");
        assertThat(CALENDAR.stage("95.01", LocalDate.parse("2018-06-28"))).isEqualTo("HIT");
        assertThat(CALENDAR.stage("62.02", LocalDate.parse("2018-06-27"))).isEqualTo("UNKNOWN");
        assertThat(CALENDAR.stage("11.01", LocalDate.parse("2019-09-23"))).isEqualTo("NONE");
    }

    @Test
    void takesTheHighestOfOverlappingElectionsAndSkipsWhatIsSuperseded() {
        ElectionCalendar calendar =
                ElectionCalendar.read(
                        new StringReader(
                                """
                                a\tPilkada\t*\tKAM\t2030-01-01\t2030-03-01\tx\t-
                                b\tPilkades\t62.02\tHIT\t2030-02-01\t2030-02-10\tx\t-
                                c\tPilkades\t62.01\tPUT\t2030-02-01\t2030-02-01\tx\td
                                d\tPilkades\t62.01\tPUT\t2030-05-01\t2030-05-01\tx\t-
                                known\t-\t*\t-\t2030-01-01\t2030-12-31\t-\t-
                                """));
        LocalDate day = LocalDate.parse("2030-02-01");

        assertThat(calendar.stage("62.02", day)).isEqualTo("HIT");
        assertThat(calendar.stage("62.01", day)).isEqualTo("KAM");
        assertThat(calendar.ahead("62.01", LocalDate.parse("2030-04-20"), 14))
                .extracting(ElectionCalendar.Entry::id)
                .containsExactly("d");
    }

    @Test
    void namesTheLineItCannotUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                ElectionCalendar.read(
                                        new StringReader(
                                                "a\tx\t*\tXXX\t2030-01-01\t2030-01-02\ts\t-\n")))
                .withMessageContaining("unknown stage");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                ElectionCalendar.read(
                                        new StringReader(
                                                "a\tx\t*\tPUT\t2030-01-01\t2030-01-02\ts\tz\n")))
                .withMessageContaining("superseded");
    }
}
