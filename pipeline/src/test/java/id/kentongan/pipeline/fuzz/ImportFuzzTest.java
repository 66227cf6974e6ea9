package id.kentongan.pipeline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.pipeline.intake.ChatImport;
import id.kentongan.pipeline.intake.Imported;
import id.kentongan.pipeline.intake.Office;
import id.kentongan.pipeline.intake.SheetImport;
import id.kentongan.pipeline.json.ItemDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Any file is refused with a reason or gives reports that the stream accepts, and told rows. */
class ImportFuzzTest {

    private static final Office OFFICE = new Office("konsel", "field", "Kesbangpol Konawe Selatan");
    private static Path directory;

    @BeforeAll
    static void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("kentongan-fuzz");
    }

    @AfterAll
    static void removeDirectory() throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    @FuzzTest(maxDuration = "1m")
    void anyFileIsReadOrRefused(FuzzedDataProvider data) {
        int kind = data.consumeInt(0, 2);
        boolean headed = data.consumeBoolean();
        byte[] content = data.consumeRemainingAsBytes();
        Path file = directory.resolve(new String[] {"a.csv", "a.xlsx", "a.txt"}[kind]);
        try {
            if (kind == 0 && headed) {
                byte[] header =
                        SheetImport.template().getBytes(java.nio.charset.StandardCharsets.UTF_8);
                byte[] whole = java.util.Arrays.copyOf(header, header.length + content.length);
                System.arraycopy(content, 0, whole, header.length, content.length);
                content = whole;
            }
            Files.write(file, content);
            Imported imported =
                    kind == 2
                            ? ChatImport.read(
                                    file, OFFICE, Regions.standard().find("74.05").orElseThrow())
                            : SheetImport.read(file, OFFICE);
            for (byte[] item : imported.items()) {
                assertThat(ItemDecoder.standard().decode(item).reason())
                        .as("an imported report the stream would refuse")
                        .isNull();
            }
        } catch (IOException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
