package id.kentongan.pipeline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.pipeline.json.ItemDecoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetImportTest {

    private static final Office OFFICE =
            new Office("kesbangpol-62.07", "official", "Kesbangpol Seruyan");

    private static final String HEADER =
            "Tanggal Kejadian,Jam,Kab/Kota,Kecamatan,Desa,Kronologi,MD,Luka-luka,Rumah Rusak\n";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir private Path directory;

    @Test
    void readsAFiveThousandRowWorkbookAndNamesEveryFaultyRow() throws IOException {
        Path file = directory.resolve("laporan.xlsx");
        writeWorkbook(file, 5000);

        Imported imported = SheetImport.read(file, OFFICE);

        assertThat(imported.items()).hasSize(4960);
        assertThat(imported.faults()).hasSize(40).extracting(Fault::row).doesNotHaveDuplicates();
        assertThat(imported.faults())
                .allMatch(fault -> fault.row() > 4 && !fault.reason().isEmpty())
                .extracting(fault -> fault.column().charAt(0))
                .contains('A', 'C', 'F', 'G');
        ItemDecoder decoder = ItemDecoder.standard();
        for (byte[] item : imported.items()) {
            assertThat(decoder.decode(item).item())
                    .as(new String(item, StandardCharsets.UTF_8))
                    .isNotNull();
        }
    }

    @Test
    void theCorrectedErrorFileImportsOnlyWhatWasMissing() throws IOException {
        Path file = directory.resolve("laporan.xlsx");
        writeWorkbook(file, 500);
        Imported first = SheetImport.read(file, OFFICE);
        Path errors = directory.resolve("salah.csv");
        Files.writeString(errors, first.errors());
        assertThat(SheetImport.read(errors, OFFICE).faults()).hasSameSizeAs(first.faults());

        String corrected =
                first.errors()
                        .replace("\"kemarin sore\"", "\"2/3/2026\"")
                        .replace("\"Kabupaten Antah Berantah\"", "\"Seruyan\"")
                        .replace("\"banyak sekali\"", "\"3\"")
                        .replace("\"KOSONG\"", "\"\"");
        Files.writeString(errors, withText(corrected));
        Imported second = SheetImport.read(errors, OFFICE);

        assertThat(second.faults()).isEmpty();
        assertThat(second.items()).hasSize(4);
        assertThat(new HashSet<>(first.ids())).doesNotContainAnyElementsOf(second.ids());
    }

    @Test
    void theSameRowIsTheSameReport() throws IOException {
        Path file = csv(HEADER + "2/3/2026,,62.07,Hanau,Contoh,Warga bersitegang soal batas,,,\n");

        assertThat(SheetImport.read(file, OFFICE).ids())
                .isEqualTo(SheetImport.read(file, OFFICE).ids());
    }

    @ParameterizedTest(name = "{0} {1} in {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2/3/2026|14.30|62.07|2026-03-02T14:30:00+07:00",
                "2026-03-02||62.07|2026-03-02",
                "Senin, 2 Maret 2026|pukul 09.05 WITA|62.07|2026-03-02T09:05:00+08:00",
                "02-03-26|20:15|94.04|2026-03-02T20:15:00+09:00",
                "2 Mrt 2026||62.07|",
                "2 Agustus 2025||Kab. Kotawaringin Timur|2025-08-02",
                "31/2/2026||62.07|",
                "2.3.2026||Kota Malang|2026-03-02",
            })
    void readsDatesAsPeopleTypeThem(String date, String clock, String region, String expected)
            throws IOException {
        Path file =
                csv(
                        HEADER
                                + "\"%s\",%s,%s,,,Warga bersitegang soal batas,,,\n"
                                        .formatted(date, clock == null ? "" : clock, region));

        Imported imported = SheetImport.read(file, OFFICE);

        if (expected == null) {
            assertThat(imported.faults())
                    .singleElement()
                    .satisfies(
                            fault -> assertThat(fault.column()).isEqualTo("A (Tanggal Kejadian)"));
        } else {
            assertThat(only(imported).path("occurredAt").asText()).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "3|3",
                "3 orang|3",
                "1.250|1250",
                "dua|2",
                "belasan|11",
                "nihil|0",
                "-|",
                "±50 jiwa|50",
                "3,0|3"
            })
    void readsCountsAsPeopleTypeThem(String cell, Integer expected) throws IOException {
        Path file = csv(HEADER + "2/3/2026,,62.07,,,Warga bersitegang,,\"%s\",\n".formatted(cell));

        JsonNode item = only(SheetImport.read(file, OFFICE));

        assertThat(item.has("injured") ? item.path("injured").asInt() : null).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"Malang,nama dipakai dua wilayah", "99.99,tidak dikenal", "Antah,tidak dikenal"})
    void refusesRegionsThatMeanNothingOrTwoThings(String region, String reason) throws IOException {
        Path file = csv(HEADER + "2/3/2026,,%s,,,Warga bersitegang,,,\n".formatted(region));

        assertThat(SheetImport.read(file, OFFICE).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.reason()).contains(reason))
                .satisfies(fault -> assertThat(fault.row()).isEqualTo(2));
    }

    @Test
    void readsSemicolonsTheWindowsCodePageAndQuotedLineEnds() throws IOException {
        Path file = directory.resolve("laporan.csv");
        Files.write(
                file,
                ("DAFTAR KEJADIAN;;;\nTgl;Kabupaten;Uraian;Luka\n"
                                + "2/3/2026;Seruyan;\"Warga \"\"dua dusun\"\"\nbersitegang – di batas\";1\n")
                        .getBytes(Charset.forName("windows-1252")));

        JsonNode item = only(SheetImport.read(file, OFFICE));

        assertThat(item.path("text").asText())
                .isEqualTo("Warga \"dua dusun\"\nbersitegang – di batas");
        assertThat(item.path("injured").asInt()).isEqualTo(1);
    }

    @Test
    void theTemplateItselfCanBeImported() throws IOException {
        Imported imported = SheetImport.read(csv(SheetImport.template()), OFFICE);

        assertThat(imported.faults()).isEmpty();
        assertThat(imported.items())
                .extracting(item -> MAPPER.readTree(item).path("type").asText())
                .containsExactly("incident", "nil");
    }

    @Test
    void cellsThatASpreadsheetWouldComputeLeaveAsText() throws IOException {
        Path file = csv(HEADER + "besok,,62.07,,,\"=HYPERLINK(\"\"x\"\")\",,,\n");

        String errors = SheetImport.read(file, OFFICE).errors();

        assertThat(errors).contains("\"'=HYPERLINK(");
        assertThat(SheetImport.read(csv(errors.replace("besok", "2/3/2026")), OFFICE).items())
                .singleElement()
                .satisfies(
                        item ->
                                assertThat(MAPPER.readTree(item).path("text").asText())
                                        .startsWith("=HYPERLINK"));
    }

    @Test
    void numbersOfPeopleDoNotComeIn() throws IOException {
        Path file =
                csv(
                        HEADER
                                + "2/3/2026,,62.07,,,Hubungi 0812-3456-7890 atau @budi_s NIK"
                                + " 6207010203040005 mobil KH 1234 AB,,,\n");

        assertThat(only(SheetImport.read(file, OFFICE)).path("text").asText())
                .isEqualTo("Hubungi [nomor] atau [nama] NIK [nik] mobil [pelat]");
    }

    @Test
    void refusesASheetWithoutTheColumnsItNeeds() throws IOException {
        Path file = csv("Tanggal,Kecamatan,Desa,Uraian\n2/3/2026,Hanau,Contoh,Warga\n");

        assertThatIOException()
                .isThrownBy(() -> SheetImport.read(file, OFFICE))
                .withMessageContaining("Kabupaten/Kota");
    }

    @Test
    void refusesAZipBomb() throws IOException {
        Path file = directory.resolve("bom.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 400; i++) {
                zip.write(zeros);
            }
        }

        assertThatIOException()
                .isThrownBy(() -> SheetImport.read(file, OFFICE))
                .withMessageContaining("zip bomb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", "<!doctype x>"})
    void refusesDocumentTypes(String declaration) throws IOException {
        Path file = directory.resolve("xxe.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write(
                    ("<?xml version=\"1.0\"?>" + declaration + "<x/>")
                            .getBytes(StandardCharsets.UTF_8));
        }

        assertThatIOException()
                .isThrownBy(() -> SheetImport.read(file, OFFICE))
                .withMessageContaining("document type");
    }

    @Test
    void refusesWhatIsNoWorkbook() throws IOException {
        Path file = directory.resolve("palsu.xlsx");
        Files.writeString(file, "bukan zip");

        assertThatIOException()
                .isThrownBy(() -> SheetImport.read(file, OFFICE))
                .withMessageContaining("no XLSX");
    }

    /** A merged title, a blank row, the header in row 4, dates of four kinds, 40 faults in 5000. */
    private static void writeWorkbook(Path file, int rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "uji", "1.0")) {
            Worksheet sheet = book.newWorksheet("Laporan");
            sheet.value(0, 0, "REKAP KEJADIAN KABUPATEN SERUYAN");
            sheet.range(0, 0, 0, 6).merge();
            List<String> header =
                    List.of(
                            "Hari/Tanggal",
                            "Pukul",
                            "Kabupaten/Kota",
                            "Kecamatan",
                            "Desa/Kel.",
                            "Uraian Kejadian",
                            "Luka-luka");
            for (int column = 0; column < header.size(); column++) {
                sheet.value(3, column, header.get(column));
            }
            for (int i = 0; i < rows; i++) {
                int row = i + 4;
                date(sheet, row, i);
                sheet.value(row, 1, i % 3 == 0 ? "14.30 WIB" : "");
                sheet.value(row, 2, i % 2 == 0 ? "Kab. Seruyan" : "62.07");
                sheet.value(row, 3, "Hanau");
                sheet.value(row, 4, "Contoh " + i);
                sheet.value(row, 5, "Warga bersitegang soal batas kebun, laporan ke-" + i);
                if (i % 5 == 0) {
                    sheet.value(row, 6, 1250);
                } else {
                    sheet.value(row, 6, i % 5 == 1 ? "1.250 orang" : "-");
                }
                if (i % 125 == 7) {
                    spoil(sheet, row, i / 125 % 4);
                }
            }
        }
    }

    private static void date(Worksheet sheet, int row, int i) {
        switch (i % 4) {
            case 0 -> {
                sheet.value(row, 0, LocalDate.of(2026, 3, 2));
                sheet.style(row, 0).format("dd/mm/yyyy").set();
            }
            case 1 -> sheet.value(row, 0, "Senin, 2 Maret 2026");
            case 2 -> sheet.value(row, 0, "02/03/2026");
            default -> {
                sheet.value(row, 0, LocalDateTime.of(2026, 3, 2, 8, 15));
                sheet.style(row, 0).format("yyyy-mm-dd hh:mm").set();
            }
        }
    }

    private static void spoil(Worksheet sheet, int row, int how) {
        switch (how) {
            case 0 -> sheet.value(row, 0, "kemarin sore");
            case 1 -> sheet.value(row, 2, "Kabupaten Antah Berantah");
            case 2 -> sheet.value(row, 5, "");
            default -> sheet.value(row, 6, "banyak sekali");
        }
    }

    /** Fills the one empty narrative of a corrected file. */
    private static String withText(String csv) {
        StringBuilder out = new StringBuilder();
        for (String line : csv.split("\r\n", -1)) {
            out.append(
                    line.contains("uraian kejadian kosong")
                            ? line.replaceFirst(
                                    "(\"Contoh \\d+\"),\"\"", "$1,\"Warga bersitegang\"")
                            : line);
            out.append("\r\n");
        }
        return out.toString().strip() + "\r\n";
    }

    private static JsonNode only(Imported imported) throws IOException {
        assertThat(imported.faults()).isEmpty();
        assertThat(imported.items()).hasSize(1);
        return MAPPER.readTree(imported.items().get(0));
    }

    private Path csv(String text) throws IOException {
        Path file = directory.resolve("laporan.csv");
        Files.writeString(file, text);
        return file;
    }
}
