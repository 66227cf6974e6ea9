package id.kentongan.analyzers.place;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A name in one text while it is being resolved. Lives within one reading. */
final class Mention {

    /** How far a mention is believed. */
    enum Verdict {
        ACCEPTED,
        /** Believed only if the rest of the text agrees. */
        PENDING,
        REJECTED
    }

    final int first;
    final int last;
    final PlaceName name;
    final Cue near;
    final Cue outer;

    /** Never changed in place: a narrower list takes its place. */
    List<Sense> senses;

    private Agreed agreed;
    private List<Sense> agreedOn;
    Verdict verdict = Verdict.ACCEPTED;
    boolean dateline;
    boolean linked;

    /** Which of a pair the police office of that name stands for, a weak sign. */
    Sense.Type hint = Sense.Type.NEITHER;

    /** Says where people come from: "warga Desa X, Kecamatan Y". */
    boolean ofPeople;

    /** Belongs to the name of a military or police unit. */
    boolean ofUnit;

    /** Sure of the province alone. */
    boolean provinceOnly;

    String reason = "";

    /** The village named right before or after, as in "Desa X, Kecamatan Y". */
    @Nullable VillageMention village;

    Mention(int first, int last, PlaceName name, Cue near, Cue outer) {
        this.first = first;
        this.last = last;
        this.name = name;
        this.near = near;
        this.outer = outer;
        this.senses = name.senses;
        this.agreed = name.agreed;
        this.agreedOn = name.senses;
    }

    /** Those of {@code senses} that pass; the same list where all do, as most often. */
    static List<Sense> those(List<Sense> senses, Predicate<Sense> test) {
        int passed = 0;
        for (int i = 0; i < senses.size(); i++) {
            passed += test.test(senses.get(i)) ? 1 : 0;
        }
        if (passed == senses.size()) {
            return senses;
        }
        if (passed == 0) {
            return List.of();
        }
        List<Sense> kept = new ArrayList<>(passed);
        for (int i = 0; i < senses.size(); i++) {
            if (test.test(senses.get(i))) {
                kept.add(senses.get(i));
            }
        }
        return kept;
    }

    void reject(String why) {
        verdict = Verdict.REJECTED;
        reason = why;
    }

    void pend(String why) {
        verdict = Verdict.PENDING;
        reason = why;
    }

    boolean accepted() {
        return verdict == Verdict.ACCEPTED;
    }

    /** What the senses that are left say together. */
    Agreed agreed() {
        if (agreedOn != senses) {
            agreed = Agreed.of(senses);
            agreedOn = senses;
        }
        return agreed;
    }

    /** The one kabupaten/kota all remaining senses lie in, or null. */
    @Nullable String regency() {
        return agreed().regency();
    }

    /** The one province all remaining senses lie in, or null. */
    @Nullable String province() {
        return agreed().province();
    }

    boolean districtOnly() {
        return agreed().districts();
    }

    boolean ambiguous() {
        return senses.size() > 1 && regency() == null;
    }
}
