package id.kentongan.pipeline.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is remembered of each feed between polls and restarts, in one file. Not thread-safe. */
final class FeedState {

    private static final int MOST_SEEN = 2_000;

    private final Path file;
    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, Memory> memories = new TreeMap<>();

    private FeedState(Path file) {
        this.file = file;
    }

    /**
     * One feed.
     *
     * @param etag for conditional requests, or null
     * @param modified for conditional requests, or null
     * @param seen ids of articles that were sent, oldest first
     * @param failures in a row
     * @param due epoch second before which it is left alone
     * @param lastArticle epoch second of the last poll that brought something, 0 if none did
     * @param fault what was wrong last time, or null
     */
    record Memory(
            @Nullable String etag,
            @Nullable String modified,
            List<String> seen,
            int failures,
            long due,
            long lastArticle,
            @Nullable String fault) {

        static final Memory NONE = new Memory(null, null, List.of(), 0, 0, 0, null);

        Memory {
            seen = seen == null ? List.of() : seen;
        }

        Memory after(Fetcher.Answer answer, List<String> brought, Instant now, Instant next) {
            Set<String> all = new LinkedHashSet<>(seen);
            all.addAll(brought);
            List<String> kept = new ArrayList<>(all);
            return new Memory(
                    answer.etag(),
                    answer.modified(),
                    List.copyOf(kept.subList(Math.max(0, kept.size() - MOST_SEEN), kept.size())),
                    0,
                    next.getEpochSecond(),
                    brought.isEmpty() ? lastArticle : now.getEpochSecond(),
                    null);
        }

        /** After an article of before a crash was handed over once more. */
        Memory sent(String id) {
            List<String> all = new ArrayList<>(seen);
            all.add(id);
            return new Memory(
                    etag,
                    modified,
                    List.copyOf(all.subList(Math.max(0, all.size() - MOST_SEEN), all.size())),
                    failures,
                    due,
                    lastArticle,
                    fault);
        }

        Memory failed(String why, Instant next) {
            return new Memory(
                    etag, modified, seen, failures + 1, next.getEpochSecond(), lastArticle, why);
        }
    }

    private record Saved(Map<String, Memory> feeds) {}

    /**
     * The state in {@code file}, empty where there is none.
     *
     * @throws IOException with one line for people if it cannot be read
     */
    static FeedState open(Path file) throws IOException {
        FeedState state = new FeedState(file);
        if (Files.exists(file)) {
            try {
                Saved saved = state.mapper.readValue(Files.readAllBytes(file), Saved.class);
                state.memories.putAll(saved.feeds());
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IOException(file + " is no feed state; move it away to begin anew", e);
            }
        }
        return state;
    }

    Memory of(Feed feed) {
        return of(feed.url());
    }

    Memory of(String url) {
        return memories.getOrDefault(url, Memory.NONE);
    }

    void put(String url, Memory memory) {
        memories.put(url, memory);
    }

    /** Replaces the file in one step. */
    void save() throws IOException {
        Path whole = file.toAbsolutePath();
        if (whole.getParent() != null) {
            Files.createDirectories(whole.getParent());
        }
        Path partial = whole.resolveSibling(whole.getFileName() + ".partial");
        Files.write(partial, mapper.writeValueAsBytes(new Saved(memories)));
        try {
            Files.move(
                    partial,
                    whole,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, whole, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
