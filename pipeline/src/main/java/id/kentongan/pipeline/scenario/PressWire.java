package id.kentongan.pipeline.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.kentongan.analyzers.region.Region;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;

/**
 * As many invented items as a load test wants, from the grammar of the scenario, spread over all
 * regions and over days. Endless; the same for the same seed. Not thread-safe.
 */
public final class PressWire implements Iterator<byte[]> {

    /** Statuses of 298 articles of the national press that two people labelled, 2023 to 2025. */
    private static final List<Share> LABELLED =
            List.of(
                    new Share("NON", 146),
                    new Share("INC", 64),
                    new Share("PRO", 37),
                    new Share("PRV", 19),
                    new Share("THR", 12),
                    new Share("RES", 10),
                    new Share("HYP", 7),
                    new Share("PST", 3));

    private record Share(String status, int of) {}

    private final Grammar grammar = Grammar.standard();
    private final Places places = new Places();
    private final Dice dice;
    private final Teller teller;
    private final LocalDate first;
    private final long itemsPerDay;
    private final List<Grammar.Event> events;
    private final int words;
    private final boolean labelled;
    private long sent;

    /**
     * About two short articles for one field report.
     *
     * @param seed of the random numbers, and part of the ids
     * @param first day of the first item
     * @param itemsPerDay how many items share a day before the next begins
     */
    public PressWire(long seed, LocalDate first, long itemsPerDay) {
        this(seed, first, itemsPerDay, 0, false);
    }

    private PressWire(long seed, LocalDate first, long itemsPerDay, int words, boolean labelled) {
        this.labelled = labelled;
        this.dice = new Dice(seed);
        this.teller = new Teller(grammar, places, "wire" + seed);
        this.first = first;
        this.itemsPerDay = itemsPerDay;
        this.words = words;
        this.events =
                words == 0
                        ? grammar.events()
                        : grammar.events().stream().filter(one -> !one.titles().isEmpty()).toList();
    }

    /**
     * Articles alone, each of about {@code words} words; every kind of occurrence is as likely as
     * any other.
     */
    public static PressWire articles(long seed, LocalDate first, long itemsPerDay, int words) {
        return articles(seed, first, itemsPerDay, words, false);
    }

    /** The same with each status as often as among real articles that people labelled. */
    public static PressWire press(long seed, LocalDate first, long itemsPerDay, int words) {
        return articles(seed, first, itemsPerDay, words, true);
    }

    private static PressWire articles(
            long seed, LocalDate first, long itemsPerDay, int words, boolean labelled) {
        if (words < 1) {
            throw new IllegalArgumentException("an article has words, not " + words);
        }
        return new PressWire(seed, first, itemsPerDay, words, labelled);
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    private List<Grammar.Event> ofStatus() {
        int mark = dice.below(LABELLED.stream().mapToInt(Share::of).sum());
        for (Share share : LABELLED) {
            mark -= share.of();
            if (mark < 0) {
                return events.stream()
                        .filter(one -> one.attribute("status", "").equals(share.status()))
                        .toList();
            }
        }
        throw new IllegalStateException("shares do not add up");
    }

    /** The next item, as a line of the input format without its line end. */
    @Override
    public byte[] next() {
        LocalDate day = first.plusDays(sent / itemsPerDay);
        sent++;
        Grammar.Event event = dice.pick(labelled ? ofStatus() : events);
        Region region = places.any(dice);
        Setting setting = Setting.draw(region, day, grammar, places, dice);
        if (words > 0) {
            ObjectNode article =
                    teller.article(event, setting, dice.pick(teller.outlets(region)), 30, dice);
            return teller.line(teller.lengthen(article, words, setting, dice));
        }
        boolean field = event.titles().isEmpty() || (!event.fields().isEmpty() && dice.chance(50));
        ObjectNode item =
                field
                        ? teller.report(event, setting, dice.between(1, 60), dice)
                        : teller.article(
                                event, setting, dice.pick(teller.outlets(region)), 30, dice);
        return teller.line(item);
    }
}
