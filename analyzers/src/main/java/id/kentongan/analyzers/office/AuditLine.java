package id.kentongan.analyzers.office;

import java.time.Instant;

/**
 * One line of the audit trail: who did what when, and what was refused.
 *
 * @param time event time
 * @param region it is about
 * @param what stable word: {@code alert}, {@code asked-desk}, {@code released}, {@code confirmed},
 *     {@code lowered}, {@code unconfirmed}, {@code told}, {@code acknowledged}, {@code escalated},
 *     {@code silenced}, {@code review}, {@code outcome}, {@code withheld}, {@code pulse}, {@code
 *     refused}
 * @param subject id of the alert, review, acknowledgement or notice
 * @param office who did it or was told, or empty
 * @param detail in words
 */
public record AuditLine(
        Instant time, String region, String what, String subject, String office, String detail) {}
