package id.kentongan.analyzers.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.knowledge.LineRefused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeFilesTest {

    private static final String GOOD =
            office("piket", "desk", "74", "ALL", "SIAGA", "surel", "piket@contoh.id", "")
                    + office(
                            "konsel",
                            "action",
                            "74.05",
                            "ALL",
                            "WASPADA",
                            "surel",
                            "konsel@contoh.id",
                            "piket");

    private static final String CHANNELS =
            "surel\tmail\tmail.contoh.id:587\tstarttls\tkentongan@contoh.id\n";

    @Test
    void withoutFilesItIsWhatShips() {
        OfficeFiles files = OfficeFiles.standard();

        assertThat(files.problems()).isEmpty();
        assertThat(files.ownOffices()).isFalse();
        assertThat(files.routing().offices()).isNotEmpty();
        assertThat(files.channels()).extracting(ChannelLine::name).containsExactly("arsip");
    }

    @Test
    void ownCardsTakeThePlaceOfTheirLikeAndLeaveTheRest() {
        OfficeFiles files =
                files(
                        "cards.tsv",
                        "WASPADA\tLND\tpencegahan\tKesbangpol Kami\ttelepon camat\tTelepon camat di {wilayah}\n");

        assertThat(files.problems()).isEmpty();
        assertThat(String.valueOf(files.cards().find(Level.WASPADA, null, "LND")))
                .contains("Kesbangpol Kami");
        assertThat(files.cards().find(Level.AWAS, null, "COM")).isNotNull();
    }

    @Test
    void ownTriggersStandBesideThoseThatShip() {
        OfficeFiles files =
                files(
                        "triggers.tsv",
                        "74.05\t2026-03-05\tPILKADES\tAndoolo\tpilkades serentak\tsurat bupati\n");

        assertThat(files.triggers().ahead("74.05", Instant.parse("2026-03-01T00:00:00Z")))
                .extracting("what")
                .contains("pilkades serentak");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "offices.tsv | unknown region 99.99 | 74.05 | 99.99",
                "offices.tsv | unknown region 74.05.99 | 74.05 | 74.05.99",
                "offices.tsv | has no channel | \\tsurel\\tkonsel@contoh.id | \\t\\tkonsel@contoh.id",
                "offices.tsv | has no channel | konsel@contoh.id | ''",
                "offices.tsv | names the channel merpati | \\tsurel\\tkonsel | \\tmerpati\\tkonsel",
                "offices.tsv | unknown role | \\taction\\t | \\tboss\\t",
                "offices.tsv | unknown family | \\tALL\\tWASPADA | \\tLND,XXX\\tWASPADA",
                "offices.tsv | unknown level | WASPADA | MERAH",
                "offices.tsv | unknown time zone | +08:00\\t22:00\\t05:00\\t15\\t120\\t2\\tpiket | +02:00\\t22:00\\t05:00\\t15\\t120\\t2\\tpiket",
                "offices.tsv | quiet hours | 22:00\\t05:00\\t15\\t120\\t2\\tpiket | malam\\t05:00\\t15\\t120\\t2\\tpiket",
                "offices.tsv | limits are whole numbers | \\t15\\t120\\t2\\tpiket | \\t0\\t120\\t2\\tpiket",
                "offices.tsv | which is not in the file | \\t2\\tpiket | \\t2\\tentah",
                "offices.tsv | in a circle | \\t2\\tpiket | \\t2\\tkonsel",
            })
    void refusesABadLineOfOfficesWithFileLineAndReason(
            String file, String reason, String good, String bad) {
        OfficeFiles files =
                new OfficeFiles(
                        Map.of(
                                "offices.tsv",
                                "# kepala\n" + lastReplaced(GOOD, unescape(good), unescape(bad)),
                                "channels.tsv",
                                CHANNELS));

        assertThat(files.problems())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.file()).isEqualTo(file);
                            assertThat(one.line()).isEqualTo(3);
                            assertThat(one.getMessage())
                                    .contains("offices.tsv line 3: ")
                                    .contains(reason);
                        });
        assertThatIllegalArgumentException().isThrownBy(files::checked);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "cards.tsv | lack the placeholder {wilayah} | SIAGA\\tLND\\tpencegahan\\tKesbangpol\\trapat\\tRapat di sini",
                "cards.tsv | placeholder other than | SIAGA\\tLND\\tpencegahan\\tKesbangpol\\trapat\\tRapat di {wilayah} oleh {kantor}",
                "cards.tsv | unknown family or indicator | SIAGA\\tXXX\\tpencegahan\\tKesbangpol\\trapat\\tRapat di {wilayah}",
                "cards.tsv | lacks the office | SIAGA\\tLND\\tpencegahan\\t\\trapat\\tRapat di {wilayah}",
                "triggers.tsv | unknown region 74.99 | 74.99\\t2026-03-05\\tPSU\\t\\tPSU\\tKPU",
                "triggers.tsv | date must be | 74.05\\t5 Maret\\tPSU\\t\\tPSU\\tKPU",
                "triggers.tsv | unknown kind | 74.05\\t2026-03-05\\tPESTA\\t\\tPSU\\tKPU",
                "triggers.tsv | its source | 74.05\\t2026-03-05\\tPSU\\t\\tPSU\\t",
                "silences.tsv | unknown region | 99\\tALL\\t2026-03-01T00:00:00+08:00\\t2026-03-02T00:00:00+08:00\\tpiket\\tlatihan",
                "silences.tsv | must expire after | 74\\tALL\\t2026-03-02T00:00:00+08:00\\t2026-03-02T00:00:00+08:00\\tpiket\\tlatihan",
                "silences.tsv | need an offset | 74\\tALL\\tbesok\\tlusa\\tpiket\\tlatihan",
                "silences.tsv | has no right over | 74\\tALL\\t2026-03-01T00:00:00+08:00\\t2026-03-02T00:00:00+08:00\\tkonsel\\tlatihan",
                "silences.tsv | unknown office | 74\\tALL\\t2026-03-01T00:00:00+08:00\\t2026-03-02T00:00:00+08:00\\tentah\\tlatihan",
                "channels.tsv | unknown kind | surel\\tmerpati\\tx",
                "channels.tsv | host:port | surel\\tmail\\tcontoh\\tplain\\ta@contoh.id",
                "channels.tsv | http address | kait\\twebhook\\tftp://contoh\\tgeneric",
                "channels.tsv | without spaces | cap\\tcap\\tkeluar\\t\\tpusat satu",
                "channels.tsv | stands twice | arsip\\tarsip",
            })
    void refusesABadLineOfTheOtherFiles(String file, String reason, String line) {
        OfficeFiles files =
                new OfficeFiles(
                        Map.of(
                                "offices.tsv",
                                GOOD.replace("\tsurel\t", "\tarsip\t"),
                                file,
                                "# kepala\n" + unescape(line) + "\n"));

        assertThat(files.problems())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.getMessage()).startsWith(file + " line 2: ");
                            assertThat(one.why()).contains(reason);
                        });
    }

    @Test
    void tellsEveryBadLineAtOnce() {
        OfficeFiles files =
                new OfficeFiles(
                        Map.of(
                                "offices.tsv",
                                GOOD.replace("74", "99"),
                                "triggers.tsv",
                                "99\t2026-03-05\tPSU\t\tPSU\tKPU\n74\tkapan\tPSU\t\tPSU\tKPU\n"));

        assertThat(files.problems())
                .extracting(LineRefused::file, LineRefused::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("offices.tsv", 1),
                        org.assertj.core.groups.Tuple.tuple("offices.tsv", 2),
                        org.assertj.core.groups.Tuple.tuple("triggers.tsv", 1),
                        org.assertj.core.groups.Tuple.tuple("triggers.tsv", 2));
    }

    @Test
    void travelsToOperatorsAsItIs() throws Exception {
        OfficeFiles files =
                new OfficeFiles(Map.of("offices.tsv", GOOD, "channels.tsv", CHANNELS)).checked();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(files);
            out.writeObject(files.routing());
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(files);
            assertThat(((Routing) in.readObject()).offices()).isEqualTo(files.routing().offices());
        }
    }

    private static OfficeFiles files(String name, String text) {
        return new OfficeFiles(Map.of(name, text));
    }

    private static String unescape(String text) {
        return text.replace("\\t", "\t");
    }

    private static String lastReplaced(String text, String good, String bad) {
        int at = text.lastIndexOf(good);
        assertThat(at).as("%s stands in the file", good).isNotNegative();
        return text.substring(0, at) + bad + text.substring(at + good.length());
    }

    private static String office(
            String id,
            String role,
            String region,
            String families,
            String lowest,
            String channel,
            String address,
            String above) {
        return String.join(
                        "\t",
                        List.of(
                                id,
                                "Kantor " + id,
                                role,
                                region,
                                families,
                                lowest,
                                channel,
                                address,
                                "id",
                                "+08:00",
                                "22:00",
                                "05:00",
                                "15",
                                "120",
                                "2",
                                above))
                + "\n";
    }
}
