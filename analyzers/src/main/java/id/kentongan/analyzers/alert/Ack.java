package id.kentongan.analyzers.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An office says that it has an alert. Ordered by {@code time}, not by arrival. Arrives on the
 * topic {@code acks} as one JSON object with these names; all but {@code onBehalf} and {@code note}
 * are required.
 *
 * @param ackId identity; the same id is applied once
 * @param time when the office answered
 * @param alertId the alert
 * @param office the office that answered
 * @param channel how: {@code link}, {@code code}, {@code phone}, {@code desk}
 * @param onBehalf office of the desk that recorded a telephone answer, or null
 * @param note in words, or null
 */
public record Ack(
        String ackId,
        Instant time,
        String alertId,
        String office,
        String channel,
        @Nullable String onBehalf,
        @Nullable String note) {}
