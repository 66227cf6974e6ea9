package id.kentongan.pipeline.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.kentongan.analyzers.region.Region;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Composes the bundled scenario: noise, planted escalations, copies, late and broken lines. */
final class ScenarioWriter {

    private static final LocalDate BUNDLED_VOTE = LocalDate.of(2024, 11, 27);
    private static final int DAYS_BEFORE = 90;
    private static final int DAYS_AFTER = 14;
    private static final int OFFICES = 57;

    private final Grammar grammar = Grammar.standard();
    private final Places places = new Places();
    private final Dice dice = new Dice(20241127);
    private final Teller teller = new Teller(grammar, places, "sim");
    private final List<Sent> sent = new ArrayList<>();
    private final int weeks;
    private final LocalDate vote;
    private int copies;

    /** A play whose dates are moved by {@code weeks}. */
    ScenarioWriter(int weeks) {
        this.weeks = weeks;
        this.vote = BUNDLED_VOTE.plusWeeks(weeks);
    }

    /** By how many weeks the play must be moved to end at or before {@code day}. */
    static int weeksUntil(LocalDate day) {
        // copies and late lines follow the last day by less than a week
        LocalDate end = BUNDLED_VOTE.plusDays(DAYS_AFTER + 7L);
        return (int) Math.floorDiv(ChronoUnit.DAYS.between(end, day), 7L);
    }

    /** One line and when it arrives. */
    private record Sent(Instant arrival, int order, byte[] line) {}

    /** All lines in order of arrival. */
    List<byte[]> lines() {
        for (Grammar.Plan plan : grammar.plans()) {
            escalate(plan);
        }
        for (int day = -DAYS_BEFORE; day <= DAYS_AFTER; day++) {
            noise(day);
        }
        nils();
        broken();
        return sent.stream()
                .sorted(Comparator.comparing(Sent::arrival).thenComparingInt(Sent::order))
                .map(Sent::line)
                .toList();
    }

    List<PlantedEscalation> truth() {
        return grammar.plans().stream()
                .map(
                        plan ->
                                new PlantedEscalation(
                                        plan.truth().region(),
                                        plan.truth().family(),
                                        plan.truth().start().plusWeeks(weeks),
                                        plan.truth().peak().plusWeeks(weeks),
                                        plan.truth().end().plusWeeks(weeks)))
                .toList();
    }

    private void escalate(Grammar.Plan plan) {
        Region region = places.region(plan.truth().region());
        LocalDate peak = plan.truth().peak().plusWeeks(weeks);
        Setting cast = Setting.draw(region, peak, grammar, places, dice);
        for (Grammar.Step step : plan.steps()) {
            Grammar.Event event = grammar.event(step.event());
            Setting setting = cast.on(peak.plusDays(step.day()), places, dice);
            List<Teller.Outlet> outlets = teller.outlets(region);
            for (int i = 0; i < step.news(); i++) {
                Teller.Outlet outlet = outlets.get(i % outlets.size());
                ObjectNode article =
                        teller.article(event, setting, outlet, dice.between(60, 900), dice);
                send(article);
                copy(article, event.number("severity", 0) >= 3 ? 5 : 1);
            }
            for (int i = 0; i < step.field(); i++) {
                if (!event.fields().isEmpty()) {
                    send(teller.report(event, setting, dice.between(10, 300), dice));
                }
            }
        }
    }

    private void noise(int day) {
        for (int i = dice.between(22, 30); i > 0; i--) {
            Grammar.Event event = occurrence(day);
            Region region = place(event);
            Setting setting = Setting.draw(region, vote.plusDays(day), grammar, places, dice);
            boolean field =
                    event.titles().isEmpty() || (!event.fields().isEmpty() && dice.chance(45));
            if (field) {
                send(teller.report(event, setting, dice.between(10, 900), dice));
                continue;
            }
            ObjectNode article =
                    teller.article(
                            event, setting, outlet(event, region), dice.between(60, 1300), dice);
            send(article);
            copy(article, dice.chance(6) ? 2 : 0);
        }
    }

