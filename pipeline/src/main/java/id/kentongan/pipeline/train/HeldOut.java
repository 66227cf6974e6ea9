package id.kentongan.pipeline.train;

import id.kentongan.analyzers.model.ReportModel;
import id.kentongan.analyzers.model.ReportReading;

/**
 * One report and what a model that never saw it makes of it.
 *
 * @param category what people coded
 * @param reading what the model says
 */
record HeldOut(String category, ReportReading reading) {

    boolean conflict() {
        return ReportTraining.conflict(category);
    }

    boolean social() {
        return ReportTraining.social(category);
    }

    /** The coded class as far as findings can show it. */
    String shown() {
        return switch (category) {
            case "crime", "law_enforcement" -> "none";
            default -> category;
        };
    }

    static String shown(String decided) {
        return ReportModel.CLASSES.indexOf(decided) > ReportModel.CLASSES.indexOf("other")
                ? "none"
                : decided;
    }
}
