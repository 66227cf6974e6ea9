package id.kentongan.pipeline.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What robots.txt of each host lets everybody read. A host without one lets all be read. */
final class Robots {

    private final Fetcher fetcher;
    private final Map<String, List<String>> refused = new ConcurrentHashMap<>();

    Robots(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    void check(URI address) throws FeedFault {
        String host = address.getScheme() + "://" + address.getRawAuthority();
        List<String> prefixes = refused.computeIfAbsent(host, this::ask);
        String path = address.getRawPath() == null ? "/" : address.getRawPath();
        for (String prefix : prefixes) {
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
