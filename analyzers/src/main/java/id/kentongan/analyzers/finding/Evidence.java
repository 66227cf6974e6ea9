package id.kentongan.analyzers.finding;

/**
 * A span of the input that supports a finding.
 *
 * @param field input field: {@code title}, {@code body} or {@code text}
 * @param start first UTF-16 unit in that field
 * @param end one past the last unit
 * @param role an indicator or marker code ({@code LND-02}, {@code ESC-04}, {@code DEE-01}), {@code
 *     status:CUE} (cue in capitals, such as {@code status:NEGATION}), or {@code place}
 */
public record Evidence(String field, int start, int end, String role) {}
