package id.kentongan.dashboards.cli;

import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.pipeline.replay.ReplaySummary;
import id.kentongan.pipeline.scenario.Outcome;
import id.kentongan.pipeline.scenario.PlantedEscalation;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code demo} prints after the last record. The same input gives the same lines. */
final class DemoReport {

    private static final int TOP = 10;

    private final PrintStream out;

    DemoReport(PrintStream out) {
        this.out = out;
    }

    void print(ReplaySummary summary, Outcome outcome, List<PlantedEscalation> truth) {
        line("SIMULASI - invented scenario, no real events");
        line(
                "items read %d: findings %d, nil reports %d, repeated items %d, dead letters %d",
                summary.lines(),
                total(summary.findings()),
                summary.nilReports(),
                summary.duplicates(),
                total(summary.deadLetters()));
        line("findings by status: %s", counts(summary.findings()));
        line("dead letters by reason: %s", counts(summary.deadLetters()));
        line("notes: %s", counts(summary.notes()));
        line("events %d, level changes %d", summary.events(), summary.alerts());
        line("");
        line("ten highest regions (SIMULASI; highest score of the play, its day, highest level)");
        int rank = 0;
        for (Outcome.Height height : outcome.highest()) {
            if (rank == TOP || height.score() <= 0) {
                break;
            }
            rank++;
            line(
                    "%3d. %-8s %-36s %8.2f  %s  %s",
                    rank,
                    height.region(),
                    name(height.region()),
                    height.score(),
                    height.day(),
                    level(height.level()));
        }
        if (rank == 0) {
            line("  none: no region has a score");
        }
        line("");
        if (truth.isEmpty()) {
            line("planted escalations: the scenario has no truth.jsonl, nothing to compare");
            return;
        }
        line("planted escalations (SIMULASI; rank among kabupaten and kota by score)");
        outcome.standings().forEach(this::standing);
        long seen = outcome.standings().stream().filter(Outcome.Standing::standsOut).count();
        line("%d of %d planted escalations stand out", seen, outcome.standings().size());
    }

    private void standing(Outcome.Standing standing) {
        PlantedEscalation planted = standing.planted();
        line(
                "  %-8s %-36s %s  start %s  peak %s",
                planted.region(),
                name(planted.region()),
                planted.family(),
                planted.start(),
                planted.peak());
        line(
                "           %s: rank %s after the peak, best %s by then; highest level %s; %s",
                standing.standsOut() ? "stands out" : "does not stand out",
                rank(standing.rankAtPeak()),
                rank(standing.bestRank()),
                level(standing.level()),
                warned(standing));
    }

    private static String warned(Outcome.Standing standing) {
        if (standing.warned() == null) {
            return "no alert from its start to its end";
        }
        long hours = Math.abs(standing.warnedHours());
        return String.format(
                Locale.ROOT,
                "first alert %s, %d d %d h %s the evening of the peak",
                standing.warned(),
                hours / 24,
                hours % 24,
                standing.warnedHours() >= 0 ? "before" : "after");
    }

    private static String rank(int rank) {
        return rank == 0 ? "none" : Integer.toString(rank);
    }

    private static String level(int level) {
        return Level.values()[Math.min(level, Level.values().length - 1)].label();
    }

    private static String name(String region) {
        return Regions.standard().find(region).map(Region::name).orElse("?");
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String counts(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining("  "));
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
