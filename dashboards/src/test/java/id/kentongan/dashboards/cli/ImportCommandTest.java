package id.kentongan.dashboards.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {

    private static final String HEADER = "Tanggal,Kabupaten,Uraian\n";
    private static final String GOOD = "2/3/2026,Seruyan,Warga bersitegang soal batas\n";

    private final StringWriter errors = new StringWriter();

    @TempDir private Path directory;
    private Path sheet = Path.of("");

    @BeforeEach
    void twoRowsOneOfThemFaulty() throws IOException {
        sheet = directory.resolve("laporan.csv");
        Files.writeString(sheet, HEADER + GOOD + "kemarin,Seruyan,Ricuh di pasar\n");
    }

    @Test
    void bringsWhatCanBeUsedAndGivesTheRestBack() throws IOException {
        assertThat(run(sheet)).isEqualTo(1);

        assertThat(lines("keluar.jsonl")).singleElement().asString().contains("\"62.07\"");
        assertThat(lines("laporan.csv.salah.csv").get(1)).contains("tanggal tidak terbaca");
    }

    @Test
    void bringsOnlyWhatWasMissingWhenTheWholeCorrectedFileComesAgain() throws IOException {
        run(sheet);
        Files.writeString(sheet, HEADER + GOOD + "3/3/2026,Seruyan,Ricuh di pasar\n");

        assertThat(run(sheet)).isZero();

        assertThat(lines("keluar.jsonl")).singleElement().asString().contains("Ricuh di pasar");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThat(run(directory.resolve("tidak-ada.csv"))).isEqualTo(2);
        assertThat(errors.toString().lines()).singleElement().asString().contains("tidak-ada.csv");
    }

    @Test
    void aChatNeedsItsRegion() throws IOException {
        Path chat = directory.resolve("chat.txt");
        Files.writeString(chat, "12/03/25 14.25 - A: Ijin lapor, situasi aman terkendali\n");

        assertThat(run(chat)).isEqualTo(2);
        assertThat(errors.toString()).contains("--region");
        assertThat(run(chat, "--region", "62.07")).isZero();
    }

    private int run(Path file, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "import",
                                file.toString(),
                                "--office",
                                "kesbangpol-62.07",
                                "--out",
                                directory.resolve("keluar.jsonl").toString(),
                                "--ledger",
                                directory.resolve("buku.ids").toString()));
        arguments.addAll(List.of(more));
        CommandLine line = KentonganCommand.commandLine();
        line.setErr(new PrintWriter(errors, true));
        return line.execute(arguments.toArray(String[]::new));
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve(file));
    }
}
