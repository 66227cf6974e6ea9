package id.kentongan.analyzers.office;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Times as people write them in data files: with an offset. */
final class OffsetDateTimes {

    private OffsetDateTimes() {}

    static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
