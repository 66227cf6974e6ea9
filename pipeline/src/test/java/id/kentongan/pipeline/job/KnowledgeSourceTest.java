package id.kentongan.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KnowledgeSourceTest {

    @Test
    void isNearerThanTheItemsByTheTimeBetweenTwoQuestions() {
        assertThat(KnowledgeSource.nearer(Duration.ofSeconds(5)))
                .isEqualTo(Duration.ofMillis(4_750));
    }

    @Test
    void isNeverAheadOfWhatItAsked() {
        assertThat(KnowledgeSource.nearer(Duration.ofMillis(100))).isEqualTo(Duration.ZERO);
    }
}
