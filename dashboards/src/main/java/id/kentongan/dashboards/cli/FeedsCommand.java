package id.kentongan.dashboards.cli;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.pipeline.feed.Feed;
import id.kentongan.pipeline.feed.FeedCheck;
import id.kentongan.pipeline.feed.FeedFault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code feeds}: whether feeds work, whom they leave out, and where a site keeps its own. */
@Command(
        name = "feeds",
        description = "Looks after the list of news feeds; sends nothing.",
        mixinStandardHelpOptions = true)
final class FeedsCommand implements Runnable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "feeds needs check or find");
    }

    @Command(
            name = "check",
            description = {
                "Asks every feed of a list once, says how it fares, and which kabupaten and kota"
                        + " are the home of none that works.",
                "Exit 0 if all work, 1 if some do not, 2 if the list cannot be read."
            },
            mixinStandardHelpOptions = true)
    int check(
            @Option(names = "--feeds", required = true, paramLabel = "FILE", description = "list")
                    Path list,
            @Option(names = "--allow-private", description = "also ask addresses inside")
                    boolean allowPrivate) {
        if (!Files.isReadable(list)) {
            throw new Refusal("cannot read the list of feeds " + list);
        }
        List<FeedCheck.Health> health;
        try (FeedCheck check = FeedCheck.open(allowPrivate, LIMIT, PAUSE, Clock.systemUTC())) {
            health = check.check(Feed.read(list));
        } catch (IOException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
        int faulty = 0;
        Set<String> homes = new HashSet<>();
        for (FeedCheck.Health one : health) {
            String region = one.feed().region();
            if (one.fault() != null) {
                faulty++;
                System.out.println("FAULT  " + one.feed().outlet() + "  " + one.fault());
            } else {
                System.out.println(
                        "ok     "
                                + one.feed().outlet()
                                + "  "
                                + one.entries()
                                + " entries, newest "
                                + (one.newest() == null ? "undated" : one.newest())
                                + "  "
                                + one.feed().url());
                if (region != null) {
                    homes.add(region);
                }
            }
        }
        System.out.printf("%d feeds, %d with faults%n", health.size(), faulty);
        tellWithout(homes);
        return faulty == 0 ? 0 : 1;
    }

    private static void tellWithout(Set<String> homes) {
        Map<String, List<String>> without = new TreeMap<>();
        int all = 0;
        int missing = 0;
        for (Region region : Regions.standard().regencies()) {
            all++;
            if (!homes.contains(region.code())) {
                missing++;
                without.computeIfAbsent(region.code().substring(0, 2), none -> new ArrayList<>())
                        .add(region.name());
            }
        }
        System.out.printf(
                "kabupaten/kota that are home of no working feed: %d of %d%n", missing, all);
        without.forEach(
                (province, names) ->
                        System.out.println(
                                "  "
                                        + Regions.standard()
                                                .find(province)
                                                .map(Region::name)
                                                .orElse(province)
                                        + (homes.contains(province) ? " (has one itself)" : "")
                                        + ": "
                                        + String.join(", ", names)));
    }

    @Command(
            name = "find",
            description = "Finds the feeds of a site from its home page and tries them.",
            mixinStandardHelpOptions = true)
    int find(
            @Parameters(paramLabel = "URL", description = "https://koran.example") String site,
            @Option(names = "--allow-private", description = "also ask addresses inside")
                    boolean allowPrivate) {
        URI home = address(site.contains("://") ? site : "https://" + site);
        try (FeedCheck check = FeedCheck.open(allowPrivate, LIMIT, PAUSE, Clock.systemUTC())) {
            List<String> found = check.find(home);
            if (found.isEmpty()) {
                System.out.println("no feed found at " + home);
                return 1;
            }
            System.out.println("feeds:");
            for (String url : found) {
                System.out.println("  - url: " + url);
                System.out.println(
                        "    outlet: "
                                + String.valueOf(home.getHost()).replaceFirst("^www\\.", ""));
            }
            return 0;
        } catch (FeedFault e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private URI address(String stated) {
        try {
            URI home = URI.create(stated);
            if (home.getHost() != null) {
                return home.getRawPath().isEmpty() ? home.resolve("/") : home;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new ParameterException(
                spec.commandLine(),
                "no address of a site: " + stated + "; write https://koran.example");
    }
}
