package id.kentongan.pipeline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatImportTest {

    private static final Office OFFICE = new Office("wa-62.07", "citizen", "");
    private static final Region SERUYAN = Regions.standard().find("62.07").orElseThrow();
    private static final String CHAT =
            """
            12/03/25 14.22 - Pesan dan panggilan dienkripsi secara end-to-end. Hanya orang di chat ini.
            12/03/25 14.25 - Pak Contoh Dua: Ijin lapor, warga dusun 2 memalang jalan kebun,
            situasi tegang. Hub +62 812-3456-7890 @wargacontoh
            12/03/25 14.26 - +62 813-1111-2222: <Media tidak disertakan>
            12/03/25 14.27 - Bu Contoh: siap
            [13/03/25 08.01.15] Pak Contoh Dua: Palang sudah dibuka, situasi kondusif kembali.
            """;

    @TempDir private Path directory;

    @Test
    void keepsWhatWasReportedAndDropsWhoReported() throws IOException {
        List<JsonNode> items = read(CHAT);

        assertThat(items)
                .extracting(item -> item.path("text").asText())
                .containsExactly(
                        "Ijin lapor, warga dusun 2 memalang jalan kebun,\n"
                                + "situasi tegang. Hub [nomor] [nama]",
                        "Palang sudah dibuka, situasi kondusif kembali.");
        assertThat(items.get(0).path("occurredAt").asText()).isEqualTo("2025-03-12T14:25:00+07:00");
        assertThat(items)
                .allMatch(item -> item.path("region").asText().equals("62.07"))
                .allMatch(item -> !item.path("verified").asBoolean(true));
        assertThat(items.toString()).doesNotContain("Contoh", "812", "813");
    }

    @Test
    void theSameChatGivesTheSameReports() throws IOException {
        assertThat(read(CHAT + CHAT)).isEqualTo(read(CHAT));
    }

    @Test
    void refusesWhatIsNoChat() {
        assertThatIOException()
                .isThrownBy(() -> read("sebuah catatan\ntanpa tanggal\n"))
                .withMessageContaining("no WhatsApp export");
    }

    private List<JsonNode> read(String text) throws IOException {
        Path file = directory.resolve("chat.txt");
        Files.writeString(file, text);
        List<JsonNode> out = new ArrayList<>();
        for (byte[] item : ChatImport.read(file, OFFICE, SERUYAN).items()) {
            out.add(new ObjectMapper().readTree(new String(item, StandardCharsets.UTF_8)));
        }
        return out;
    }
}
