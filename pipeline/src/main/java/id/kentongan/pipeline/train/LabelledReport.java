package id.kentongan.pipeline.train;

import id.kentongan.analyzers.text.Tokens;
import java.util.Map;

/**
 * One report with what people coded.
 *
 * @param id of the report
 * @param day it happened, {@code YYYY-MM-DD}
 * @param province it happened in, or {@code ?}
 * @param tokens of its narrative
 * @param category one of the classes of the model
 * @param code indicator that fits what was coded, or empty
 */
record LabelledReport(
        String id, String day, String province, Tokens tokens, String category, String code) {

    private static final Map<String, String> ISSUES =
            Map.ofEntries(
                    Map.entry("land", "LND-01"),
                    Map.entry("inheritance or other resource", "LND-01"),
                    Map.entry("private goods", "LAB-03"),
                    Map.entry("natural resources", "LND-02"),
                    Map.entry("environment", "LND-03"),
                    Map.entry("access, livelihood turf", "LAB-03"),
                    Map.entry("wages, labour", "LAB-02"),
                    Map.entry("law enforcement issue", "GOV-04"),
                    Map.entry("government programme", "GOV-01"),
                    Map.entry("public services", "GOV-01"),
                    Map.entry("prices, subsidy", "GOV-01"),
                    Map.entry("corruption", "GOV-01"),
                    Map.entry("tender", "GOV-01"),
                    Map.entry("new districts, boundary", "GOV-02"),
                    Map.entry("party office", "ELC-10"),
                    Map.entry("village election", "ELC-11"),
                    Map.entry("other government office", "GOV-03"),
                    Map.entry("kecamatan office", "GOV-03"),
                    Map.entry("office other", "GOV-03"),
                    Map.entry("religion", "IDN-02"),
                    Map.entry("intra-religion", "IDN-02"),
                    Map.entry("ethnic", "IDN-03"),
                    Map.entry("migrant-local", "IDN-03"),
                    Map.entry("migrant-local ethnic", "IDN-03"),
                    Map.entry("village against village", "COM-01"),
                    Map.entry("school or university", "COM-02"),
                    Map.entry("sport", "COM-05"));

    /** The class of the model that a coded kind and category belong to. */
    static String category(String kind, String category) {
        return switch (kind) {
            case "conflict" ->
                    switch (category) {
                        case "resource",
                                "governance",
                                "election",
                                "identity",
                                "popular_justice",
                                "separatist" ->
                                category;
                        default -> "other";
                    };
            case "law_enforcement" -> kind;
            default -> "crime";
        };
    }

    /** The indicator that fits a coded issue and form, or empty when none is plain. */
    static String code(String category, String issue, String form) {
        return switch (category) {
            case "election" ->
                    issue.endsWith("election") && !issue.startsWith("village")
                            ? switch (form) {
                                case "destruction" -> "ELC-04";
                                case "demonstration", "blockade", "riot" -> "ELC-02";
                                default -> "ELC-03";
                            }
                            : ISSUES.getOrDefault(issue, "");
            case "popular_justice" -> "COM-04";
            case "separatist" -> form.equals("terror") ? "SEP-02" : "SEP-01";
            default -> ISSUES.getOrDefault(issue, "");
        };
    }
}
