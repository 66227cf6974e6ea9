package id.kentongan.pipeline.train;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What to train on.
 *
 * @param text incident reports, JSON lines, plain or gzip
 * @param labels what people coded for the same ids, JSON lines, plain or gzip
 * @param from first day of the period
 * @param to last day of the period; nothing later is looked at
 */
public record TrainingRequest(Path text, Path labels, LocalDate from, LocalDate to) {}
