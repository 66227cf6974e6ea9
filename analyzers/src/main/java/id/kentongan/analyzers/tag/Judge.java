package id.kentongan.analyzers.tag;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.text.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A learned model beside the rules. It sees what the rules saw and may correct their verdict; it
 * never adds evidence, which stays spans of the text.
 */
public interface Judge {

    /** Severity of a verdict that leaves it to the facts of the text. */
    int COMPUTE = -1;

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
            Status status, List<String> indicators, int severity, double confidence, String rule) {}

    /** The verdict in place of {@code rules}, or null to leave it. Must not throw for any text. */
    @Nullable Verdict judge(Item item, Tokens tokens, Features features, Verdict rules);
}