    private Grammar.Event occurrence(int day) {
        List<Grammar.Event> possible =
                grammar.events().stream()
                        .filter(e -> e.number("weight", 0) > 0)
                        .filter(e -> e.number("from", -DAYS_BEFORE) <= day)
                        .filter(e -> e.number("to", DAYS_AFTER) >= day)
                        .toList();
        int mark = dice.below(possible.stream().mapToInt(e -> e.number("weight", 0)).sum());
        for (Grammar.Event event : possible) {
            mark -= event.number("weight", 0);
            if (mark < 0) {
                return event;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }

    private Region place(Grammar.Event event) {
        String provinces = event.attribute("provinces", "");
        if (!provinces.isEmpty()) {
            return places.within(List.of(provinces.split(",", -1)), dice);
        }
        return "pair".equals(event.attribute("scope", "")) ? places.paired(dice) : places.any(dice);
    }

    private Teller.Outlet outlet(Grammar.Event event, Region region) {
        List<Teller.Outlet> outlets = teller.outlets(region);
        return "national".equals(event.attribute("scope", ""))
                ? outlets.get(dice.between(3, 4))
                : dice.pick(outlets);
    }

    private void copy(ObjectNode article, int atMost) {
        for (int i = atMost == 0 ? 0 : dice.between(0, atMost); i > 0; i--) {
            copies++;
            send(teller.copy(article, copies, dice));
        }
    }

    /** Most lines arrive when they are known; a few some hours later, very few after days. */
    private void send(ObjectNode item) {
        Instant arrival = Teller.known(item).toInstant();
        int luck = dice.below(100);
        if (luck < 4) {
            arrival = arrival.plus(dice.between(1, 20), ChronoUnit.HOURS);
        } else if (luck < 5) {
            arrival = arrival.plus(dice.between(40, 120), ChronoUnit.HOURS);
        }
        add(arrival, teller.line(item));
        if (luck == 99) {
            add(arrival.plusSeconds(60), teller.line(item));
        } else if (luck == 98 && item.has("body")) {
            ObjectNode revision = item.deepCopy();
            revision.put("body", item.get("body").asText() + "\nRalat: penulisan nama diperbaiki.");
            add(arrival.plusSeconds(7200), teller.line(revision));
        }
    }

    private void nils() {
        List<Region> all = places.regencies();
        for (int office = 0; office < OFFICES; office++) {
            Region region = all.get(office * all.size() / OFFICES);
            DayOfWeek weekday = DayOfWeek.of(office % 7 + 1);
            for (int day = -DAYS_BEFORE; day <= DAYS_AFTER; day++) {
                LocalDate date = vote.plusDays(day);
                boolean silent = office % 8 == 3 && day > -30;
                if (date.getDayOfWeek() == weekday && !silent && !dice.chance(5)) {
                    OffsetDateTime at =
                            OffsetDateTime.of(
                                    date,
                                    LocalTime.of(15, dice.below(60)),
                                    ZoneOffset.of(region.zone().offset()));
                    ObjectNode nil = teller.nil(region, at);
                    add(at.toInstant(), teller.line(nil));
                }
            }
        }
    }

    private void broken() {
        byte[] whole =
                teller.line(
                        teller.report(
                                grammar.event("routine"),
                                Setting.draw(places.any(dice), vote, grammar, places, dice),
                                5,
                                dice));
        String text = new String(whole, StandardCharsets.UTF_8);
        String id = text.substring(text.indexOf("sim-"), text.indexOf("\",\"type"));
        List<byte[]> faults =
                List.of(
                        utf8(text.substring(0, text.length() / 2)),
                        utf8("<rss><item>bukan json</item></rss>"),
                        utf8("LAPORAN: situasi aman terkendali"),
                        utf8("[1,2,3]"),
                        utf8(text.replaceFirst("\"id\":\"[^\"]*\",", "")),
                        utf8(text.replaceFirst("\"type\":\"incident\"", "\"type\":\"rumor\"")),
                        utf8(
                                text.replace(id, "sim-x-1")
                                        .replaceFirst(
                                                "\"occurredAt\":\"[^\"]*\"",
                                                "\"occurredAt\":\"2024-13-41\"")),
                        utf8(
                                text.replace(id, "sim-x-2")
                                        .replaceFirst(
                                                "\"reportedAt\":\"[^\"]*\"",
                                                "\"reportedAt\":\"kemarin sore\"")),
                        utf8(
                                text.replace(id, "sim-x-3")
                                        .replaceFirst(
                                                "\"region\":\"[^\"]*\"", "\"region\":\"99.99\"")),
                        utf8(
                                text.replace(id, "sim-x-4")
                                        .replaceFirst("\"region\":\"[^\"]*\"", "\"region\":7271")),
                        utf8(
                                text.replace(id, "sim-x-5")
                                        .replaceFirst(",\"source\":\\{[^}]*\\}", "")),
                        utf8(
                                text.replace(id, "sim-x-6")
                                        .replaceFirst("\"text\":\"", "\"text\":\"\0")),
                        latin(
                                text.replace(id, "sim-x-7")
                                        .replaceFirst("\"text\":\"", "\"text\":\"\u00e9\u00f1 ")),
                        utf8(
                                text.replace(id, "sim-x-8")
                                        .replaceFirst(
                                                "\"occurredAt\":\"[^\"]*\"",
                                                "\"occurredAt\":\"2031-01-01\"")));
        int next = 0;
        for (int day = -DAYS_BEFORE + 3; day <= DAYS_AFTER; day += 2) {
            byte[] fault = faults.get(next++ % faults.size());
            add(vote.plusDays(day).atTime(9, 30).toInstant(ZoneOffset.UTC), fault);
        }
    }

    private void add(Instant arrival, byte[] line) {
        sent.add(new Sent(arrival, sent.size(), line));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
