package id.kentongan.analyzers.match;

/** What a phrase stands for; carried by each {@link Hit} to whoever registered it. */
public interface Payload {

    /**
     * Whether an occurrence inside a longer occurrence of the same class of payload is dropped
     * ("Sorong" in "Sorong Selatan").
     */
    default boolean longestOnly() {
        return false;
    }
}
