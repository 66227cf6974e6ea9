package id.kentongan.pipeline.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.kentongan.analyzers.region.Region;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns a CSV or XLSX of an office into reports. Rows that cannot be used are told with row, column
 * and reason; the same rows come back as CSV that can be corrected and imported again. The id of a
 * report is made of its content, so that importing a row twice counts once.
 */
public final class SheetImport {

    /** Header of the template, in the words most offices use. */
    public static final List<String> TEMPLATE =
            List.of(
                    "Nomor laporan",
                    "Jenis laporan",
                    "Tanggal kejadian",
                    "Jam",
                    "Tanggal lapor",
                    "Kabupaten/Kota",
                    "Kecamatan",
                    "Desa/Kelurahan",
                    "Uraian kejadian",
                    "Meninggal",
                    "Luka",
                    "Bangunan rusak");

    private static final List<String> FAULT_COLUMNS = List.of("Baris", "Kolom", "Alasan");

    private final ObjectMapper mapper = new ObjectMapper();
    private final RegionWords regions = RegionWords.standard();
    private final Office office;

    private SheetImport(Office office) {
        this.office = office;
    }

    /** The template as CSV with one example and one nil report. */
    public static String template() {
        return "\uFEFF"
                + CsvCells.line(TEMPLATE)
                + CsvCells.line(
                        List.of(
                                "",
                                "kejadian",
                                "Senin, 2 Maret 2026",
                                "14.30 WIB",
                                "3/3/2026",
                                "Kabupaten Seruyan",
                                "Hanau",
                                "Desa Contoh",
                                "CONTOH, hapus baris ini: dua kelompok warga bersitegang soal batas"
                                        + " kebun, tidak ada kekerasan.",
                                "0",
                                "0",
                                "0"))
                + CsvCells.line(
                        List.of(
                                "",
                                "nihil",
                                "3/3/2026",
                                "",
                                "",
                                "Kabupaten Seruyan",
                                "",
                                "",
                                "",
                                "",
                                "",
                                ""));
    }

