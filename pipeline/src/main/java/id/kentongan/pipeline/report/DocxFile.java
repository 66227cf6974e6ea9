package id.kentongan.pipeline.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Turns the Markdown of a draft (headings, paragraphs, lists, tables) into a DOCX, byte for byte
 * the same.
 */
public final class DocxFile {

    private static final String WORD =
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private DocxFile() {}

    /** The document as bytes. */
    public static byte[] of(String markdown) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
                            + "</Types>");
            entry(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>"
                            + "</Relationships>");
            entry(zip, "word/document.xml", document(markdown));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String xml) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(
                ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml)
                        .getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String document(String markdown) {
        StringBuilder body = new StringBuilder();
        List<String> table = new ArrayList<>();
        for (String line : markdown.split("\n", -1)) {
            if (line.startsWith("|")) {
                table.add(line);
                continue;
            }
            table(table, body);
            if (line.startsWith("# ")) {
                paragraph(body, line.substring(2), 32, true);
            } else if (line.startsWith("## ")) {
                paragraph(body, line.substring(3), 26, true);
            } else if (!line.isBlank()) {
                paragraph(body, line.replace("**", ""), 22, line.startsWith("**"));
            }
        }
        table(table, body);
        return "<w:document xmlns:w=\""
                + WORD
                + "\"><w:body>"
                + body
                + "<w:sectPr/></w:body></w:document>";
    }

    private static void table(List<String> lines, StringBuilder body) {
        if (lines.isEmpty()) {
            return;
        }
        body.append("<w:tbl><w:tblPr><w:tblBorders>");
        for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            body.append("<w:").append(side).append(" w:val=\"single\" w:sz=\"4\"/>");
        }
        int columns = lines.get(0).split("\\|", -1).length - 2;
        body.append("</w:tblBorders></w:tblPr><w:tblGrid>");
        body.append("<w:gridCol/>".repeat(Math.max(1, columns))).append("</w:tblGrid>");
        for (int i = 0; i < lines.size(); i++) {
            if (i == 1) {
                continue;
            }
            body.append("<w:tr>");
            String[] cells = lines.get(i).split("\\|", -1);
            for (int cell = 1; cell < cells.length - 1; cell++) {
                body.append("<w:tc>");
                paragraph(body, cells[cell].strip(), 18, i == 0);
                body.append("</w:tc>");
            }
            body.append("</w:tr>");
        }
        body.append("</w:tbl>");
        lines.clear();
    }

    private static void paragraph(StringBuilder body, String text, int halfPoints, boolean bold) {
        body.append("<w:p><w:r><w:rPr>")
                .append(bold ? "<w:b/>" : "")
                .append("<w:sz w:val=\"")
                .append(halfPoints)
                .append("\"/></w:rPr><w:t xml:space=\"preserve\">")
                .append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .append("</w:t></w:r></w:p>");
    }
}
