package id.kentongan.analyzers.tag;

import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.status.Contribution;
import java.util.List;

/**
 * Why a text got its finding, for people.
 *
 * @param finding the finding
 * @param spans every phrase and cue that was met, in order of the text
 * @param rule the rule that decided the status
 * @param reasons what spoke for the status and against the runner-up, strongest first
 * @param rejected readings that were considered and why they lost
 * @param places places considered and what was made of them
 */
public record Explanation(
        Finding finding,
        List<Span> spans,
        String rule,
        List<Contribution> reasons,
        List<String> rejected,
        List<String> places) {

    /**
     * One phrase or cue of the text.
     *
     * @param field input field
     * @param start first UTF-16 unit
     * @param end one past the last unit
     * @param text the characters
     * @param role code of an indicator or marker, or {@code status:CUE}
     * @param scope empty when asserted, else {@code negated}, {@code avoided}, {@code
     *     hypothetical}, {@code announced} or {@code blocked} (inside a look-alike)
     */
    public record Span(String field, int start, int end, String text, String role, String scope) {}
}
