package id.kentongan.pipeline.intake;

/**
 * Who sends.
 *
 * @param id stable identity, such as {@code kesbangpol-62.07}
 * @param kind field, official, media or citizen
 * @param name of the office, for people
 */
public record Office(String id, String kind, String name) {

    /** Refuses what the input format does not know. */
    public Office {
        if (id.isBlank()) {
            throw new IllegalArgumentException("an office needs an id");
        }
        if (!kind.matches("field|official|media|citizen")) {
            throw new IllegalArgumentException(
                    "the kind of an office is field, official, media or citizen, not " + kind);
        }
    }
}