    /**
     * Reads {@code file}.
     *
     * @throws IOException with one line for people if the file as a whole cannot be used
     */
    public static Imported read(Path file, Office office) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".xls")) {
            throw new IOException(file + " is the old Excel format; save it as .xlsx or .csv");
        }
        List<SheetRow> rows = name.endsWith(".xlsx") ? XlsxSheet.read(file) : CsvSheet.read(file);
        return new SheetImport(office).rows(rows);
    }

    private Imported rows(List<SheetRow> rows) throws IOException {
        Columns columns = Columns.find(rows);
        List<byte[]> items = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        StringBuilder errors = new StringBuilder();
        for (SheetRow row : rows) {
            if (row.number() <= columns.header().number() || row.isBlank()) {
                continue;
            }
            List<Fault> found = new ArrayList<>();
            ObjectNode report = report(row, columns, found);
            if (found.isEmpty()) {
                items.add(report.toString().getBytes(StandardCharsets.UTF_8));
                // with an id of the office a corrected report is another version of the same
                ids.add(Reports.identify(report, office));
            } else {
                faults.addAll(found);
                errors.append(wrong(row, columns, found));
            }
        }
        String head = errors.length() == 0 ? "" : "\uFEFF" + CsvCells.line(header(columns));
        return new Imported(items, ids, faults, head + errors, columns.unknown());
    }

    private static List<String> header(Columns columns) {
        List<String> cells = new ArrayList<>(columns.header().cells());
        cells.removeIf(FAULT_COLUMNS::contains);
        cells.addAll(FAULT_COLUMNS);
        return cells;
    }

    /** The row as it was, with what is wrong; columns of an earlier run are not repeated. */
    private static String wrong(SheetRow row, Columns columns, List<Fault> faults) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < columns.header().cells().size(); column++) {
            if (!FAULT_COLUMNS.contains(columns.header().cell(column))) {
                cells.add(row.cell(column));
            }
        }
        cells.add(Integer.toString(row.number()));
        cells.add(String.join("; ", faults.stream().map(Fault::column).toList()));
        cells.add(String.join("; ", faults.stream().map(Fault::reason).toList()));
        return CsvCells.line(cells);
    }

    private ObjectNode report(SheetRow row, Columns columns, List<Fault> faults) {
        String kind = columns.cell(row, "kind").toLowerCase(Locale.ROOT);
        boolean nil = kind.startsWith("nihil") || kind.equals("nil");
        Optional<Region> region = region(row, columns, faults);
        String offset = region.map(r -> r.zone().offset()).orElse("+07:00");
        Optional<StatedWhen> occurred = when(row, columns, "occurred", faults);
        Optional<StatedWhen> reported =
                columns.cell(row, "reported").isEmpty()
                        ? occurred
                        : when(row, columns, "reported", faults);
        if (occurred.isPresent()
                && reported.isPresent()
                && reported.get().day().isBefore(occurred.get().day())) {
            faults.add(
                    new Fault(
                            row.number(),
                            columns.where("reported"),
                            "tanggal lapor mendahului tanggal kejadian"));
        }
        ObjectNode report = mapper.createObjectNode();
        report.put("type", nil ? "nil" : "incident");
        String at = occurred.map(when -> when.text(offset)).orElse("");
        if (!nil) {
            report.put("occurredAt", at);
        }
        report.put("reportedAt", reported.map(when -> when.text(offset)).orElse(""));
        report.put("region", region.map(Region::code).orElse(""));
        if (!nil) {
            fill(report, row, columns, faults);
        }
        Reports.source(report, office);
        String stated = columns.cell(row, "id");
        String id =
                stated.isEmpty() ? Reports.identify(report, office) : office.id() + "/" + stated;
        ObjectNode whole = mapper.createObjectNode();
        whole.put("id", id);
        whole.setAll(report);
        return whole;
    }

    private void fill(ObjectNode report, SheetRow row, Columns columns, List<Fault> faults) {
        put(report, "district", columns.cell(row, "district"));
        put(report, "village", columns.cell(row, "village"));
        String text = columns.cell(row, "text");
        if (text.isEmpty()) {
            faults.add(new Fault(row.number(), columns.where("text"), "uraian kejadian kosong"));
        }
        report.put("text", Senders.dropped(text));
        count(report, "killed", "killed", row, columns, faults);
        count(report, "injured", "injured", row, columns, faults);
        count(report, "buildingsDamaged", "buildings", row, columns, faults);
        String verified = columns.cell(row, "verified").toLowerCase(Locale.ROOT);
        if (!verified.isEmpty()) {
            report.put("verified", verified.matches("ya|y|sudah|benar|1|true"));
        }
    }

    private static void put(ObjectNode report, String field, String value) {
        if (!value.isEmpty()) {
            report.put(field, value);
        }
    }

    private Optional<Region> region(SheetRow row, Columns columns, List<Fault> faults) {
        RegionWords.Meaning meaning = regions.read(columns.cell(row, "region"));
        if (meaning.region().isEmpty()) {
            faults.add(
                    new Fault(
                            row.number(),
                            columns.where("region"),
                            "kabupaten/kota: " + meaning.reason()));
        }
        return meaning.region();
    }

    private static Optional<StatedWhen> when(
            SheetRow row, Columns columns, String field, List<Fault> faults) {
        String cell = columns.cell(row, field);
        String clock = field.equals("occurred") ? columns.cell(row, "clock") : "";
        Optional<StatedWhen> when = StatedWhen.read(cell, clock);
        if (when.isEmpty()) {
            faults.add(
                    new Fault(
                            row.number(),
                            columns.where(field),
                            cell.isEmpty() ? "tanggal kosong" : "tanggal tidak terbaca: " + cell));
        }
        return when;
    }

    private static void count(
            ObjectNode report,
            String name,
            String field,
            SheetRow row,
            Columns columns,
            List<Fault> faults) {
        StatedCount count = StatedCount.read(columns.cell(row, field));
        if (!count.readable()) {
            faults.add(
                    new Fault(
                            row.number(),
                            columns.where(field),
                            "bukan angka: " + columns.cell(row, field)));
        } else if (count.value() != null) {
            report.put(name, count.value());
        }
    }
}
