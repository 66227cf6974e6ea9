package id.kentongan.dashboards.cli;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.risk.RiskModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class KentonganCommandTest {

    private static final String NEWS =
            "{\"id\":\"n-1\",\"type\":\"news\",\"publishedAt\":\"2026-01-02\",\"outlet\":\"Koran\",\"title\":\"\",\"body\":\"\"}";

    @TempDir Path directory;

    /** What a command said. */
    private record Answer(int exit, String out, String error) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "terbang",
                "tag --cepat",
                "tag tiada.jsonl",
                "replay",
                "replay tiada.jsonl --out OUT",
                "replay tiada.jsonl --out OUT --from kemarin",
                "replay tiada.jsonl --out OUT --without segalanya",
                "replay tiada.jsonl --out OUT --from 2024-02-01 --to 2024-01-01",
                "replay tiada.jsonl --out OUT --risk-model tiada.tsv",
                "fit --features tiada.csv --truth tiada.jsonl --from kemarin --to 2000-12-31 --out m",
                "fit --features tiada.csv --truth tiada.jsonl --from 2001-01-01 --to 2000-12-31 --out m",
                "evaluate --scores OUT --truth tiada.jsonl --from 2001-01-01 --to 2002-11-25 --out OUT",
                "evaluate sample --findings tiada.jsonl --out OUT",
                "run --config tiada.yaml",
                "check-config --config tiada.yaml"
            })
    void saysInOneLineWhyItCannotWork(String words) {
        Answer answer = run("", words.replace("OUT", directory.toString()).split(" "));

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.error().strip()).startsWith("kentongan: ").doesNotContain("\n\tat ");
        assertThat(answer.error().strip().lines()).hasSize(1);
    }

    @Test
    void refusesARiskModelOfAnotherVersionBeforeAnythingRuns() throws Exception {
        Path model =
                Files.writeString(
                        directory.resolve("lama.tsv"),
                        RiskModel.standard().text().replace(RiskModel.FORMAT, "model-0"));
        Path items = Files.writeString(directory.resolve("a.jsonl"), NEWS + "\n");
        Path out = directory.resolve("out");

        Answer answer =
                run(
                        "",
                        "replay",
                        items.toString(),
                        "--out",
                        out.toString(),
                        "--risk-model",
                        model.toString());

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.error())
                .contains("lama.tsv", "model-0", RiskModel.FORMAT, "kentongan fit");
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--weight 0", "--weight NaN", "--text c --labels d --weight 3"})
    void wantsAWeightAboveNoughtForEachFileOfArticles(String words) {
        Answer answer = run("", ("train --news --text a --labels b --out m " + words).split(" "));

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.error()).contains("--weight needs one number above 0 for each --text");
    }

    @Test
    void saysWhatADateLooksLike() {
        Answer answer =
                run(
                        "",
                        "fit --features f --truth t --from kemarin --to 2000-12-31 --out m"
                                .split(" "));

        assertThat(answer.error())
                .contains("--from", "2001-12-31", "kemarin")
                .doesNotContain("java.");
    }

    @Test
    void namesTheSettingThatItDoesNotKnow() throws Exception {
        Path yaml = Files.writeString(directory.resolve("k.yaml"), "kafka:\n  server: a:1\n");

        Answer answer = run("", "check-config", "--offline", "--config", yaml.toString());

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.error()).contains("kafka.server").contains("k.yaml");
    }

    @Test
    void namesThePortThatIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Path yaml =
                    Files.writeString(
                            directory.resolve("k.yaml"),
                            "local:\n  kafka-port: " + taken.getLocalPort() + "\n");

            Answer answer =
                    run(
                            "",
                            "run",
                            "--local",
                            "--data",
                            directory.toString(),
                            "--config",
                            yaml.toString());

            assertThat(answer.exit()).isEqualTo(2);
            assertThat(answer.error()).contains("port " + taken.getLocalPort(), "in use");
        }
    }

    @Test
    void namesTheServersThatDoNotAnswer() throws Exception {
        Path yaml =
                Files.writeString(
                        directory.resolve("k.yaml"),
                        "kafka.servers: 127.0.0.1:1\njob.checkpoints: " + directory);

        Answer answer = run("", "run", "--config", yaml.toString());

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.error()).contains("Kafka at 127.0.0.1:1", "KENTONGAN_KAFKA");
    }

    @Test
    void tagsLineByLineAndSaysWhatItCouldNotRead() {
        Answer answer = run("junk\n" + NEWS + "\n", "tag");

        assertThat(answer.exit()).isZero();
        List<String> lines = answer.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("{\"line\":1,\"id\":null,\"error\":\"not-json\",\"detail\":");
        assertThat(lines.get(1))
                .startsWith("{\"id\":\"n-1\",\"relevant\":false,\"status\":\"NON\"");
    }

    private static Answer run(String input, String... arguments) {
        PrintStream out = System.out;
        InputStream in = System.in;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        StringWriter error = new StringWriter();
        try (PrintStream captured = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            CommandLine line = KentonganCommand.commandLine();
            line.setErr(new PrintWriter(error, true));
            String[] words =
                    arguments.length == 1 && arguments[0].isEmpty() ? new String[0] : arguments;
            int exit = line.execute(words);
            return new Answer(exit, said.toString(StandardCharsets.UTF_8), error.toString());
        } finally {
            System.setOut(out);
            System.setIn(in);
        }
    }
}
