package id.kentongan.pipeline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;

/** Any body is a list of entries or a named fault of the feed; any page gives text. */
class FeedFuzzTest {

    private static final URI ADDRESS = URI.create("http://127.0.0.1/feed");

    @FuzzTest(maxDuration = "1m")
    void anyBodyIsReadOrAFault(FuzzedDataProvider data) {
        String type =
                data.pickValue(
                        new String[] {
                            "", "application/rss+xml; charset=windows-1252", "text/html", "text/xml"
                        });
        byte[] body = data.consumeRemainingAsBytes();
        try {
            FeedParser.parse(body, type, ADDRESS).forEach(entry -> assertThat(entry).isNotNull());
        } catch (FeedFault fault) {
            assertThat(fault.reason()).isNotBlank();
        }
        String html = new String(body, StandardCharsets.UTF_8);
        assertThat(PageText.article(Jsoup.parse(html))).isNotNull();
        assertThat(PageText.plain(html)).doesNotContain("\u0000");
    }
}
