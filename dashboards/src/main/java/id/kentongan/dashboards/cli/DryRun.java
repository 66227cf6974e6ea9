package id.kentongan.dashboards.cli;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.office.Notice;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.notify.CapMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a replay would have sent, written as files instead: CAP messages and texts of notices. */
final class DryRun {

    private static final String SENDER = "kentongan@contoh.invalid";

    private DryRun() {}

    /**
     * Writes what stands in {@code replay} into {@code out}.
     *
     * @return what was written, for people
     */
    static String write(Path replay, Path out) throws IOException {
        Path cap = Files.createDirectories(out.resolve("cap"));
        Path texts = Files.createDirectories(out.resolve("notices"));
        CapMessage messages = new CapMessage(SENDER);
        int alerts = 0;
        for (String line : Files.readAllLines(replay.resolve("alerts.jsonl"))) {
            Alert alert = Json.read(line.getBytes(StandardCharsets.UTF_8), Alert.class);
            Files.writeString(
                    cap.resolve(alert.alertId() + ".xml"),
                    messages.of(alert),
                    StandardCharsets.UTF_8);
            alerts++;
        }
        int notices = 0;
        for (String line : Files.readAllLines(replay.resolve("notices.jsonl"))) {
            Notice notice = Json.read(line.getBytes(StandardCharsets.UTF_8), Notice.class);
            Files.writeString(
                    texts.resolve(notice.noticeId().replaceAll("[^A-Za-z0-9.-]", "_") + ".txt"),
                    notice.time()
                            + " "
                            + notice.kind()
                            + " -> "
                            + notice.office()
                            + "\n"
                            + notice.title()
                            + "\n\n"
                            + notice.text()
                            + "\n",
                    StandardCharsets.UTF_8);
            notices++;
        }
        Files.copy(
                replay.resolve("audit.jsonl"),
                out.resolve("audit.jsonl"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return alerts + " CAP messages, " + notices + " notices and the audit trail in " + out;
    }
}
