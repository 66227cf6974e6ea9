package id.kentongan.analyzers.indicator;

import java.util.List;

/**
 * One indicator or marker, as its file says.
 *
 * @param code stable code: {@code LND-02}, {@code ESC-04}, {@code DEE-01}
 * @param name plain Indonesian words, fit for alerts
 * @param weight base weight of a scored event, 0 to 3; 0 for markers
 * @param law letters of the sources of UU 7/2012 article 5; empty for markers
 * @param snpk SNPK classes, first is the default; empty for markers
 * @param pattern Kemendagri pattern codes; empty for markers
 * @param election whether it fires only with an election cue near by
 * @param phrases phrases that fire it
 * @param topics weaker phrases: the same topic, but only beside an act or a status cue
 * @param lookAlikes phrases inside which it does not fire
 * @param matches sentences in which it must fire
 * @param rejects sentences in which it must not fire
 */
public record Indicator(
        String code,
        String name,
        double weight,
        String law,
        String snpk,
        String pattern,
        boolean election,
        List<String> phrases,
        List<String> topics,
        List<String> lookAlikes,
        List<String> matches,
        List<String> rejects) {

    /** The first three letters: LND ORM ELC IDN COM SEP LAB GOV, ESC or DEE. */
    public String family() {
        return code.substring(0, 3);
    }

    /** Whether this is a marker of escalation or de-escalation and never a topic. */
    public boolean isMarker() {
        return code.startsWith("ESC") || code.startsWith("DEE");
    }
}
