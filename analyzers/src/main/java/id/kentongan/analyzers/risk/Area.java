package id.kentongan.analyzers.risk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Rows of members to the row of their province or of the nation. The score is that of the hottest
 * member, so that a quiet province never hides a burning kabupaten; the probability is that of at
 * least one conflict in any member, {@code 1 - prod(1 - p)}.
 */
public final class Area {

    private static final int SHOWN_EVENTS = 5;

    private static final Comparator<AreaMember> HOTTEST =
            Comparator.comparingDouble(AreaMember::score)
                    .reversed()
                    .thenComparing(AreaMember::region);

    private Area() {}

    /** The area that {@code region} adds to: its province, or "00" for a province. */
    public static String above(String region) {
        return region.length() > 2 ? region.substring(0, 2) : "00";
    }

    /**
     * The row of an area.
     *
     * @param code of the area
     * @param family of the rows
     * @param time of the newest of them
     * @param midnight whether this is the row of the day
     * @param members newest rows, at least one
     */
    public static RiskScore rollUp(
            String code,
            String family,
            Instant time,
            boolean midnight,
            Collection<AreaMember> members) {
        List<AreaMember> sorted = new ArrayList<>(members);
        sorted.sort(HOTTEST);
        AreaMember hottest = sorted.get(0);
        double calm = 1;
        double surprise = 0;
        int events = 0;
        int incidents = 0;
        int newsrooms = 0;
        int severity = 0;
        int killed = 0;
        boolean corroborated = false;
        boolean simulated = false;
        boolean covered = false;
        List<String> eventIds = new ArrayList<>();
        for (AreaMember member : sorted) {
            calm *= 1 - member.probability();
            surprise = Math.max(surprise, member.surprise());
            events += member.events();
            incidents += member.incidents();
            newsrooms = Math.max(newsrooms, member.newsrooms());
            severity = Math.max(severity, member.severity());
            killed += member.killedMin();
            corroborated |= member.corroborated();
            simulated |= member.simulated();
            covered |= member.coverage().equals("ok");
            for (String eventId : member.eventIds()) {
                if (eventIds.size() < SHOWN_EVENTS) {
                    eventIds.add(eventId);
                }
            }
        }
        return new RiskScore(
                code,
                code.equals("00") ? "nation" : "province",
                family,
                time,
                midnight,
                hottest.score(),
                1 - calm,
                covered ? "ok" : "unknown",
                surprise,
                events,
                incidents,
                newsrooms,
                corroborated,
                severity,
                killed,
                hottest.stage(),
                List.of(),
                List.of(),
                List.of(
                        new RiskPart(
                                "region:" + hottest.region(), hottest.score(), 1, hottest.score())),
                List.copyOf(eventIds),
                simulated,
                hottest.version());
    }
}
