package id.kentongan.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.pipeline.job.HealthSign.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Instant NOW = Instant.parse("2026-01-02T00:01:00Z");

    @Test
    void countsWhatCameSinceTheLastPoint() {
        long now = NOW.toEpochMilli();
        Health health = Health.NONE;
        for (HealthSign sign :
                List.of(
                        new HealthSign(Kind.FOUND, "INC", false, now - 7_000),
                        new HealthSign(Kind.FOUND, "NON", true, now - 9_000),
                        new HealthSign(Kind.REFUSED, "not-json", false, 0),
                        HealthSign.tagged(400),
                        HealthSign.tagged(1_000),
                        new HealthSign(Kind.ALERTED, "", false, now - 6_500),
                        new HealthSign(Kind.SILENT, "kantor-a", false, 70),
                        new HealthSign(Kind.SILENT, "kantor-b", false, 90),
                        new HealthSign(Kind.HEARD, "kantor-b", false, 0),
                        HealthSign.ALIVE)) {
            health = health.and(sign, now);
        }

        assertThat(line(health))
                .startsWith("pipeline_health,job=kentongan ")
                .contains(
                        "lag=7i",
                        "per_second=0.05",
                        "dead_letters=1i",
                        "late=1i",
                        "checkpoint_age=4.0",
                        "items=2i",
                        "found_inc=1i",
                        "found_non=1i",
                        "found_pro=0i",
                        "refused_not_json=1i",
                        "refused_bad_knowledge=0i",
                        "tag_ms=0.7",
                        "tag_ms_max=1.0",
                        "alert_seconds=6.5",
                        "sources_silent=1i",
                        "silence_hours=70.0")
                .endsWith(" " + now);
        assertThat(line(health.next()))
                .contains("items=0i", "found_inc=0i", "lag=7i", "sources_silent=1i")
                .doesNotContain("tag_ms", "alert_seconds");
    }

    private static String line(Health health) {
        return health.point("kentongan", NOW, Duration.ofMinutes(1), Duration.ofSeconds(4)).line();
    }

    @Test
    void travelsWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Health.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(HealthSign.class);
    }
}
