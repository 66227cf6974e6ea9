package id.kentongan.analyzers.match;

/** What a phrase stands for; carried by each {@link Hit} to whoever registered it. */
public interface Payload {

    /**
     * A small number by which whoever registered it knows what it is. Asked for once, when the
     * lexicon is compiled, and from then on at hand in {@link Hits#kind} without a look at the
     * payload.
     */
    default short kind() {
        return 0;
    }
}
