package id.kentongan.analyzers.place;

import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.match.Matches;
import id.kentongan.analyzers.region.Regions;
import java.time.LocalDate;

/**
 * Resolves the places of one text. Immutable and safe for use by several threads.
 *
 * <p>The order of evidence: the region field of a report; "Desa X, Kecamatan Y, Kabupaten Z"; a
 * kabupaten or kota named with the event; the bupati or wali kota who deals with it; the police
 * office; the dateline. Hospital, court, home town and outlet name never beat these. A name of a
 * desa or kecamatan alone resolves nothing.
 */
public final class PlaceResolver {

    private static final long SECONDS_OF_DAY = 86_400;

    private static final PlaceResolver STANDARD = new PlaceResolver(Gazetteer.standard());

    private final Gazetteer gazetteer;

    private PlaceResolver(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** The resolver over the gazetteer that ships with the project. */
    public static PlaceResolver standard() {
        return STANDARD;
    }

    /**
     * The places of one text, settled; ask it for the place of each event.
     *
     * @param matches the text and the occurrences found by the lexicon that {@link
     *     Gazetteer#register} filled
     * @param item where the text comes from; its region is the place of a report and the home area
     *     of an outlet
     */
    public PlaceReading read(Matches matches, Item item) {
        Letters letters = new Letters(matches.tokens());
        String day = day(item);
        PlaceReader reader =
                new PlaceReader(gazetteer, matches, letters, day, item.kind() == Item.Kind.NEWS);
        reader.read();
        String home = item.region();
        if (home != null && gazetteer.regions().find(home).isEmpty()) {
            home = home.equals(Regions.NATIONAL) ? home : null;
        }
        new Agreement(reader, matches.tokens(), letters, home, day).settle();
        return new PlaceReading(gazetteer.regions(), matches.tokens(), reader, item, home, day);
    }

    /** Day of the text, which decides what a name meant then. */
    private static String day(Item item) {
        long days = Math.floorDiv(item.occurred().getEpochSecond(), SECONDS_OF_DAY);
        return LocalDate.ofEpochDay(days).toString();
    }
}
