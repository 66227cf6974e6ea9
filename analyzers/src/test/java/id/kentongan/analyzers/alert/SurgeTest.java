package id.kentongan.analyzers.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurgeTest {

    private static final Instant START = Instant.parse("2025-08-29T02:00:00Z");

    @Test
    void tenRegionsWithinTwoDaysBecomeOneNationalAlert() {
        List<Alert> national = rises(14, Duration.ofHours(4));

        assertThat(national).hasSize(1);
        assertThat(national.get(0).region()).isEqualTo("00");
        assertThat(national.get(0).events()).hasSize(10);
        assertThat(national.get(0).text())
                .contains("10 kabupaten/kota")
                .contains("Wilayah: Kab. ")
                .hasSizeLessThanOrEqualTo(AlertText.LONGEST);
    }

    @Test
    void tenRegionsOverManyDaysAreNoSurge() {
        assertThat(rises(14, Duration.ofHours(12))).isEmpty();
    }

    private static List<Alert> rises(int regions, Duration apart) {
        Surge surge = Surge.of("GOV-04");
        List<Alert> national = new ArrayList<>();
        for (int i = 0; i < regions; i++) {
            Instant time = START.plus(apart.multipliedBy(i));
            String region = "33." + String.format(java.util.Locale.ROOT, "%02d", i + 1);
            var step =
                    surge.apply(
                            new Alert(
                                    Alert.id(region, "GOV", time, Level.SIAGA),
                                    time,
                                    region,
                                    "GOV",
                                    Level.NORMAL,
                                    Level.SIAGA,
                                    "heat",
                                    List.of(),
                                    false,
                                    "",
                                    "GOV-04",
                                    3,
                                    2,
                                    40,
                                    "",
                                    "",
                                    "",
                                    false,
                                    "v"));
            surge = step.next();
            if (step.alert() != null) {
                national.add(step.alert());
            }
        }
        return national;
    }
}
