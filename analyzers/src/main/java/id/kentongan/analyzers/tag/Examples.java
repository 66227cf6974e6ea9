package id.kentongan.analyzers.tag;

import id.kentongan.analyzers.indicator.Indicator;
import id.kentongan.analyzers.indicator.Sign;
import id.kentongan.analyzers.knowledge.Bundle;
import id.kentongan.analyzers.match.Lexicon;
import id.kentongan.analyzers.match.LexiconBuilder;
import id.kentongan.analyzers.text.Tokenizer;

/** Tries the sentences that indicator files carry: where they must fire and where not. */
final class Examples {

    private Examples() {}

    /**
     * Tries those of all indicators, because a phrase of one may break another.
     *
     * @throws IllegalArgumentException with file, line and reason
     */
    static void prove(Bundle bundle) {
        LexiconBuilder builder = new LexiconBuilder();
        bundle.addTo(builder);
        Lexicon lexicon = builder.build();
        for (Indicator indicator : bundle.indicators().all()) {
            for (String sentence : indicator.matches()) {
                if (!fires(lexicon, indicator.code(), sentence)) {
                    throw new IllegalArgumentException(
                            bundle.place(indicator.code(), sentence)
                                    + ": does not fire in its example: "
                                    + sentence);
                }
            }
            for (String sentence : indicator.rejects()) {
                if (fires(lexicon, indicator.code(), sentence)) {
                    throw new IllegalArgumentException(
                            bundle.place(indicator.code(), sentence)
                                    + ": fires where it must not: "
                                    + sentence);
                }
            }
        }
    }

    static boolean fires(Lexicon lexicon, String code, String sentence) {
        Reading reading = new Reading(lexicon.match(Tokenizer.standard().read(sentence)), false);
        return reading.kept.stream()
                .anyMatch(
                        hit ->
                                hit.payload() instanceof Sign.Phrase phrase
                                        && phrase.code().equals(code)
                                        && (!code.startsWith("ELC")
                                                || reading.electionNear[
                                                        reading.tokens.sentence(hit.first())]));
    }
}
