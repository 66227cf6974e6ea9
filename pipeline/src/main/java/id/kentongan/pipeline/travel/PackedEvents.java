package id.kentongan.pipeline.travel;

import id.kentongan.analyzers.event.CaseChange;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.event.ItemSightings;
import id.kentongan.analyzers.event.Sighting;
import id.kentongan.analyzers.finding.Status;

/** Sightings, and the changes and events that they make, to bytes and back. */
final class PackedEvents {

    private static final Status[] STATUSES = Status.values();

    private PackedEvents() {}

    static void pack(ItemSightings sightings, Packer out) {
        out.text(sightings.itemId());
        out.text(sightings.digest());
        out.instant(sightings.known());
        out.list(sightings.sightings(), PackedEvents::pack);
    }

    static ItemSightings sightings(Unpacker in) {
        return new ItemSightings(
                in.text(), in.text(), in.instant(), in.list(PackedEvents::sighting));
    }

    static void pack(Sighting sighting, Packer out) {
        out.text(sighting.itemId());
        out.count(sighting.part());
        out.text(sighting.digest());
        out.instant(sighting.known());
        out.instant(sighting.occurred());
        out.text(sighting.region());
        out.text(sighting.family());
        out.texts(sighting.indicators());
        out.count(sighting.status().ordinal());
        out.count(sighting.severity());
        out.figure(sighting.killedMin());
        out.figure(sighting.killedMax());
        out.figure(sighting.injuredMin());
        out.figure(sighting.injuredMax());
        out.text(sighting.newsroom());
        out.fraction(sighting.reliability());
        out.flag(sighting.verified());
        out.fraction(sighting.confidence());
        out.fraction(sighting.place());
        out.text(sighting.district());
        out.text(sighting.village());
        out.text(sighting.kind());
        out.flag(sighting.headlineOnly());
        out.flag(sighting.dated());
        out.numbers(sighting.sketch());
        out.flag(sighting.simulated());
        out.flag(sighting.retract());
        out.text(sighting.version());
    }

    static Sighting sighting(Unpacker in) {
        return new Sighting(
                in.text(),
                in.count(),
                in.text(),
                in.instant(),
                in.instant(),
                in.text(),
                in.text(),
                in.texts(),
                STATUSES[in.count()],
                in.count(),
                in.figure(),
                in.figure(),
                in.figure(),
                in.figure(),
                in.text(),
                in.fraction(),
                in.flag(),
                in.fraction(),
                in.fraction(),
                in.maybeText(),
                in.maybeText(),
                in.text(),
                in.flag(),
                in.flag(),
                in.numbers(),
                in.flag(),
                in.flag(),
                in.text());
    }

    static void pack(CaseChange change, Packer out) {
        out.text(change.region());
        out.text(change.itemId());
        out.count(change.sequence());
        out.instant(change.at());
        Event event = change.event();
        out.flag(event != null);
        if (event != null) {
            pack(event, out);
        }
        out.text(change.channel());
        out.number(change.day());
        out.number(change.count());
        out.number(change.load());
    }

    static CaseChange change(Unpacker in) {
        return new CaseChange(
                in.text(),
                in.text(),
                in.count(),
                in.instant(),
                in.flag() ? event(in) : null,
                in.text(),
                in.number(),
                in.number(),
                in.number());
    }

    static void pack(Event event, Packer out) {
        out.text(event.eventId());
        out.text(event.region());
        out.text(event.family());
        out.texts(event.indicators());
        out.count(event.status().ordinal());
        out.count(event.severity());
        out.instant(event.firstKnown());
        out.instant(event.lastKnown());
        out.instant(event.occurredAt());
        out.figure(event.killedMin());
        out.figure(event.killedMax());
        out.figure(event.injuredMin());
        out.figure(event.injuredMax());
        out.count(event.newsrooms());
        out.texts(event.voices());
        out.count(event.items());
        out.texts(event.itemIds());
        out.fraction(event.belief());
        out.flag(event.verified());
        out.number(event.contribution());
        out.text(event.district());
        out.text(event.village());
        out.flag(event.headlineOnly());
        out.flag(event.dated());
        out.flag(event.retracted());
        out.flag(event.simulated());
        out.instant(event.changed());
        out.text(event.version());
    }

    static Event event(Unpacker in) {
        return new Event(
                in.text(),
                in.text(),
                in.text(),
                in.texts(),
                STATUSES[in.count()],
                in.count(),
                in.instant(),
                in.instant(),
                in.instant(),
                in.figure(),
                in.figure(),
                in.figure(),
                in.figure(),
                in.count(),
                in.texts(),
                in.count(),
                in.texts(),
                in.fraction(),
                in.flag(),
                in.number(),
                in.maybeText(),
                in.maybeText(),
                in.flag(),
                in.flag(),
                in.flag(),
                in.flag(),
                in.instant(),
                in.text());
    }
}
