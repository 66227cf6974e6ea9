package id.kentongan.analyzers.text;

/**
 * One input field of an item.
 *
 * @param field name of the field: {@code title}, {@code body} or {@code text}
 * @param text its characters as they came in
 */
public record Section(String field, String text) {}
