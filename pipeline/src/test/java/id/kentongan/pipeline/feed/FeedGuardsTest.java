package id.kentongan.pipeline.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedGuardsTest {

    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "::1",
                "fe80::1",
                "fd00::1",
                "224.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "255.255.255.255",
                "198.18.0.1",
                "192.0.0.8",
                "::127.0.0.1",
                "2002:7f00:1::",
                "2001:0:7f00:1::1"
            })
    void addressesInsideAreInside(String address) throws IOException {
        assertThat(AddressGuard.inside(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "2606:4700::1111",
                "172.32.0.1",
                "100.128.0.1",
                "198.20.0.1",
                "2001:4860::8888"
            })
    void addressesOutsideAreOutside(String address) throws IOException {
        assertThat(AddressGuard.inside(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://8.8.8.8/", "http://a:b@8.8.8.8/"})
    void onlyPlainWebAddressesAreAsked(String address) {
        assertThatThrownBy(() -> new AddressGuard(true).check(URI.create(address)))
                .isInstanceOf(FeedFault.class)
                .hasMessageContaining("address-refused");
    }

    @Test
    void entitiesDoNotExpand() {
        String laughs =
                "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>"
                        + "<rss version=\"2.0\"><channel><title>&b;</title></channel></rss>";

        assertThatThrownBy(
                        () ->
                                FeedParser.parse(
                                        laughs.getBytes(StandardCharsets.UTF_8),
                                        "",
                                        URI.create("http://contoh.example/")))
                .isInstanceOf(FeedFault.class)
                .hasMessageContaining("document-type");
    }

    @Test
    void scriptsInTitlesAreText() throws FeedFault {
        String feed =
                "<rss version=\"2.0\"><channel><title>t</title><item><title>&lt;script&gt;x()&lt;"
                        + "/script&gt;Judul</title><link>http://contoh.example/1</link></item>"
                        + "</channel></rss>";

        assertThat(
                        FeedParser.parse(
                                feed.getBytes(StandardCharsets.UTF_8),
                                "",
                                URI.create("http://contoh.example/")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.title()).isEqualTo("Judul"));
    }

    @Test
    void robotsOfEverybodyAreKept() {
        assertThat(
                        Robots.prefixes(
                                "User-agent: lain\nDisallow: /\n\nUser-agent: *\nDisallow: /rahasia\n"
                                        + "Disallow:\n"))
                .containsExactly("/rahasia");
    }

    @Test
    void aListNamesWhatIsWrongWithIt() throws IOException {
        Path list = directory.resolve("feeds.yaml");
        Files.writeString(list, "feeds:\n  - url: http://contoh.example/rss\n    outlet: Contoh\n");
        assertThat(Feed.read(list))
                .singleElement()
                .satisfies(feed -> assertThat(feed.minutes()).isEqualTo(15));

        Files.writeString(list, "feeds:\n  - url: contoh\n    outlet: Contoh\n");
        assertThatIOException()
                .isThrownBy(() -> Feed.read(list))
                .withMessageContaining("feeds.yaml")
                .withMessageContaining("url");
        Files.writeString(
                list, "feeds:\n  - url: http://contoh.example/\n    outlet: Contoh\n    grup: x\n");
        assertThatIOException().isThrownBy(() -> Feed.read(list)).withMessageContaining("grup");
    }
}
