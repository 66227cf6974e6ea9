package id.kentongan.analyzers.office;

import id.kentongan.analyzers.alert.ActionCards;
import id.kentongan.analyzers.alert.Triggers;
import id.kentongan.analyzers.knowledge.LineRefused;
import id.kentongan.analyzers.knowledge.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that an office keeps beside those that ship: who is told, what is silenced, its action
 * cards, its dated triggers, its channels. A file that is absent means what ships. Travels as text,
 * so that every operator reads the same lines. Immutable.
 *
 * @param texts whole files by name
 */
public record OfficeFiles(Map<String, String> texts) implements Serializable {

    private static final long serialVersionUID = 1L;

    public static final String OFFICES = "offices.tsv";

    public static final String SILENCES = "silences.tsv";

    public static final String CARDS = "cards.tsv";

    public static final String TRIGGERS = "triggers.tsv";

    /** All names. */
    public static final List<String> NAMES =
            List.of(OFFICES, SILENCES, CARDS, TRIGGERS, ChannelLine.FILE);

    /** Problems told of one file; the first ones are enough to mend it. */
    private static final int MOST_PROBLEMS = 20;

    public OfficeFiles {
        texts = new TreeMap<>(texts == null ? Map.of() : texts);
    }

    /** Nothing but what ships. */
    public static OfficeFiles standard() {
        return new OfficeFiles(Map.of());
    }

    /** Whether the office keeps its own list of offices. */
    public boolean ownOffices() {
        return texts.containsKey(OFFICES);
    }

    /** Who is told, and what is silenced. */
    public Routing routing() {
        if (!ownOffices() && !texts.containsKey(SILENCES)) {
            return Routing.standard();
        }
        return Routing.read(
                ownOffices() ? text(OFFICES) : Table.resource(Routing.class, OFFICES),
                OFFICES,
                text(SILENCES),
                SILENCES);
    }

    /** The action cards that ship, with those of the office in the place of their like. */
    public ActionCards cards() {
        ActionCards shipped = ActionCards.standard();
        return texts.containsKey(CARDS)
                ? shipped.with(ActionCards.read(text(CARDS), CARDS))
                : shipped;
    }

    /** The triggers that ship and those of the office. */
    public Triggers triggers() {
        Triggers shipped = Triggers.standard();
        return texts.containsKey(TRIGGERS)
                ? shipped.and(Triggers.read(text(TRIGGERS), TRIGGERS))
                : shipped;
    }

    /** The channels; the archive is always among them. */
    public List<ChannelLine> channels() {
        return ChannelLine.read(text(ChannelLine.FILE), ChannelLine.FILE);
    }

    /**
     * All that cannot be used, in order of file and line; empty when the files are good. A file is
     * read on after a bad line, so that one look mends them all.
     */
    public List<LineRefused> problems() {
        List<LineRefused> problems = new ArrayList<>();
        collect(CARDS, problems, files -> files.cards());
        collect(ChannelLine.FILE, problems, files -> files.channels());
        collect(OFFICES, problems, files -> files.without(SILENCES).routing());
        if (problems.stream().noneMatch(one -> one.file().equals(OFFICES))) {
            collect(SILENCES, problems, files -> files.routing());
        }
        collect(TRIGGERS, problems, files -> files.triggers());
        if (problems.isEmpty()) {
            unknownChannels(problems);
        }
        return List.copyOf(problems);
    }

    /**
     * These files.
     *
     * @throws LineRefused the first problem
     */
    public OfficeFiles checked() {
        List<LineRefused> problems = problems();
        if (!problems.isEmpty()) {
            throw problems.get(0);
        }
        return this;
    }

    /** Reads some of the files, which throws at the first bad line. */
    @FunctionalInterface
    private interface Reading {
        Object of(OfficeFiles files);
    }

    private void collect(String name, List<LineRefused> problems, Reading reading) {
        OfficeFiles files = this;
        for (int i = 0; i < MOST_PROBLEMS && texts.containsKey(name); i++) {
            try {
                reading.of(files);
                return;
            } catch (LineRefused e) {
                problems.add(e);
                files = files.withoutLine(name, e.line());
            }
        }
    }

    private OfficeFiles without(String name) {
        Map<String, String> rest = new TreeMap<>(texts);
        rest.remove(name);
        return new OfficeFiles(rest);
    }

    private OfficeFiles withoutLine(String name, int line) {
        String[] lines = text(name).split("\\R", -1);
        lines[line - 1] = "";
        Map<String, String> rest = new TreeMap<>(texts);
        rest.put(name, String.join("\n", lines));
        return new OfficeFiles(rest);
    }

    private void unknownChannels(List<LineRefused> problems) {
        Set<String> known = new TreeSet<>();
        Set<String> files = new TreeSet<>();
        for (ChannelLine channel : channels()) {
            (channel.kind() == ChannelLine.Kind.CAP ? files : known).add(channel.name());
        }
        String officeText = ownOffices() ? text(OFFICES) : Table.resource(Routing.class, OFFICES);
        for (Table.Row row : Table.read(officeText, OFFICES, Routing.COLUMNS)) {
            if (!known.contains(row.cell(6))) {
                problems.add(
                        row.refused(
                                "office "
                                        + row.cell(0)
                                        + " names the channel "
                                        + row.cell(6)
                                        + (files.contains(row.cell(6))
                                                ? ", which is of kind cap: its directory gets"
                                                        + " every alert by itself; name one of "
                                                : ", which is not in channels.tsv (there: ")
                                        + String.join(", ", known)
                                        + (files.contains(row.cell(6)) ? "" : ")")));
            }
        }
    }

    private String text(String name) {
        return texts.getOrDefault(name, "");
    }
}
