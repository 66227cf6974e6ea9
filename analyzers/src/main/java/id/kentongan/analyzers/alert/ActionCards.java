package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.knowledge.Table;
import id.kentongan.analyzers.risk.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to do at a level: data that an office can edit. Refuses a file whose cards lack the
 * placeholder of the region, and cards about the state's own force that do not name an independent
 * body or that recommend more force.
 */
public final class ActionCards {

    private static final String RESOURCE = "cards.tsv";

    private static final int LONGEST_STEP = 140;

    private static final String PLACEHOLDER = "{wilayah}";

    /** Indicators about force used by the state or for it. */
    private static final Set<String> ACCOUNTABLE = Set.of("GOV-04", "SEP-04", "LND-04");

    private static final List<String> BODIES = List.of("komnas ham", "ombudsman", "propam");

    private static final List<String> FORCE =
            List.of(
                    "tindak tegas",
                    "tindakan tegas",
                    "bubarkan",
                    "dibubarkan",
                    "gas air mata",
                    "tambah personel",
                    "penambahan personel",
                    "personel tambahan",
                    "pasukan",
                    "brimob",
                    "represif",
                    "tembak");

    private final Map<String, Card> cards;

    private ActionCards(Map<String, Card> cards) {
        this.cards = cards;
    }

    /**
     * One card.
     *
     * @param stage of UU 7/2012: pencegahan, penghentian or pemulihan
     * @param office that takes the first step
     * @param brief the step for the short form of an alert
     * @param steps the full list, with the placeholder of the region
     */
    public record Card(String stage, String office, String brief, List<String> steps) {

        /** The steps for {@code region}. */
        public List<String> stepsFor(String region) {
            return steps.stream().map(step -> step.replace(PLACEHOLDER, region)).toList();
        }
    }

    /** The cards that ship with the project. */
    public static ActionCards standard() {
        return of(Table.resource(ActionCards.class, RESOURCE, 6));
    }

    /** These cards, with those of {@code own} in the place of their like. */
    public ActionCards with(ActionCards own) {
        Map<String, Card> both = new HashMap<>(cards);
        both.putAll(own.cards);
        return new ActionCards(Map.copyOf(both));
    }

    /**
     * Cards edited by an office.
     *
     * @throws IllegalArgumentException naming the line and what is wrong with it
     */
    public static ActionCards read(String text, String name) {
        return of(Table.read(text, name, 6));
    }

    private static ActionCards of(List<Table.Row> rows) {
        Map<String, Card> cards = new HashMap<>();
        for (Table.Row row : rows) {
            if (row.cell(0).equals("version")) {
                continue;
            }
            check(row);
            cards.put(
                    row.cell(0) + " " + row.cell(1),
                    new Card(
                            row.cell(2),
                            row.cell(3),
                            row.cell(4),
                            List.of(row.cell(5).split(" \\| "))));
        }
        return new ActionCards(Map.copyOf(cards));
    }

    private static void check(Table.Row row) {
        try {
            Level.valueOf(row.cell(0));
        } catch (IllegalArgumentException e) {
            throw row.refused("unknown level " + row.cell(0) + "; use WASPADA, SIAGA or AWAS");
        }
        if (!row.cell(1).matches("[A-Z]{3}(-[0-9]{2})?")
                || !Weights.isFamily(row.cell(1).substring(0, 3))) {
            throw row.refused(
                    "unknown family or indicator " + row.cell(1) + "; use such as LND or LND-04");
        }
        if (row.cell(3).isEmpty() || row.cell(4).isEmpty()) {
            throw row.refused("the card lacks the office or the short step");
        }
        if (row.cell(4).length() > LONGEST_STEP) {
            throw row.refused(
                    "the short step is longer than "
                            + LONGEST_STEP
                            + " characters; alerts are short");
        }
        if (!Set.of("pencegahan", "penghentian", "pemulihan").contains(row.cell(2))) {
            throw row.refused("unknown stage " + row.cell(2));
        }
        if (!row.cell(5).contains(PLACEHOLDER)) {
            throw row.refused("the steps lack the placeholder " + PLACEHOLDER);
        }
        String rest = row.cell(5).replace(PLACEHOLDER, "");
        if (rest.contains("{") || rest.contains("}")) {
            throw row.refused("the steps hold a placeholder other than " + PLACEHOLDER);
        }
        if (ACCOUNTABLE.contains(row.cell(1))) {
            String all =
                    (row.cell(3) + " " + row.cell(4) + " " + row.cell(5)).toLowerCase(Locale.ROOT);
            if (BODIES.stream().noneMatch(all::contains)) {
                throw row.refused(
                        "a card for " + row.cell(1) + " names Komnas HAM, Ombudsman or Propam");
            }
            for (String force : FORCE) {
                if (all.contains(force)) {
                    throw row.refused(
                            "a card for " + row.cell(1) + " never recommends force: " + force);
                }
            }
        }
    }

    /** The card for a level, by indicator where there is one, else by family; null for NORMAL. */
    public @Nullable Card find(Level level, @Nullable String indicator, String family) {
        Card card = indicator == null ? null : cards.get(level.name() + " " + indicator);
        return card == null ? cards.get(level.name() + " " + family) : card;
    }
}
