package id.kentongan.pipeline.scenario;

import java.time.LocalDate;

/**
 * One line of a truth file: an escalation that a scenario plants.
 *
 * @param region Kemendagri code of the kabupaten or kota
 * @param family first three letters of its indicators ({@code LND}, ...)
 * @param start first day of the build-up
 * @param peak day of the worst violence
 * @param end last day
 */
public record PlantedEscalation(
        String region, String family, LocalDate start, LocalDate peak, LocalDate end) {}
