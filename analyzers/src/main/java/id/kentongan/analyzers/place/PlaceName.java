package id.kentongan.analyzers.place;

import id.kentongan.analyzers.match.Payload;
import java.util.List;

/**
 * A name of the gazetteer with all it may stand for. Identity decides equality: one object per
 * name.
 */
final class PlaceName implements Payload {

    /** How far the name is also an ordinary word. */
    enum Ordinary {
        NAME,
        /** Needs a telling capital or a cue. */
        WORD,
        /** Needs a cue of its own, its province or its parent. */
        HARD,
        /** Means the region only beside its type, its province or a place inside it. */
        PARENT
    }

    final String form;
    final Ordinary ordinary;
    final List<Sense> senses;

    /** What all senses say together. */
    final Agreed agreed;

    /** Whether the name once meant something that it no longer means. */
    final boolean former;

    /** Whether the name means kecamatan only. */
    final boolean small;

    /** Whether the last letter is missing, as some archives lose it before a full stop. */
    final boolean clipped;

    PlaceName(String form, Ordinary ordinary, List<Sense> senses, boolean clipped) {
        this.clipped = clipped;
        this.form = form;
        this.ordinary = ordinary;
        this.senses = List.copyOf(senses);
        this.agreed = Agreed.of(this.senses);
        this.small = senses.isEmpty() || agreed.districts();
        this.former = this.senses.stream().anyMatch(sense -> sense.lastValid() != null);
    }

    /** Whether the name may mean a province, kabupaten or kota and not only a kecamatan. */
    boolean large() {
        return !small;
    }

    @Override
    public String toString() {
        return form;
    }
}
