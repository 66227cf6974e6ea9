package id.kentongan.pipeline.feed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** An article as a line of the input format. */
final class ArticleLine {

    /** Longer than any article; what is longer is cut, because no topic would take it. */
    private static final int MOST_TEXT = 200_000;

    private static final int MOST_TITLE = 2_000;

    private ArticleLine() {}

    /**
     * The line.
     *
     * @param published instant or day, ISO
     * @param fetched when it was read, null for what was saved long ago
     */
    static byte[] of(
            Feed of,
            String id,
            String published,
            @Nullable Instant fetched,
            String title,
            String body,
            String address) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("id", id);
        item.put("type", "news");
        item.put("publishedAt", published);
        if (fetched != null) {
            item.put("fetchedAt", fetched.toString());
        }
        item.put("outlet", of.outlet());
        if (of.group() != null) {
            item.put("group", of.group());
        }
        item.put("title", cut(title, MOST_TITLE));
        item.put("body", cut(body, MOST_TEXT));
        item.put("url", address);
        if (of.region() != null) {
            item.put("region", of.region());
        }
        return item.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same article of the same outlet has the same id, whatever its address is decked with. */
    static String id(String outlet, Entry entry) {
        String address =
                entry.link()
                        .replaceFirst("#.*$", "")
                        .replaceFirst("[?&](?:utm_|fbclid|gclid|source=rss).*$", "")
                        .replaceFirst("^https?://(?:www\\.|m\\.)?", "")
                        .replaceFirst("/$", "");
        String identity = outlet + "\n" + (address.isEmpty() ? entry.key() : address);
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(identity.getBytes(StandardCharsets.UTF_8));
            return "feed-" + HexFormat.of().formatHex(hash).substring(0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        // not between the halves of a pair
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
