package id.kentongan.pipeline.feed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import id.kentongan.analyzers.region.Regions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One feed of the list.
 *
 * @param url address of the feed
 * @param outlet name of the outlet
 * @param group newsroom group, null for an independent newsroom
 * @param region home area: Kemendagri code, null for a national outlet
 * @param minutes between two polls; 0 stands for 15
 * @param fullText whether the page of an article is read where the feed has only a teaser
 */
@JsonIgnoreProperties(ignoreUnknown = false)
public record Feed(
        String url,
        String outlet,
        @Nullable String group,
        @Nullable String region,
        int minutes,
        @Nullable Boolean fullText) {

    private static final int USUAL_MINUTES = 15;

    /** Fills what is usual and refuses what cannot be polled. */
    public Feed {
        if (url == null || !url.matches("(?i)https?://[^/\\s]+.*")) {
            throw new IllegalArgumentException("a feed needs url: http(s)://..., not " + url);
        }
        URI.create(url);
        if (outlet == null || outlet.isBlank()) {
            throw new IllegalArgumentException("the feed " + url + " needs outlet");
        }
        if (region != null && Regions.standard().find(region).isEmpty()) {
            throw new IllegalArgumentException(
                    "the feed " + url + " has no known region: " + region);
        }
        if (minutes < 0) {
            throw new IllegalArgumentException("the feed " + url + " has minutes below 0");
        }
        minutes = minutes == 0 ? USUAL_MINUTES : minutes;
    }

    boolean readsPages() {
        return fullText == null || fullText;
    }

    private record FeedFile(List<Feed> feeds) {}

    /**
     * Reads a list of feeds.
     *
     * @throws IOException with one line for people that names what is wrong
     */
    public static List<Feed> read(Path yaml) throws IOException {
        try {
            FeedFile file =
                    new ObjectMapper(new YAMLFactory())
                            .readValue(
                                    Files.readString(yaml, StandardCharsets.UTF_8), FeedFile.class);
            if (file == null || file.feeds() == null || file.feeds().isEmpty()) {
                throw new IOException(yaml + " lists no feeds");
            }
            Set<String> urls = new HashSet<>();
            for (Feed feed : file.feeds()) {
                if (!urls.add(feed.url())) {
                    throw new IOException(yaml + " lists a feed twice: " + feed.url());
                }
            }
            return file.feeds();
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            throw new IOException(
                    yaml
                            + (e.getLocation() == null
                                    ? ""
                                    : " line " + e.getLocation().getLineNr())
                            + ": "
                            + message,
                    e);
        }
    }
}
