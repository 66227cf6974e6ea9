package id.kentongan.dashboards.cli;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.pipeline.config.LoopbackPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --local}, backed up, wiped and restored: the console shows what it showed. */
@EnabledIfEnvironmentVariable(
        named = "KENTONGAN_FULL",
        matches = ".+",
        disabledReason = "takes over a minute: mvn -Plong verify runs it")
class BackupIT {

    private static final List<String> PAGES =
            List.of("", "wilayah/62.07", "kejadian", "csv/wilayah", "csv/kejadian", "csv/cakupan");

    @TempDir private Path directory;

    private Path data;

    private Path backup;

    private int kafka;

    @BeforeEach
    void settings() throws IOException {
        data = directory.resolve("data");
        backup = directory.resolve("cadangan.zip");
        kafka = LoopbackPorts.free();
        Files.writeString(
                directory.resolve("kentongan.yaml"),
                "local:\n  kafka-port: "
                        + kafka
                        + "\n  store-port: "
                        + LoopbackPorts.free()
                        + "\nconsole:\n  port: "
                        + LoopbackPorts.free()
                        + "\njob:\n  parallelism: 1\n  checkpoint-seconds: 2\n");
    }

    @Test
    void afterBackupWipeAndRestoreTheConsoleShowsTheSamePages() throws Exception {
        List<String> before;
        try (Child system = run()) {
            String address = address(system);
            send(sheet("2"));
            awaitEvents(address, 1);
            before = pages(address);
            assertThat(before.get(1)).contains("Seruyan");

            Child refused = command("backup", "--data", "data", "--to", backup.toString());
            assertThat(refused.ends()).isEqualTo(KentonganCommand.CANNOT);
            assertThat(refused.said()).contains("is in use");
            system.stop();
        }
        succeeds("backup", "--data", "data", "--to", backup.toString());
        wipe(data);
        succeeds("restore", backup.toString(), "--data", "data");
        try (Child system = run()) {
            String address = address(system);
            awaitEvents(address, 1);

            assertThat(pages(address)).isEqualTo(before);

            // and it goes on: what was known is known, what is new counts
            send(sheet("2"));
            send(sheet("7"));
            awaitEvents(address, 1);
            Child.until(
                    Duration.ofSeconds(60),
                    () -> Child.answers(address + "csv/kejadian", csv -> csv.contains(",7,")));
        }
    }

    @Test
    void whatCannotBeRestoredIsRefused() throws Exception {
        Files.createDirectories(data.resolve("kafka"));
        Files.writeString(data.resolve("kafka/isi"), "x".repeat(100_000));
        succeeds("backup", "--data", "data", "--to", backup.toString());

        refuses("is not empty", "restore", backup.toString(), "--data", "data");
        refuses("goes on only there", "restore", backup.toString(), "--data", "lain");
        assertThat(directory.resolve("lain")).doesNotExist();
        wipe(data);
        byte[] whole = Files.readAllBytes(backup);
        byte[] broken = whole.clone();
        for (int i = 200; i < 220; i++) {
            broken[i] ^= 0x55;
        }
        Files.write(backup, broken);
        refuses("cannot restore", "restore", backup.toString(), "--data", "data");
        Files.write(backup, java.util.Arrays.copyOf(whole, whole.length / 2));
        refuses("only part of one", "restore", backup.toString(), "--data", "data");
        assertThat(data).doesNotExist();
        refuses("holds nothing of run --local", "backup", "--data", "data", "--to", "x.zip");
    }

    private Child run() throws IOException {
        return Child.start(directory, "run", "--local", "--data", "data");
    }

    private static String address(Child system) throws Exception {
        return system.says("kentongan runs: console (http://127.0.0.1:\\d+/)");
    }

    private Child command(String... arguments) throws IOException {
        return Child.start(directory, arguments);
    }

    private void succeeds(String... arguments) throws Exception {
        Child child = command(arguments);
        assertThat(child.ends()).as(child.said()).isZero();
    }

    private void refuses(String words, String... arguments) throws Exception {
        Child child = command(arguments);
        assertThat(child.ends()).as(child.said()).isEqualTo(KentonganCommand.CANNOT);
        assertThat(child.said().lines()).singleElement().asString().contains(words);
    }

    private Path sheet(String injured) throws IOException {
        return Files.writeString(
                directory.resolve("laporan" + injured + ".csv"),
                "Nomor laporan,Tanggal kejadian,Kabupaten/Kota,Uraian kejadian,Luka\n"
                        + injured
                        + ","
                        + LocalDate.now(ZoneOffset.UTC).minusDays(1)
                        + ",Kabupaten Seruyan,Bentrok antarwarga soal batas kebun,"
                        + injured
                        + "\n");
    }

    private void send(Path sheet) throws Exception {
        succeeds(
                "import",
                sheet.toString(),
                "--office",
                "kesbangpol-62.07",
                "--kafka",
                "127.0.0.1:" + kafka);
    }

    private static void awaitEvents(String address, int events) {
        Child.until(
                Duration.ofSeconds(90),
                () ->
                        Child.answers(
                                address + "csv/kejadian",
                                csv ->
                                        csv.lines().filter(l -> l.contains("62.07")).count()
                                                == events));
    }

    /** The pages, once they stand still, without what is new in every answer. */
    private static List<String> pages(String address) throws Exception {
        List<String> last = List.of();
        for (int attempt = 0; attempt < 30; attempt++) {
            List<String> now = new ArrayList<>();
            for (String page : PAGES) {
                now.add(
                        Child.get(address + page)
                                .replaceAll("name=\"token\" value=\"[^\"]*\"", "")
                                .replaceAll("data-token=\"[^\"]*\"", ""));
            }
            if (now.equals(last)) {
                return now;
            }
            last = now;
            Thread.sleep(3_000);
        }
        throw new AssertionError("the pages never stand still");
    }

    private static void wipe(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
