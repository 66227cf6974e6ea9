package id.kentongan.analyzers.risk;

/**
 * One summand of a score.
 *
 * @param name of the feature ({@code count-1w}, {@code surprise}, {@code region:62.02}, ...)
 * @param value of the feature, at least 0
 * @param weight of the feature, at least 0
 * @param points {@code value * weight}
 */
public record RiskPart(String name, double value, double weight, double points) {

    /** Fills what an older savepoint does not know. */
    public RiskPart {
        name = name == null ? "" : name;
    }
}
