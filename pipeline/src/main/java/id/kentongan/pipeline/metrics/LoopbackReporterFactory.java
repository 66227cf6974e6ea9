package id.kentongan.pipeline.metrics;

import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** How Flink makes the {@link LoopbackReporter}. */
public final class LoopbackReporterFactory implements MetricReporterFactory {

    private static final String PREFIX = "metrics.reporter." + OwnMetrics.GROUP + '.';

    /** Asks Flink for the reporter on {@code port} of this machine. */
    public static void configure(Configuration flink, int port) {
        flink.setString(PREFIX + "factory.class", LoopbackReporterFactory.class.getName());
        flink.setString(PREFIX + LoopbackReporter.PORT, Integer.toString(port));
    }

    @Override
    public LoopbackReporter createMetricReporter(Properties properties) {
        return new LoopbackReporter();
    }
}
