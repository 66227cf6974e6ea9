package id.kentongan.dashboards.cli;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.pipeline.config.LoopbackPorts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What listens, and how fast a report of the form is seen, in real processes. */
class LocalSystemIT {

    @TempDir private Path directory;

    @Test
    void listensOnLoopbackOnlyAndShowsANilReportWithinSeconds() throws Exception {
        int metrics = LoopbackPorts.free();
        Files.writeString(
                directory.resolve("kentongan.yaml"),
                "metrics.port: "
                        + metrics
                        + "\nlocal:\n  kafka-port: "
                        + LoopbackPorts.free()
                        + "\n  store-port: "
                        + LoopbackPorts.free()
                        + "\nconsole:\n  port: "
                        + LoopbackPorts.free()
                        + "\njob:\n  parallelism: 1\n");
        try (Child system = Child.start(directory, "run", "--local", "--data", "data")) {
            String address = system.says("kentongan runs: console (http://127.0.0.1:\\d+/)");
            assertThat(system.listens()).isNotEmpty().allMatch(Child::loopback);

            String token =
                    Jsoup.parse(Child.get(address + "lapor")).select("#lapor").attr("data-token");
            HttpResponse<String> answer =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(address + "api/incidents"))
                                            .header("Content-Type", "application/json")
                                            .header("X-Token", token)
                                            .POST(
                                                    HttpRequest.BodyPublishers.ofString(
                                                            "{\"type\":\"nil\",\"region\":\"62.02\"}"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            long sent = System.nanoTime();
            Child.until(
                    Duration.ofSeconds(20),
                    () ->
                            Child.answers(
                                    address + "csv/cakupan",
                                    csv ->
                                            csv.lines()
                                                    .anyMatch(
                                                            line ->
                                                                    line.startsWith("62.02,")
                                                                            && line.contains(
                                                                                    ",0.0,"))));
            System.out.printf(
                    "nil report to coverage in the console: %d ms%n",
                    (System.nanoTime() - sent) / 1_000_000);
            String figures = "http://127.0.0.1:" + metrics + "/metrics";
            // a nil report is not tagged: the tagger may still be reading its knowledge
            Child.until(
                    Duration.ofSeconds(30),
                    () -> Child.answers(figures, text -> text.contains("kentongan_tag_seconds_")));
            assertThat(Child.get(figures))
                    .contains(
                            "kentongan_items_total{",
                            "reason=\"not-json\"",
                            "kentongan_tag_seconds_bucket{",
                            "kentongan_alert_seconds_count{",
                            "kentongan_sources_silent{",
                            "kentongan_job_last_checkpoint_duration ");
            assertThat(Child.get(address + "metrics"))
                    .contains("kentongan_console_requests_total{status=\"202\"} 1\n");
            assertThat(system.listens()).allMatch(Child::loopback);
        }
    }

    @Test
    void theDemoListensOnLoopbackOnly() throws Exception {
        Files.writeString(directory.resolve("items.jsonl"), "");
        try (Child demo =
                Child.start(
                        directory,
                        "demo",
                        "--port",
                        "" + LoopbackPorts.free(),
                        "--scenario",
                        directory.toString())) {
            demo.says("(console) at http");
            assertThat(demo.listens()).isNotEmpty().allMatch(Child::loopback);
            demo.says("(all items played)");
            assertThat(demo.listens()).isNotEmpty().allMatch(Child::loopback);
        }
    }
}
