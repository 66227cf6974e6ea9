package id.kentongan.analyzers.match;

/** What a phrase stands for; carried by each {@link Hit} to whoever registered it. */
public interface Payload {}
