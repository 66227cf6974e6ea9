package id.kentongan.analyzers.alert;

/**
 * A concern and the item that named it.
 *
 * @param itemId the item
 * @param concern what it named
 */
public record NamedConcern(String itemId, Concern concern) {}
