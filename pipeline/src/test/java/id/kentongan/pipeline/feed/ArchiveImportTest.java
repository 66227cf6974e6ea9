package id.kentongan.pipeline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.pipeline.json.ItemDecoder;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveImportTest {

    private static final String BODY =
            "Warga dua dusun bersitegang soal batas kebun, camat memediasi kedua pihak. "
                    .repeat(8)
                    .strip();

    @TempDir private Path directory;

    @Test
    void savedFeedsAndPagesAreArticlesKnownFromWhenTheyWerePublished() throws IOException {
        write(
                "rss/satu.xml",
                rss("http://koran.example/a?utm_source=rss", "Mon, 02 Mar 2026 08:00:00 +0700"));
        write("rss/dua.xml", rss("http://koran.example/b", "Sel, 03 Maret 2026 09:30:00 WITA"));
        write(
                "hal/c.html",
                page(
                        "<meta property=og:url content=http://koran.example/c>"
                                + "<meta property='article:published_time' content='2026-03-04T08:00:00+07:00'>",
                        ""));
        write(
                "hal/d.html",
                page(
                        "<link rel=canonical href=http://koran.example/d>",
                        "<div class=tanggal>Kamis, 5 Maret 2026 | 21.15 WIT</div>"));
        write("hal/tanpa-tanggal.html", page("", ""));
        write("catatan.txt", "bukan berita");
        write(".hidden", "x");

        ArchiveImport.Archive archive = ArchiveImport.read(directory, "Koran Contoh", "62.07");

        List<JsonNode> items = new ArrayList<>();
        for (byte[] line : archive.articles().values()) {
            assertThat(ItemDecoder.standard().decode(line).item()).isNotNull();
            items.add(new ObjectMapper().readTree(line));
        }
        assertThat(items)
                .extracting(
                        item -> item.path("url").asText() + " " + item.path("publishedAt").asText())
                .containsExactlyInAnyOrder(
                        "http://koran.example/a?utm_source=rss 2026-03-02T01:00:00Z",
                        "http://koran.example/b 2026-03-03T01:30:00Z",
                        "http://koran.example/c 2026-03-04T01:00:00Z",
                        "http://koran.example/d 2026-03-05T12:15:00Z");
        assertThat(items)
                .allMatch(item -> item.path("outlet").asText().equals("Koran Contoh"))
                .allMatch(item -> item.path("region").asText().equals("62.07"))
                .allMatch(item -> !item.has("fetchedAt"))
                .allMatch(item -> item.path("body").asText().equals(BODY));
        assertThat(archive.faults())
                .hasSize(2)
                .anyMatch(fault -> fault.startsWith("catatan.txt: neither"))
                .anyMatch(fault -> fault.contains("tanpa-tanggal.html: no date"));
    }

    @Test
    void theSameArticleOfFeedAndPageCountsOnceWithTheIdThatCollectGivesIt() throws IOException {
        write("satu.xml", rss("http://www.koran.example/a/", "Mon, 02 Mar 2026 08:00:00 +0700"));
        write(
                "satu.html",
                page(
                        "<link rel=canonical href='https://koran.example/a?utm_medium=x'>",
                        "<time datetime='2026-03-02T08:00:00+07:00'>x</time>"));

        ArchiveImport.Archive archive = ArchiveImport.read(directory, "Koran Contoh", null);

        assertThat(archive.articles().keySet())
                .containsExactly(
                        ArticleLine.id(
                                "Koran Contoh",
                                new Entry("k", "http://koran.example/a", "t", "", null)));
    }

    @Test
    void readsTheCharacterSetThatAPageStates() throws IOException {
        Files.write(
                directory.resolve("a.html"),
                page(
                                "<meta charset=windows-1252><link rel=canonical href=http://koran.example/e>",
                                "<time datetime='2026-03-02'>x</time>")
                        .replace("Judul", "Café – désa")
                        .getBytes(Charset.forName("windows-1252")));

        ArchiveImport.Archive archive = ArchiveImport.read(directory, null, null);

        JsonNode item = new ObjectMapper().readTree(archive.articles().values().iterator().next());
        assertThat(item.path("title").asText()).isEqualTo("Café – désa");
        assertThat(item.path("publishedAt").asText()).isEqualTo("2026-03-02");
        assertThat(item.path("outlet").asText()).isEqualTo("koran.example");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-03-02T08:00:00+07:00 | 2026-03-02T01:00:00Z
                    2026-03-02 08:00:00+0700 | 2026-03-02T01:00:00Z
                    2026-03-02 | 2026-03-02
                    Mon, 2 Mar 2026 08:00:00 GMT | 2026-03-02T08:00:00Z
                    Senin, 02 Mar 2026 08:00 WIB | 2026-03-02T01:00:00Z
                    Senin (2/3/2026) 08.00 WITA | 2026-03-02T00:00:00Z
                    Sabtu, 17 Agustus 2024 - 10:00 WIT | 2024-08-17T01:00:00Z
                    17 Agt 2024, 10:00 WIB | 2024-08-17T03:00:00Z
                    Jumat, 5 Desember 2025 | 2025-12-05
                    Rab, 01 Okt 2025 23:59:00 +0900 | 2025-10-01T14:59:00Z
                    08:00 02-03-2026 | 2026-03-02
                    """)
    void readsDatesAsSitesWriteThem(String stated, String iso) {
        assertThat(PublishedAt.read(stated)).isNotNull();
        assertThat(PublishedAt.read(stated).iso()).isEqualTo(iso);
    }

    @ParameterizedTest
    @CsvSource({"''", "kemarin sore", "32 Maret 2026", "2 Foo 2026", "99/99/2026"})
    void whatIsNoDateIsNone(String stated) {
        assertThat(PublishedAt.read(stated)).isNull();
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String rss(String link, String date) {
        return "<rss version=\"2.0\"><channel><title>t</title><link>/</link><description>d"
                + "</description><item><link>"
                + link
                + "</link><title>Judul</title><pubDate>"
                + date
                + "</pubDate><description>"
                + BODY
                + "</description></item></channel></rss>";
    }

    private static String page(String head, String above) {
        return "<!doctype html><html><head><title>x</title>"
                + head
                + "</head><body><nav><p>Menu dengan kata-kata yang panjang sekali</p></nav><h1>Judul"
                + "</h1>"
                + above
                + "<div class=isi><p>"
                + BODY
                + "</p></div></body></html>";
    }
}
