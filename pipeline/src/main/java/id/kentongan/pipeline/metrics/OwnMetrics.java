package id.kentongan.pipeline.metrics;

import org.apache.flink.metrics.MetricGroup;

/** The group that tells metrics of our own from those of Flink. */
public final class OwnMetrics {

    static final String GROUP = "kentongan";

    private OwnMetrics() {}

    /** Where an operator counts. */
    public static MetricGroup in(MetricGroup operator) {
        return operator.addGroup(GROUP);
    }

    /** Where an operator counts what has {@code value} for {@code label}. */
    public static MetricGroup in(MetricGroup operator, String label, String value) {
        return in(operator).addGroup(label, value);
    }
}
