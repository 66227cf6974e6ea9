package id.kentongan.pipeline.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;

/**
 * Shows what the job counts of itself, and what Flink knows of its checkpoints and restarts, to
 * Prometheus at {@code /metrics}. The reporter that comes with Flink listens on every address of
 * the machine; this one on loopback alone.
 */
public final class LoopbackReporter implements MetricReporter {

    static final String PORT = "port";

    private static final String JOB_SCOPE = "jobmanager.job";

    /** Variables of Flink that tell the series of one metric apart. */
    private static final Map<String, String> LABELS =
            Map.of("<operator_name>", "operator", "<subtask_index>", "subtask");

    private final Map<Metric, Named> metrics = new ConcurrentHashMap<>();

    private HttpServer server;

    /**
     * How a metric is called.
     *
     * @param labels in braces, or empty
     */
    private record Named(String name, String labels) {}

    @Override
    public void open(MetricConfig config) {
        int port = config.getInteger(PORT, 0);
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("metrics cannot listen on port " + port, e);
        }
        server.createContext("/metrics", this::answer);
        server.start();
    }

    /** Port on which it listens. */
    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        String scope =
                group instanceof LogicalScopeProvider provider
                        ? provider.getLogicalScope(text -> text, '.')
                        : "";
        boolean own = ('.' + scope + '.').contains('.' + OwnMetrics.GROUP + '.');
        if (own) {
            metrics.put(metric, new Named("kentongan_" + clean(name), labels(group)));
        } else if (scope.equals(JOB_SCOPE)) {
            metrics.put(metric, new Named("kentongan_job_" + clean(name), ""));
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        metrics.remove(metric);
    }

    private static String clean(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_]", "_");
    }

    private static String labels(MetricGroup group) {
        Map<String, String> labels = new TreeMap<>();
        group.getAllVariables()
                .forEach(
                        (variable, value) -> {
                            String known = LABELS.get(variable);
                            if (known != null) {
                                labels.put(known, value);
                            } else if (!variable.matches(
                                    "<(host|tm_id|job_.*|task_.*|operator_.*)>")) {
                                labels.put(clean(variable.replaceAll("[<>]", "")), value);
                            }
                        });
        StringBuilder text = new StringBuilder();
        labels.forEach(
                (name, value) ->
                        text.append(text.isEmpty() ? "" : ",")
                                .append(name)
                                .append("=\"")
                                .append(
                                        value.replace("\\", "\\\\")
                                                .replace("\"", "\\\"")
                                                .replace("\n", "\\n"))
                                .append('"'));
        return text.toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] text = text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    /** All of it in the text form of Prometheus, in order. */
    String text() {
        Map<String, Set<String>> families = new TreeMap<>();
        metrics.forEach(
                (metric, named) -> {
                    if (metric instanceof Counter counter) {
                        family(families, named.name() + "_total", "counter")
                                .add(
                                        named.name()
                                                + "_total"
                                                + braced(named.labels(), "")
                                                + ' '
                                                + counter.getCount());
                    } else if (metric instanceof Durations durations) {
                        buckets(families, named, durations);
                    } else if (metric instanceof Gauge<?> gauge
                            && gauge.getValue() instanceof Number number) {
                        family(families, named.name(), "gauge")
                                .add(named.name() + braced(named.labels(), "") + ' ' + number);
                    }
                });
        StringBuilder text = new StringBuilder();
        families.forEach(
                (type, lines) -> {
                    text.append("# TYPE ").append(type).append('\n');
                    lines.forEach(line -> text.append(line).append('\n'));
                });
        return text.toString();
    }

    private static Set<String> family(Map<String, Set<String>> families, String name, String type) {
        return families.computeIfAbsent(name + ' ' + type, any -> new TreeSet<>());
    }

    private static void buckets(
            Map<String, Set<String>> families, Named named, Durations durations) {
        Set<String> lines = family(families, named.name(), "histogram");
        StringBuilder all = new StringBuilder();
        long below = 0;
        for (int i = 0; i < Durations.BUCKETS; i++) {
            below += durations.in(i);
            String most =
                    i == Durations.BUCKETS - 1
                            ? "+Inf"
                            : Double.toString(Durations.most(i) / 1_000_000.0);
            all.append(named.name())
                    .append("_bucket")
                    .append(braced(named.labels(), "le=\"" + most + '"'))
                    .append(' ')
                    .append(below)
                    .append('\n');
        }
        // one entry of the set: buckets stay in their order
        lines.add(
                all
                        + named.name()
                        + "_count"
                        + braced(named.labels(), "")
                        + ' '
                        + below
                        + '\n'
                        + named.name()
                        + "_sum"
                        + braced(named.labels(), "")
                        + ' '
                        + durations.sum() / 1_000_000.0);
    }

    private static String braced(String labels, String more) {
        String both = labels + (labels.isEmpty() || more.isEmpty() ? "" : ",") + more;
        return both.isEmpty() ? "" : '{' + both + '}';
    }
}
