package id.kentongan.pipeline.scenario;

import id.kentongan.pipeline.kafka.TopicWriter;
import id.kentongan.pipeline.kafka.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** Sends a scenario to the input topics of a running system. */
public final class ScenarioFeed {

    private ScenarioFeed() {}

    /**
     * Sends all items in their order.
     *
     * @param bootstrap {@code HOST:PORT} of a broker
     * @return how many were acknowledged
     * @throws IOException with one line for people if the broker cannot be reached
     */
    public static long send(String bootstrap, Scenario scenario) throws IOException {
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", bootstrap);
        try (TopicWriter writer =
                TopicWriter.open(client, List.of(Topics.INCIDENT_REPORTS, Topics.NEWS_ARTICLES))) {
            for (byte[] item : scenario.items()) {
                writer.send(topic(item), new byte[0], item);
            }
            return writer.flush();
        }
    }

    private static String topic(byte[] item) {
        return new String(item, StandardCharsets.UTF_8).contains("\"type\":\"news\"")
                ? Topics.NEWS_ARTICLES
                : Topics.INCIDENT_REPORTS;
    }
}
