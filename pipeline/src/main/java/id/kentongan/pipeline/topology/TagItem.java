package id.kentongan.pipeline.topology;

import id.kentongan.analyzers.event.Sightings;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.knowledge.Bundle;
import id.kentongan.analyzers.knowledge.Timeline;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.metrics.Durations;
import id.kentongan.pipeline.metrics.OwnMetrics;
import id.kentongan.pipeline.record.KnowledgeNews;
import id.kentongan.pipeline.record.KnowledgeRelease;
import id.kentongan.pipeline.record.TaggedItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tags each item with the knowledge that held when it became known, and says what of it concerns
 * which region. An item waits until all knowledge that can hold for it has been heard of: at the
 * start, and whenever the topic of knowledge cannot be read. The watermark waits with it, so that
 * nothing is late for that.
 */
final class TagItem extends BroadcastProcessFunction<Item, KnowledgeNews, TaggedItem>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    /** Releases in the order in which they were published. */
    static final MapStateDescriptor<Integer, KnowledgeRelease> RELEASES =
            new MapStateDescriptor<>(
                    "releases", Types.INT, TypeInformation.of(KnowledgeRelease.class));

    /**
     * How far items may run ahead of the knowledge that was heard of. Less than the lead of a
     * release, by as much as the clocks of broker and job may differ.
     */
    private static final Duration AHEAD = Duration.ofSeconds(10);

    /** How long every sixteenth item took, in microseconds, for the health of a live job. */
    static final OutputTag<Long> TOOK = new OutputTag<>("tagging-took", Types.LONG);

    private static final int SAMPLE = 16;

    /** Taggers that are kept: that of now, and one for what comes late or next. */
    private static final int KEPT = 2;

    private static final Logger LOG = LoggerFactory.getLogger(TagItem.class);

    private transient List<Item> waiting;

    private transient ListState<Item> saved;

    private transient ListState<Long> heard;

    private transient @Nullable Instant upTo;

    private transient @Nullable Timeline timeline;

    private transient Map<String, Tagger> taggers;

    private transient Map<Status, Counter> findings;

    private transient Durations took;

    private transient long sampled;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        saved =
                context.getOperatorStateStore()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "waiting", TypeInformation.of(Item.class)));
        waiting = new ArrayList<>();
        for (Item item : saved.get()) {
            waiting.add(item);
        }
        // a bounded source of knowledge that had ended says nothing again after a restart
        heard =
                context.getOperatorStateStore()
                        .getUnionListState(new ListStateDescriptor<>("heard", Types.LONG));
        for (Long known : heard.get()) {
            Instant time = Instant.ofEpochMilli(known);
            upTo = upTo == null || time.isBefore(upTo) ? time : upTo;
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        saved.update(waiting);
        heard.update(upTo == null ? List.of() : List.of(upTo.toEpochMilli()));
    }

    @Override
    public void open(OpenContext context) {
        taggers =
                new LinkedHashMap<>(4, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Tagger> eldest) {
                        return size() > KEPT;
                    }
                };
        tagger(Bundle.shipped());
        took =
                OwnMetrics.in(getRuntimeContext().getMetricGroup())
                        .histogram("tag_seconds", new Durations());
        findings = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            findings.put(
                    status,
                    OwnMetrics.in(getRuntimeContext().getMetricGroup(), "status", status.name())
                            .counter("findings"));
        }
    }

    @Override
    public void processElement(Item item, ReadOnlyContext context, Collector<TaggedItem> out)
            throws Exception {
        if (upTo == null || item.known().isAfter(upTo.plus(AHEAD))) {
            waiting.add(item);
        } else {
            out.collect(
                    tag(
                            item,
                            timeline(context.getBroadcastState(RELEASES)),
                            micros -> context.output(TOOK, micros)));
        }
    }

    @Override
    public void processBroadcastElement(
            KnowledgeNews news, Context context, Collector<TaggedItem> out) throws Exception {
        var releases = context.getBroadcastState(RELEASES);
        if (!news.releases().isEmpty()) {
            int next = 0;
            for (Map.Entry<Integer, KnowledgeRelease> known : releases.entries()) {
                next = Math.max(next, known.getKey() + 1);
            }
            for (KnowledgeRelease release : news.releases()) {
                releases.put(next++, release);
                LOG.info("knowledge {} holds from {}", release.files().keySet(), release.from());
            }
            timeline = null;
        }
        if (upTo == null || news.upTo().isAfter(upTo)) {
            upTo = news.upTo();
        }
        Instant until = upTo.plus(AHEAD);
        List<Item> still = new ArrayList<>();
        for (Item item : waiting) {
            if (item.known().isAfter(until)) {
                still.add(item);
            } else {
                out.collect(tag(item, timeline(releases), micros -> context.output(TOOK, micros)));
            }
        }
        waiting = still;
    }

    private Timeline timeline(ReadOnlyBroadcastState<Integer, KnowledgeRelease> releases)
            throws Exception {
        Timeline known = timeline;
        if (known == null) {
            Map<Integer, KnowledgeRelease> sorted = new TreeMap<>();
            for (Map.Entry<Integer, KnowledgeRelease> one : releases.immutableEntries()) {
                sorted.put(one.getKey(), one.getValue());
            }
            known = Timeline.shipped();
            for (KnowledgeRelease release : sorted.values()) {
                try {
                    known = known.with(release.from(), Bundle.of(release.files()));
                } catch (IllegalArgumentException e) {
                    // admitted by an older program that understood more
                    LOG.error("knowledge from {} is left out: {}", release.from(), e.getMessage());
                }
            }
            timeline = known;
        }
        return known;
    }

    private TaggedItem tag(Item item, Timeline known, LongConsumer timed) {
        Tagger tagger = tagger(known.at(item.known()));
        long started = System.nanoTime();
        Finding finding = tagger.tag(item);
        long micros = (System.nanoTime() - started) / 1_000;
        took.update(micros);
        if (sampled++ % SAMPLE == 0) {
            timed.accept(micros);
        }
        Objects.requireNonNull(findings.get(finding.status())).inc();
        return new TaggedItem(item, finding, Sightings.of(item, finding));
    }

    private Tagger tagger(Bundle bundle) {
        Tagger made = taggers.get(bundle.version());
        if (made == null) {
            made = Tagger.over(bundle);
            taggers.put(bundle.version(), made);
        }
        return made;
    }
}
