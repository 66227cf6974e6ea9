package id.kentongan.pipeline.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What robots.txt of each host lets everybody read, asked anew once a day. A host without one lets
 * all be read.
 */
final class Robots {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Fetcher fetcher;
    private final Clock clock;
    private final Map<String, Rules> known = new ConcurrentHashMap<>();

    private record Rules(Instant until, List<String> refused) {}

    Robots(Fetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    void check(URI address) throws FeedFault {
        String host = address.getScheme() + "://" + address.getRawAuthority();
        Rules rules = known.get(host);
        if (rules == null || rules.until().isBefore(clock.instant())) {
            // asked outside the map: a host that does not answer must not hold the others
            rules = new Rules(clock.instant().plus(KEPT), ask(host));
            known.put(host, rules);
        }
        String path = address.getRawPath() == null ? "/" : address.getRawPath();
        for (String prefix : rules.refused()) {
            if (path.startsWith(prefix)) {
                throw new FeedFault("robots-refuse", address.toString());
            }
        }
    }

    private List<String> ask(String host) {
        try {
            return prefixes(
                    new String(
                            fetcher.get(URI.create(host + "/robots.txt"), null, null).body(),
                            StandardCharsets.UTF_8));
        } catch (FeedFault e) {
            return List.of();
        }
    }

    static List<String> prefixes(String robots) {
        List<String> out = new ArrayList<>();
        boolean forUs = false;
        boolean naming = false;
        for (String raw : robots.split("\\R", -1)) {
            String line = raw.replaceFirst("#.*", "").strip();
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("user-agent:")) {
                String agent = lower.substring("user-agent:".length()).strip();
                forUs = (naming && forUs) || agent.equals("*") || agent.equals("kentongan");
                naming = true;
            } else if (!line.isEmpty()) {
                naming = false;
                String path = line.substring(line.indexOf(':') + 1).strip();
                if (forUs && lower.startsWith("disallow:") && !path.isEmpty()) {
                    out.add(path.replaceFirst("[*$].*", ""));
                }
            }
        }
        out.removeIf(String::isEmpty);
        return out;
    }
}
