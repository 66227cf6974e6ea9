package id.kentongan.pipeline.record;

import id.kentongan.analyzers.event.ItemSightings;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.item.Item;

/**
 * An item with what the tagger found in it. Its text goes no further than the findings.
 *
 * @param item the item
 * @param finding what the tagger says
 * @param sightings what of it concerns which region
 */
public record TaggedItem(Item item, Finding finding, ItemSightings sightings) {}
