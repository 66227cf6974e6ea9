package id.kentongan.pipeline.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.kentongan.pipeline.files.LineSource;
import id.kentongan.pipeline.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * A labelling sheet for two readers who do not see what the tagger said, and its score: how far the
 * readers agree with each other and the tagger with what both say. Half of the sample is what the
 * tagger calls relevant, half is the rest, in random order.
 */
public final class BlindSheet {

    private static final int LINE_LIMIT = 6_000_000;
    private static final int CELL_LIMIT = 30_000;
    private static final List<String> COLUMNS =
            List.of("no", "id", "tanggal", "teks", "relevan", "status", "indikator", "wilayah");
    private static final List<String> STATUS =
            List.of("INC", "THR", "PRO", "PRV", "RES", "PST", "HYP", "NON");
    private static final int RELEVANT = 4;
    private static final int STATUS_CELL = 5;

    private BlindSheet() {}

    /**
     * Writes a sheet.
     *
     * @param items inputs, JSON lines
     * @param findings what the tagger said of them, JSON lines
     * @param size texts wanted
     * @param seed of the draw; the same seed draws the same texts in the same order
     * @param out the workbook
     * @return texts drawn
     * @throws IOException with one line for people
     */
    public static int write(Path items, Path findings, int size, long seed, Path out)
            throws IOException {
        Map<String, JsonNode> said = byId(findings);
        List<JsonNode> relevant = new ArrayList<>();
        List<JsonNode> rest = new ArrayList<>();
        try (LineSource lines = LineSource.open(items, LINE_LIMIT)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                JsonNode item = readable(line);
                JsonNode finding = item == null ? null : said.get(item.path("id").asText());
                if (item != null && finding != null) {
                    (finding.path("relevant").asBoolean() ? relevant : rest).add(item);
                }
            }
        }
        if (relevant.isEmpty() && rest.isEmpty()) {
            throw new IOException("no item of " + items + " has a finding in " + findings);
        }
        Random random = new Random(seed);
        Collections.shuffle(relevant, random);
        Collections.shuffle(rest, random);
        List<JsonNode> drawn = new ArrayList<>();
        int half = Math.min(relevant.size(), Math.max(size / 2, size - rest.size()));
        drawn.addAll(relevant.subList(0, half));
        drawn.addAll(rest.subList(0, Math.min(rest.size(), size - half)));
        Collections.shuffle(drawn, random);
        write(drawn, out);
        return drawn.size();
    }

    private static void write(List<JsonNode> drawn, Path out) throws IOException {
        try (OutputStream stream = Files.newOutputStream(out);
                Workbook book = new Workbook(stream, "kentongan", "1.0")) {
            Worksheet sheet = book.newWorksheet("label");
            for (int i = 0; i < COLUMNS.size(); i++) {
                sheet.value(0, i, COLUMNS.get(i));
            }
            sheet.style(0, 0).bold().set();
            sheet.freezePane(0, 1);
            sheet.width(3, 100);
            for (int row = 1; row <= drawn.size(); row++) {
                JsonNode item = drawn.get(row - 1);
                sheet.value(row, 0, row);
                sheet.value(row, 1, item.path("id").asText());
                sheet.value(
                        row, 2, item.path("occurredAt").asText(item.path("publishedAt").asText()));
                sheet.value(row, 3, text(item));
            }
            sheet.range(1, RELEVANT, drawn.size(), RELEVANT)
                    .validateWithListByFormula("\"ya,tidak\"");
            sheet.range(1, STATUS_CELL, drawn.size(), STATUS_CELL)
                    .validateWithListByFormula('"' + String.join(",", STATUS) + '"');
        }
    }

    /**
     * Scores two filled sheets.
     *
     * @param one sheet of the first reader
     * @param other sheet of the second reader
     * @param findings what the tagger said
     * @return agreement of the readers and quality of the tagger
     * @throws IOException with one line for people
     */
    public static ObjectNode score(Path one, Path other, Path findings) throws IOException {
        Map<String, String[]> first = filled(one);
        Map<String, String[]> second = filled(other);
        Map<String, JsonNode> said = byId(findings);
        int both = 0;
        int[][] relevant = new int[2][2];
        Map<String, Integer> statusFirst = new TreeMap<>();
        Map<String, Integer> statusSecond = new TreeMap<>();
        int statusSame = 0;
        int hits = 0;
        int claims = 0;
        int truths = 0;
        int statusRight = 0;
        int agreed = 0;
        for (Map.Entry<String, String[]> entry : first.entrySet()) {
            String[] a = entry.getValue();
            String[] b = second.get(entry.getKey());
            JsonNode finding = said.get(entry.getKey());
            if (b == null || finding == null) {
                continue;
            }
            both++;
            boolean yesA = a[0].equals("ya");
            boolean yesB = b[0].equals("ya");
            relevant[yesA ? 1 : 0][yesB ? 1 : 0]++;
            statusFirst.merge(a[1], 1, Integer::sum);
            statusSecond.merge(b[1], 1, Integer::sum);
            statusSame += a[1].equals(b[1]) ? 1 : 0;
            if (yesA == yesB) {
                boolean claim = finding.path("relevant").asBoolean();
                hits += claim && yesA ? 1 : 0;
                claims += claim ? 1 : 0;
                truths += yesA ? 1 : 0;
            }
            if (a[1].equals(b[1])) {
                agreed++;
                statusRight += a[1].equals(finding.path("status").asText()) ? 1 : 0;
            }
        }
        if (both == 0) {
            throw new IOException("the two sheets share no labelled text with " + findings);
        }
        double seen = (relevant[0][0] + relevant[1][1]) / (double) both;
        double yesA = (relevant[1][0] + relevant[1][1]) / (double) both;
        double yesB = (relevant[0][1] + relevant[1][1]) / (double) both;
        double chance = yesA * yesB + (1 - yesA) * (1 - yesB);
        double statusChance = 0;
        for (Map.Entry<String, Integer> entry : statusFirst.entrySet()) {
            statusChance +=
                    entry.getValue()
                            / (double) both
                            * statusSecond.getOrDefault(entry.getKey(), 0)
                            / both;
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("texts", both);
        node.put("relevantKappa", kappa(seen, chance));
        node.put("statusKappa", kappa(statusSame / (double) both, statusChance));
        node.put("taggerPrecision", ratio(hits, claims));
        node.put("taggerRecall", ratio(hits, truths));
        node.put("taggerStatusAccuracy", ratio(statusRight, agreed));
        return node;
    }

    private static double kappa(double seen, double chance) {
        return chance >= 1 ? 1 : Math.round((seen - chance) / (1 - chance) * 1e4) / 1e4;
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : Math.round(1e4 * part / whole) / 1e4;
    }

    private static Map<String, String[]> filled(Path sheet) throws IOException {
        Map<String, String[]> labels = new TreeMap<>();
        try (InputStream in = Files.newInputStream(sheet);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            List<Row> rows = book.getFirstSheet().read();
            for (Row row : rows.subList(Math.min(1, rows.size()), rows.size())) {
                String id = cell(row, 1);
                String relevant = cell(row, RELEVANT).toLowerCase(Locale.ROOT);
                String status = cell(row, STATUS_CELL).toUpperCase(Locale.ROOT);
                if (id.isEmpty() || relevant.isEmpty() || status.isEmpty()) {
                    continue;
                }
                if (!STATUS.contains(status)) {
                    throw new IOException(
                            sheet + " row " + row.getRowNum() + ": unknown status " + status);
                }
                labels.put(id, new String[] {relevant, status});
            }
        } catch (org.dhatim.fastexcel.reader.ExcelReaderException e) {
            throw new IOException("not a workbook: " + sheet, e);
        }
        return labels;
    }

    private static String cell(Row row, int column) {
        return row.getCellCount() <= column || row.getCell(column) == null
                ? ""
                : row.getCell(column).getText().strip();
    }

    private static Map<String, JsonNode> byId(Path findings) throws IOException {
        Map<String, JsonNode> said = new HashMap<>();
        try (LineSource lines = LineSource.open(findings, LINE_LIMIT)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                JsonNode finding = readable(line);
                if (finding != null && finding.hasNonNull("id")) {
                    said.put(finding.path("id").asText(), finding);
                }
            }
        }
        return said;
    }

    private static @org.jspecify.annotations.Nullable JsonNode readable(byte[] line) {
        try {
            return line.length == 0 ? null : Json.read(line, JsonNode.class);
        } catch (IOException e) {
            // lines that nobody can read are the business of `tag`, which names them
            return null;
        }
    }

    private static String text(JsonNode item) {
        String text =
                (item.path("title").asText("")
                                + '\n'
                                + item.path("body").asText(item.path("text").asText("")))
                        .strip();
        return text.length() > CELL_LIMIT ? text.substring(0, CELL_LIMIT) : text;
    }
}
