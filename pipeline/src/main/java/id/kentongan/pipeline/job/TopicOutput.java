package id.kentongan.pipeline.job;

import id.kentongan.analyzers.office.OfficeFiles;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.kafka.KafkaOutput;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.operators.Dispatching;
import id.kentongan.pipeline.output.Lines;
import id.kentongan.pipeline.topology.EarlyWarningTopology.Outputs;
import java.util.Properties;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Writes what leaves the topology to Kafka, exactly once. */
public final class TopicOutput {

    private TopicOutput() {}

    /** Attaches the sinks with the files that ship. */
    public static void attach(Outputs outputs, Properties client, String prefix) {
        attach(outputs, client, prefix, OfficeFiles.standard());
    }

    /**
     * Attaches the sinks.
     *
     * @param client settings of the Kafka client
     * @param prefix of transactional ids; two jobs on one cluster need two
     * @param files who is told, and the register of triggers
     */
    public static void attach(
            Outputs outputs, Properties client, String prefix, OfficeFiles files) {
        // lambdas, not Json::bytes: javac reads back two such references as one (JDK-8208752)
        sink(
                outputs.findings(),
                client,
                prefix,
                Topics.FINDINGS,
                tagged -> Lines.utf8(tagged.item().id()),
                Lines::finding);
        sink(
                outputs.deadLetters(),
                client,
                prefix,
                Topics.DEAD_LETTERS,
                letter -> Lines.utf8(letter.digest()),
                Lines::deadLetter);
        sink(
                outputs.events(),
                client,
                prefix,
                Topics.EVENTS,
                event -> Lines.utf8(event.eventId()),
                event -> Json.bytes(event));
        sink(
                outputs.scores(),
                client,
                prefix,
                Topics.RISK_SCORES,
                rated -> Lines.utf8(rated.score().region() + "/" + rated.score().family()),
                Lines::ratedScore);
        sink(
                outputs.alerts(),
                client,
                prefix,
                Topics.ALERTS,
                alert -> Lines.utf8(alert.region() + "/" + alert.family()),
                alert -> Json.bytes(alert));
        Dispatching.Outputs dispatched = Dispatching.attach(outputs.toDispatch(), files, null);
        sink(
                dispatched.notices(),
                client,
                prefix,
                Topics.NOTICES,
                notice -> Lines.utf8(notice.noticeId()),
                notice -> Json.bytes(notice));
        sink(
                dispatched.audit(),
                client,
                prefix,
                Topics.AUDIT,
                line -> Lines.utf8(line.region()),
                line -> Json.bytes(line));
    }

    private static <T> void sink(
            DataStream<T> stream,
            Properties client,
            String prefix,
            String topic,
            KafkaOutput.Encoder<T> key,
            KafkaOutput.Encoder<T> value) {
        stream.sinkTo(KafkaOutput.of(client, prefix, topic, key, value))
                .uid(topic + "-topic")
                .name("To topic " + topic);
    }
}
