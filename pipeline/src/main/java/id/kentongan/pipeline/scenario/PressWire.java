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

    private final Grammar grammar = Grammar.standard();
    private final Places places = new Places();
    private final Dice dice;
    private final Teller teller;
    private final LocalDate first;
    private final long itemsPerDay;
    private final List<Grammar.Event> events;
    private final int words;
    private long sent;

    /**
     * About two short articles for one field report.
     *
     * @param seed of the random numbers, and part of the ids
     * @param first day of the first item
     * @param itemsPerDay how many items share a day before the next begins
     */
    public PressWire(long seed, LocalDate first, long itemsPerDay) {
        this(seed, first, itemsPerDay, 0);
    }

    private PressWire(long seed, LocalDate first, long itemsPerDay, int words) {
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
        if (words < 1) {
            throw new IllegalArgumentException("an article has words, not " + words);
        }
        return new PressWire(seed, first, itemsPerDay, words);
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    /** The next item, as a line of the input format without its line end. */
    @Override
    public byte[] next() {
        LocalDate day = first.plusDays(sent / itemsPerDay);
        sent++;
        Grammar.Event event = dice.pick(events);
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
