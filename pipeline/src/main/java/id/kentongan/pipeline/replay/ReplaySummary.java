package id.kentongan.pipeline.replay;

import java.util.SortedMap;

/**
 * What a replay did, for people. Lines = findings + nil reports + dead letters + duplicates.
 *
 * @param lines lines read
 * @param left lines left out because they are known after the end
 * @param findings findings of reports and news by status
 * @param nilReports reports that nothing happened, which count as coverage
 * @param deadLetters dead letters by reason
 * @param duplicates lines that repeated an item byte for byte
 * @param notes what was noted on items, by note without its detail
 * @param rows rows of {@code scores.csv}
 * @param events lines of {@code events.jsonl}
 * @param alerts lines of {@code alerts.jsonl}
 * @param partsGap largest distance of a published score from the sum of its shown parts, points
 */
public record ReplaySummary(
        long lines,
        long left,
        SortedMap<String, Long> findings,
        long nilReports,
        SortedMap<String, Long> deadLetters,
        long duplicates,
        SortedMap<String, Long> notes,
        long rows,
        long events,
        long alerts,
        double partsGap) {}
