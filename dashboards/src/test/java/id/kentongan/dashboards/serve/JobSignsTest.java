package id.kentongan.dashboards.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.notify.LifeSigns;
import id.kentongan.pipeline.store.EmbeddedStore;
import id.kentongan.pipeline.store.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSignsTest {

    private static final Instant FIRST = Instant.parse("2026-03-02T04:00:00Z");

    @TempDir private Path directory;

    @Test
    void eachNewSignIsKeptOnceUnderTheNameOfTheJob() throws Exception {
        AtomicReference<LifeSigns.@Nullable Signs> sign = new AtomicReference<>();
        try (EmbeddedStore store = EmbeddedStore.start(directory, LoopbackPorts.free());
                JobSigns signs = JobSigns.watch(sign::get, "kentongan", store.url())) {
            assertThat(kept(store)).as("nobody answers").isEmpty();

            sign.set(new LifeSigns.Signs(FIRST, 1));
            signs.look();
            store.await(Series.PIPELINE_HEALTH);
            signs.look();
            sign.set(null);
            signs.look();
            assertThat(kept(store)).containsExactly("kentongan 2026-03-02T04:00:00.000000Z");

            sign.set(new LifeSigns.Signs(FIRST.plusSeconds(60), 2));
            signs.look();
            store.await(Series.PIPELINE_HEALTH);
            assertThat(kept(store))
                    .containsExactly(
                            "kentongan 2026-03-02T04:00:00.000000Z",
                            "kentongan 2026-03-02T04:01:00.000000Z");
            assertThat(LifeSigns.questdb(store.url()).signs())
                    .isEqualTo(new LifeSigns.Signs(FIRST.plusSeconds(60), 2));
        }
    }

    @Test
    void aSignThatTheStoreDidNotTakeIsKeptWhenItAnswersAgain() throws Exception {
        int port = LoopbackPorts.free();
        try (JobSigns signs =
                JobSigns.watch(
                        () -> new LifeSigns.Signs(FIRST, 1),
                        "kentongan",
                        "http://127.0.0.1:" + port)) {
            assertThatCode(signs::look).doesNotThrowAnyException();
            try (EmbeddedStore store = EmbeddedStore.start(directory, port)) {
                signs.look();
                store.await(Series.PIPELINE_HEALTH);
                assertThat(kept(store)).hasSize(1);
            }
        }
    }

    private static List<String> kept(EmbeddedStore store) throws IOException {
        return store
                .reader()
                .query("select job, timestamp from pipeline_health order by timestamp")
                .stream()
                .map(row -> row.get("job") + " " + row.get("timestamp"))
                .toList();
    }
}
