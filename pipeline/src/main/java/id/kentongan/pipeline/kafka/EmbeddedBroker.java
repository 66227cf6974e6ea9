package id.kentongan.pipeline.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker of one node in this process, on loopback only. What it keeps survives {@code kill
 * -9}; it is for a small office and for tests, not a cluster.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String CLUSTER = "S2VudG9uZ2FuLWxva2Fs";

    private final KafkaRaftServer server;

    private final String bootstrap;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrap) {
        this.server = server;
        this.bootstrap = bootstrap;
    }

    /**
     * Starts a broker that keeps its data in {@code directory}.
     *
     * @param port for clients
     * @param controllerPort for the broker itself
     * @param retention how long topics keep messages, in milliseconds; -1 for ever
     */
    public static EmbeddedBroker start(Path directory, int port, int controllerPort, long retention)
            throws IOException {
        Files.createDirectories(directory);
        Properties settings = settings(directory.resolve("log"), port, controllerPort, retention);
        Path file = directory.resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit =
                kafka.tools.StorageTool.execute(
                        new String[] {
                            "format", "-t", CLUSTER, "-c", file.toString(), "--ignore-formatted"
                        },
                        new PrintStream(said, true, StandardCharsets.UTF_8));
        if (exit != 0) {
            throw new IOException(
                    "the Kafka directory "
                            + directory
                            + " cannot be used: "
                            + said.toString(StandardCharsets.UTF_8).strip());
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(server, "127.0.0.1:" + port);
    }

    private static Properties settings(Path log, int port, int controllerPort, long retention) {
        Properties p = new Properties();
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", "1");
        p.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        p.setProperty(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty("inter.broker.listener.name", "PLAINTEXT");
        p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.setProperty("log.dirs", log.toString());
        p.setProperty("log.retention.ms", Long.toString(retention));
        p.setProperty("log.segment.bytes", Integer.toString(64 << 20));
        p.setProperty("log.message.timestamp.type", "CreateTime");
        p.setProperty("auto.create.topics.enable", "false");
        p.setProperty("message.max.bytes", Integer.toString(8 << 20));
        for (String topic : new String[] {"offsets.topic", "transaction.state.log"}) {
            p.setProperty(topic + ".replication.factor", "1");
            p.setProperty(topic + ".num.partitions", "4");
        }
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("share.coordinator.state.topic.replication.factor", "1");
        p.setProperty("share.coordinator.state.topic.min.isr", "1");
        p.setProperty("share.coordinator.state.topic.num.partitions", "1");
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        p.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
        p.setProperty("num.network.threads", "2");
        p.setProperty("num.io.threads", "2");
        p.setProperty("num.recovery.threads.per.data.dir", "1");
        return p;
    }

    /** Address for clients. */
    public String bootstrap() {
        return bootstrap;
    }

    /** Makes sure that {@code topics} are there. */
    public void create(Collection<String> topics, int partitions, Map<String, String> settings) {
        create(Map.of("bootstrap.servers", bootstrap), topics, partitions, (short) 1, settings);
    }

    /** Makes sure that {@code topics} are there, on any broker. */
    public static void create(
            Map<String, Object> client,
            Collection<String> topics,
            int partitions,
            short replicas,
            Map<String, String> settings) {
        try (Admin admin = Admin.create(new HashMap<>(client))) {
            for (String topic : topics) {
                try {
                    admin.createTopics(
                                    java.util.List.of(
                                            new NewTopic(topic, partitions, replicas)
                                                    .configs(settings)))
                            .all()
                            .get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException("cannot create topic " + topic, e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }

    /** Sets settings of a topic that is there. */
    public void configure(String topic, Map<String, String> settings) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        List<AlterConfigOp> changes =
                settings.entrySet().stream()
                        .map(
                                entry ->
                                        new AlterConfigOp(
                                                new ConfigEntry(entry.getKey(), entry.getValue()),
                                                AlterConfigOp.OpType.SET))
                        .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot configure topic " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while configuring topics", e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
