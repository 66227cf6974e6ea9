package id.kentongan.pipeline.topology;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.pipeline.record.DeadLetter;
import id.kentongan.pipeline.record.RawInput;
import id.kentongan.pipeline.record.TaggedItem;
import id.kentongan.pipeline.record.Tick;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlyWarningTopologyTest {

    /** The list of what travels and is kept: a file format. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                RawInput.class,
                TaggedItem.class,
                DeadLetter.class,
                Tick.class,
                id.kentongan.analyzers.item.Item.class,
                id.kentongan.analyzers.finding.Finding.class,
                id.kentongan.analyzers.alert.Review.class,
                id.kentongan.analyzers.alert.Ack.class,
                id.kentongan.pipeline.store.Point.class
            })
    void travelsWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    @Test
    void everyOperatorIsNamedForSavepoints() {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(SafeDefaults.configuration());
        DataStream<RawInput> inputs =
                env.fromSource(
                                new DataGeneratorSource<>(
                                        index ->
                                                new RawInput(
                                                        "", "", Instant.EPOCH, null, new byte[0]),
                                        1,
                                        TypeInformation.of(RawInput.class)),
                                WatermarkStrategy.noWatermarks(),
                                "inputs")
                        .uid("inputs");
        DataStream<Tick> ticks =
                env.fromSource(
                                new DataGeneratorSource<>(
                                        index -> new Tick(Instant.EPOCH),
                                        1,
                                        TypeInformation.of(Tick.class)),
                                WatermarkStrategy.noWatermarks(),
                                "ticks")
                        .uid("ticks");

        EarlyWarningTopology.build(
                        new EarlyWarningTopology.Inputs(inputs, ticks),
                        TopologyOptions.replay(Instant.EPOCH))
                .scores()
                .sinkTo(new DiscardingSink<>())
                .uid("scores");

        // throws if an operator has no uid or a type only Kryo can write
        assertThat(env.getStreamGraph().getJobGraph().getVertices()).isNotEmpty();
    }
}
