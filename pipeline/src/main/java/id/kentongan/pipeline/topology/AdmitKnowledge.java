package id.kentongan.pipeline.topology;

import id.kentongan.analyzers.knowledge.Bundle;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.json.KnowledgeCodec;
import id.kentongan.pipeline.json.Reason;
import id.kentongan.pipeline.metrics.OwnMetrics;
import id.kentongan.pipeline.record.DeadLetter;
import id.kentongan.pipeline.record.KnowledgeNews;
import id.kentongan.pipeline.record.KnowledgePoll;
import id.kentongan.pipeline.record.KnowledgeRelease;
import id.kentongan.pipeline.record.RawInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Reads releases of knowledge, tries their examples and passes on those that are good whole; any
 * other leaves as a dead letter that names file, line and reason. Runs once, not in parallel. The
 * topic is read anew after every restart; what was admitted or refused before is passed over.
 */
final class AdmitKnowledge extends ProcessFunction<KnowledgePoll, KnowledgeNews>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    /** Where refused releases leave. */
    static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("knowledge-dead-letters") {
                private static final long serialVersionUID = 1L;
            };

    private transient Set<String> done;

    private transient ListState<String> saved;

    private transient Counter admitted;

    private transient Counter refused;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        saved =
                context.getOperatorStateStore()
                        .getListState(new ListStateDescriptor<>("positions", Types.STRING));
        done = new HashSet<>();
        for (String position : saved.get()) {
            done.add(position);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        List<String> positions = new ArrayList<>(done);
        positions.sort(String::compareTo);
        saved.update(positions);
    }

    @Override
    public void open(OpenContext context) {
        admitted =
                OwnMetrics.in(getRuntimeContext().getMetricGroup()).counter("knowledge_admitted");
        refused = OwnMetrics.in(getRuntimeContext().getMetricGroup()).counter("knowledge_refused");
    }

    @Override
    public void processElement(KnowledgePoll poll, Context context, Collector<KnowledgeNews> out) {
        List<KnowledgeRelease> releases = new ArrayList<>();
        for (RawInput message : poll.messages()) {
            if (!done.add(message.position())) {
                continue;
            }
            try {
                KnowledgeRelease release =
                        KnowledgeCodec.decode(message.bytes(), message.arrival());
                Tagger.proven(Bundle.of(release.files()));
                releases.add(release);
                admitted.inc();
            } catch (IllegalArgumentException e) {
                refused.inc();
                context.output(DEAD_LETTERS, letter(message, String.valueOf(e.getMessage())));
            }
        }
        out.collect(new KnowledgeNews(poll.upTo(), List.copyOf(releases)));
    }

    private static DeadLetter letter(RawInput message, String detail) {
        byte[] bytes = message.bytes();
        return new DeadLetter(
                message.topic(),
                message.position(),
                message.arrival(),
                null,
                Reason.BAD_KNOWLEDGE.code(),
                detail,
                bytes.length,
                ItemDecoder.digest(bytes),
                bytes.length <= DeadLetter.KEPT ? bytes : Arrays.copyOf(bytes, DeadLetter.KEPT));
    }
}
