package id.kentongan.dashboards.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The dashboards against the types that Grafana publishes. Needs node with {@code @grafana/schema}
 * and {@code typescript} in the directory {@code KENTONGAN_NODE} names, made once with {@code npm
 * install @grafana/schema@13.2.3 typescript@7.0.2}; skipped with a message where absent.
 */
class SchemaTest {

    /** Enumerations as the strings of a file, and what InfluxQL adds to variables and notes. */
    private static final String TYPES =
            """
            import type { AnnotationQuery, Dashboard, VariableModel } from '@grafana/schema';
            type Loose<T> = T extends string ? string : T extends (infer U)[] ? Loose<U>[]
                : T extends object ? { [K in keyof T]: Loose<T[K]> } : T;
            type Annotation = Loose<AnnotationQuery> & { fromAnnotations?: boolean; query?: string;
                rawQuery?: boolean; tagsColumn?: string; textColumn?: string;
                timeEndColumn?: string; titleColumn?: string };
            type Variable = Loose<VariableModel> & { definition?: string };
            type Board = Omit<Loose<Dashboard>, 'annotations' | 'templating'>
                & { annotations: { list: Annotation[] }; templating: { list: Variable[] } };
            """;

    @TempDir private Path directory;

    @Test
    void everyDashboardHasTheTypeThatGrafanaPublishes() throws Exception {
        for (Map.Entry<String, JsonNode> board : Boards.all().entrySet()) {
            assertThat(check(board.getValue().toString())).as(board.getKey()).isEmpty();
        }
    }

    @Test
    void aMisspeltKeyIsFound() throws Exception {
        String good = Boards.all().get("nasional.json").toString();

        assertThat(check(good.replaceFirst("\"schemaVersion\"", "\"schemaVersoin\"")))
                .contains("schemaVersoin");
    }

    private String check(String board) throws IOException, InterruptedException {
        String named = System.getenv("KENTONGAN_NODE");
        Path modules = Path.of(named == null ? "no-such-directory" : named, "node_modules");
        Path compiler = modules.resolve("typescript/bin/tsc");
        Assumptions.assumeTrue(
                Files.exists(compiler) && Files.isDirectory(modules.resolve("@grafana/schema")),
                "skipped: KENTONGAN_NODE names no directory with node_modules/@grafana/schema and"
                        + " typescript");
        Path link = directory.resolve("node_modules");
        if (Files.notExists(link)) {
            Files.createSymbolicLink(link, modules.toAbsolutePath());
        }
        Path source = directory.resolve("board.mts");
        Files.writeString(source, TYPES + "export const board = " + board + " satisfies Board;\n");
        Process process =
                new ProcessBuilder(
                                List.of(
                                        "node",
                                        compiler.toAbsolutePath().toString(),
                                        "--noEmit",
                                        "--strict",
                                        "--skipLibCheck",
                                        "--module",
                                        "nodenext",
                                        "--moduleResolution",
                                        "nodenext",
                                        "--target",
                                        "es2022",
                                        source.toString()))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() == 0 ? "" : said;
    }
}
