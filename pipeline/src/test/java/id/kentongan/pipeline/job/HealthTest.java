package id.kentongan.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Instant NOW = Instant.parse("2026-01-02T00:01:00Z");

    @Test
    void countsWhatCameSinceTheLastPoint() {
        Health health =
                Health.NONE
                        .and(new HealthSign(false, false, NOW.toEpochMilli() - 7_000))
                        .and(new HealthSign(false, true, NOW.toEpochMilli() - 9_000))
                        .and(new HealthSign(true, false, 0));

        assertThat(
                        health.point("kentongan", NOW, Duration.ofMinutes(1), Duration.ofSeconds(4))
                                .line())
                .startsWith("pipeline_health,job=kentongan ")
                .contains(
                        "lag=7i",
                        "per_second=0.05",
                        "dead_letters=1i",
                        "late=1i",
                        "checkpoint_age=4.0")
                .endsWith(" " + NOW.toEpochMilli());
    }

    @Test
    void travelsWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Health.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(HealthSign.class);
    }
}
