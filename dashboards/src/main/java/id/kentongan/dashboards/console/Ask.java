package id.kentongan.dashboards.console;

import id.kentongan.analyzers.region.Region;
import id.kentongan.dashboards.access.Account;
import id.kentongan.dashboards.store.ConsoleStore;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request: who asks for what, in which language, as of when, from which store.
 *
 * @param words language of the reader
 * @param theme {@code light}, {@code dark} or empty for the choice of the system
 * @param path path of the page
 * @param query parameters, first values only
 * @param source name of the store: empty for the live one, else a replay
 * @param store where to read
 * @param scope what the store holds
 * @param at as of when; the newest time of the store unless a date was asked
 * @param dated whether a date was asked
 * @param since newest time the reader saw on the visit before, or null on a first visit
 * @param canWrite whether decisions can be recorded here
 * @param sources names of the replays that can be opened
 * @param token guard of forms
 * @param account who logged in, or null where nobody needs to
 */
record Ask(
        Words words,
        String theme,
        String path,
        Map<String, String> query,
        String source,
        ConsoleStore store,
        ConsoleStore.Scope scope,
        Instant at,
        boolean dated,
        @Nullable Instant since,
        boolean canWrite,
        List<String> sources,
        String token,
        @Nullable Account account) {

    /** The parameter, or empty. */
    String query(String name) {
        return query.getOrDefault(name, "");
    }

    /** Midnight before {@code at}, {@code days} earlier. */
    Instant daysBefore(int days) {
        return at.minus(Duration.ofDays(days));
    }

    /** The day of {@code at}. */
    LocalDate day() {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** The day as parsed from a parameter, or null when it is none. */
    static @Nullable LocalDate parseDay(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** An own address that keeps the date and the store asked for. */
    String link(String path, String... pairs) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], pairs[i + 1]);
        }
        if (dated) {
            parameters.putIfAbsent("at", day().toString());
        }
        if (!source.isEmpty()) {
            parameters.putIfAbsent("sumber", source);
        }
        return path + encode(parameters);
    }

    /** This page with some parameters changed; an empty value removes one. */
    String here(String... pairs) {
        Map<String, String> parameters = new LinkedHashMap<>(query);
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], pairs[i + 1]);
        }
        parameters.remove("pesan");
        return path + encode(parameters);
    }

    /** {@code ?a=b&c=d} without empty values; empty when there are none. */
    static String encode(Map<String, String> parameters) {
        StringBuilder text = new StringBuilder();
        parameters.forEach(
                (name, value) -> {
                    if (!value.isEmpty()) {
                        text.append(text.isEmpty() ? '?' : '&')
                                .append(encode(name))
                                .append('=')
                                .append(encode(value));
                    }
                });
        return text.toString();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Time zone to show times of a region in; the capital's where it has none. */
    static Words.Zone zone(@Nullable Region region) {
        return region == null ? Words.Zone.WIB : Words.Zone.valueOf(region.zone().name());
    }
}
