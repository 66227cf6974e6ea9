package id.kentongan.dashboards.console;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.region.District;
import id.kentongan.analyzers.region.Regions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LandTracerTest {

    @Test
    void theLandThatShipsIsTheTraceOfTheKecamatan() throws IOException {
        List<District> districts = Regions.standard().districts();
        String traced =
                LandTracer.trace(
                        districts.stream()
                                .map(one -> new double[] {one.latitude(), one.longitude()})
                                .toList());
        Path written = Path.of("target/land.path");
        Files.createDirectories(written.getParent());
        Files.writeString(written, traced + "\n");

        assertThat(districts).hasSize(7285);
        assertThat(traced)
                .as("to renew the resource copy %s over land.path", written)
                .isEqualTo(LandShape.path());
    }

    @Test
    void aSingleIslandIsOneClosedLine() {
        String path =
                LandTracer.trace(
                        List.of(
                                new double[] {-3, 120},
                                new double[] {-3.1, 120.1},
                                new double[] {-3, 120.2},
                                new double[] {-2.9, 120.1}));

        assertThat(path).startsWith("M").endsWith("Z").containsOnlyOnce("M");
    }
}
