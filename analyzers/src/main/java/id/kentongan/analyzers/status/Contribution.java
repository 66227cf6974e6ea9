package id.kentongan.analyzers.status;

import id.kentongan.analyzers.finding.Status;

/**
 * One line of the reasoning: what a feature said for or against a status.
 *
 * @param feature name of the feature
 * @param status the status it speaks of
 * @param points how much; negative speaks against
 */
public record Contribution(String feature, Status status, double points) {}
