package id.kentongan.analyzers.place;

import java.util.List;
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
    List<Sense> senses;
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

    /** The one kabupaten/kota all remaining senses lie in, or null. */
    @Nullable String regency() {
        String only = null;
        for (Sense sense : senses) {
            String regency = sense.regency();
            if (regency == null || (only != null && !only.equals(regency))) {
                return null;
            }
            only = regency;
        }
        return only;
    }

    /** The one province all remaining senses lie in, or null. */
    @Nullable String province() {
        String only = null;
        for (Sense sense : senses) {
            if (only != null && !only.equals(sense.province())) {
                return null;
            }
            only = sense.province();
        }
        return only;
    }

    boolean districtOnly() {
        for (Sense sense : senses) {
            if (sense.level() != Sense.Level.DISTRICT) {
                return false;
            }
        }
        return !senses.isEmpty();
    }

    boolean ambiguous() {
        return senses.size() > 1 && regency() == null;
    }
}
