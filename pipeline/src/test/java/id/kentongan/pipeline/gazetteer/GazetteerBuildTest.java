package id.kentongan.pipeline.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.kentongan.analyzers.region.Regions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GazetteerBuildTest {

    private static final List<String> RESOURCES =
            List.of("regions.tsv", "districts.tsv", "villages.txt");

    @TempDir Path directory;

    @Test
    void rebuildsTheShippedResourcesByteForByte() throws IOException {
        String areaData = System.getenv("KENTONGAN_AREA_DATA");
        assumeTrue(
                areaData != null,
                "set KENTONGAN_AREA_DATA to the data directory of idn-area-data 4.0.1");
        Path centroids = shared().resolve("data/regions");
        assumeTrue(Files.isDirectory(centroids), "no centroid files beside the checkout");

        String errors = run(Path.of(areaData), centroids, directory);

        assertThat(errors).isEmpty();
        for (String resource : RESOURCES) {
            assertThat(Files.readAllBytes(directory.resolve(resource)))
                    .as(resource)
                    .isEqualTo(shipped(resource));
        }
    }

    @Test
    void theSameInputGivesTheSameBytes() throws IOException {
        Path area = small();

        assertThat(run(area, area, directory.resolve("one"))).isEmpty();
        assertThat(run(area, area, directory.resolve("two"))).isEmpty();

        for (String resource : RESOURCES) {
            assertThat(directory.resolve("one").resolve(resource))
                    .hasSameBinaryContentAs(directory.resolve("two").resolve(resource));
        }
        assertThat(Files.readString(directory.resolve("one/regions.tsv")))
                .contains("74.05\tKabupaten Konawe Selatan\t-4.2000\t122.4000\tWITA");
        assertThat(Files.readString(directory.resolve("one/villages.txt")))
                .contains("0lamomea\t0 1\n")
                .contains("6bakti\t1\n");
    }

    @Test
    void aMissingFileIsNamedInOneLine() {
        String errors = run(directory, directory, directory.resolve("out"));

        assertThat(errors.lines()).hasSize(1);
        assertThat(errors).contains("missing file districts.csv");
    }

    @Test
    void aBrokenRowIsNamed() throws IOException {
        Path area = small();
        Files.writeString(area.resolve("districts.csv"), "code,name\n74.05,Konda\n");

        assertThat(run(area, area, directory.resolve("out")))
                .contains("districts.csv: unreadable row");
    }

    @Test
    void wrongArgumentsAreAnsweredWithTheUsage() {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();

        int exit = GazetteerBuild.run(new String[] {"only one"}, stream(errors));

        assertThat(exit).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith("usage: GazetteerBuild");
    }

    private Path small() throws IOException {
        Path area = Files.createDirectories(directory.resolve("area"));
        write(area, "provinces.csv", "code,name\n74,Sulawesi Tenggara\n");
        write(
                area,
                "regencies.csv",
                "code,province_code,name\n74.05,74,Kabupaten Konawe Selatan\n");
        write(
                area,
                "districts.csv",
                "code,regency_code,name\n74.05.01,74.05,Tinanggea\n74.05.02,74.05,Angata\n");
        write(
                area,
                "villages.csv",
                "code,district_code,name\n"
                        + "74.05.01.2001,74.05.01,Lamo Mea\n"
                        + "74.05.02.2001,74.05.02,Lamomea\n"
                        + "74.05.02.2002,74.05.02,\"Lamome Bakti\"\n");
        write(area, "province-centroids.csv", "code,name,lat,lng\n74,x,-4.1,122.1\n");
        write(area, "regency-centroids.csv", "code,name,lat,lng\n74.05,x,-4.2,122.4\n");
        write(
                area,
                "district-centroids.csv",
                "code,name,lat,lng\n74.05.01,x,-4.3,122.2\n74.05.02,x,-4.4,122.3\n");
        return area;
    }

    private static void write(Path directory, String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text, StandardCharsets.UTF_8);
    }

    private static String run(Path area, Path centroids, Path out) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        GazetteerBuild.run(
                new String[] {area.toString(), centroids.toString(), out.toString()},
                stream(errors));
        return errors.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static byte[] shipped(String resource) throws IOException {
        try (InputStream in = Regions.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        }
    }

    private static Path shared() {
        String stated = System.getenv("KENTONGAN_SHARED");
        if (stated != null) {
            return Path.of(stated);
        }
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isRegularFile(root.resolve("NOTICE"))) {
            root = root.getParent();
        }
        return root == null ? Path.of("shared") : root.resolveSibling("shared");
    }
}
