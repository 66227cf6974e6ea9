package id.kentongan.pipeline.topology;

import id.kentongan.analyzers.event.Sightings;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.record.TaggedItem;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;

/** Tags items and says what of each concerns which region. */
final class TagItem extends RichMapFunction<Item, TaggedItem> {

    private static final long serialVersionUID = 1L;

    private transient Tagger tagger;

    private transient Map<Status, Counter> findings;

    @Override
    public void open(OpenContext context) {
        tagger = Tagger.standard();
        findings = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            findings.put(
                    status,
                    getRuntimeContext()
                            .getMetricGroup()
                            .addGroup("status", status.name())
                            .counter("findings"));
        }
    }

    @Override
    public TaggedItem map(Item item) {
        Finding finding = tagger.tag(item);
        Objects.requireNonNull(findings.get(finding.status())).inc();
        return new TaggedItem(item, finding, Sightings.of(item, finding));
    }
}
