package id.kentongan.analyzers.tag;

import id.kentongan.analyzers.finding.Status;
import java.util.List;

/**
 * A verdict on one text.
 *
 * @param status status of the main event
 * @param indicators codes, main first; empty for none
 * @param severity 0 to 4, or {@link #COMPUTE}
 * @param confidence estimated probability that status and main indicator are right
 * @param rule the rule or model that decided, in a few words
 */
record Verdict(
        Status status, List<String> indicators, int severity, double confidence, String rule) {

    /** Severity of a verdict that leaves it to the facts of the text. */
    static final int COMPUTE = -1;
}
