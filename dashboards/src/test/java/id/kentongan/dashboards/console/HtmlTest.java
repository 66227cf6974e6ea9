package id.kentongan.dashboards.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

    @Test
    void escapesTextAndAttributes() {
        String html = new Html().tag("p", "<b>\"x\"&'", "title", "\"><script>").toString();

        assertThat(html)
                .isEqualTo(
                        "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&quot;x&quot;&amp;&#39;</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                " JaVaScRiPt:alert(1)",
                "data:text/html,<script>",
                "//other.invalid/x",
                "/\\other.invalid",
                "vbscript:x"
            })
    void linksNowhereUnsafe(String address) {
        assertThat(new Html().tag("a", "x", "href", address).toString()).contains("href=\"#\"");
    }

    @Test
    void refusesHandlersAndInlineStyle() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Html().open("p", "onclick", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Html().open("p", "style", "x"));
    }
}
