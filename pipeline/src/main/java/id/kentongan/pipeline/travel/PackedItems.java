package id.kentongan.pipeline.travel;

import id.kentongan.analyzers.finding.Evidence;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.FurtherEvent;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import id.kentongan.pipeline.record.TaggedItem;

/** Items, with what was found in them, to bytes and back, component by component. */
final class PackedItems {

    private static final Item.Kind[] KINDS = Item.Kind.values();

    private static final Status[] STATUSES = Status.values();

    private PackedItems() {}

    static void pack(TaggedItem tagged, Packer out) {
        pack(tagged.item(), out);
        pack(tagged.finding(), out);
        PackedEvents.pack(tagged.sightings(), out);
    }

    static TaggedItem tagged(Unpacker in) {
        return new TaggedItem(item(in), finding(in), PackedEvents.sightings(in));
    }

    static void pack(Item item, Packer out) {
        out.text(item.id());
        out.count(item.kind().ordinal());
        out.instant(item.occurred());
        out.instant(item.known());
        out.text(item.region());
        out.text(item.district());
        out.text(item.village());
        out.text(item.title());
        out.text(item.text());
        out.text(item.outlet());
        out.text(item.group());
        out.text(item.url());
        out.figure(item.killed());
        out.figure(item.injured());
        out.figure(item.buildingsDamaged());
        out.flag(item.verified());
        out.text(item.source().id());
        out.text(item.source().kind());
        out.text(item.source().office());
        out.flag(item.simulated());
        out.texts(item.notes());
        out.text(item.digest());
    }

    static Item item(Unpacker in) {
        return new Item(
                in.text(),
                KINDS[in.count()],
                in.instant(),
                in.instant(),
                in.maybeText(),
                in.maybeText(),
                in.maybeText(),
                in.text(),
                in.text(),
                in.maybeText(),
                in.maybeText(),
                in.maybeText(),
                in.figure(),
                in.figure(),
                in.figure(),
                in.flag(),
                new Item.Source(in.text(), in.text(), in.maybeText()),
                in.flag(),
                in.texts(),
                in.text());
    }

    private static void pack(Finding finding, Packer out) {
        out.text(finding.id());
        out.flag(finding.relevant());
        out.count(finding.status().ordinal());
        out.texts(finding.indicators());
        out.count(finding.severity());
        out.text(finding.region());
        out.text(finding.regionPrecision());
        out.text(finding.causeRegion());
        out.text(finding.district());
        out.text(finding.village());
        out.text(finding.eventDate());
        out.figure(finding.killed());
        out.figure(finding.killedMax());
        out.figure(finding.injured());
        out.figure(finding.injuredMax());
        out.fraction(finding.confidence());
        out.flag(finding.simulated());
        out.text(finding.reason());
        out.list(finding.evidence(), PackedItems::pack);
        out.list(finding.more(), PackedItems::pack);
        out.text(finding.version());
    }

    private static Finding finding(Unpacker in) {
        return new Finding(
                in.text(),
                in.flag(),
                STATUSES[in.count()],
                in.texts(),
                in.count(),
                in.maybeText(),
                in.text(),
                in.maybeText(),
                in.maybeText(),
                in.maybeText(),
                in.maybeText(),
                in.figure(),
                in.figure(),
                in.figure(),
                in.figure(),
                in.fraction(),
                in.flag(),
                in.maybeText(),
                in.list(PackedItems::evidence),
                in.list(PackedItems::further),
                in.text());
    }

    private static void pack(Evidence span, Packer out) {
        out.text(span.field());
        out.count(span.start());
        out.count(span.end());
        out.text(span.role());
    }

    private static Evidence evidence(Unpacker in) {
        return new Evidence(in.text(), in.count(), in.count(), in.text());
    }

    private static void pack(FurtherEvent event, Packer out) {
        out.count(event.status().ordinal());
        out.texts(event.indicators());
        out.count(event.severity());
        out.text(event.region());
        out.figure(event.killed());
        out.figure(event.injured());
    }

    private static FurtherEvent further(Unpacker in) {
        return new FurtherEvent(
                STATUSES[in.count()],
                in.texts(),
                in.count(),
                in.maybeText(),
                in.figure(),
                in.figure());
    }
}
