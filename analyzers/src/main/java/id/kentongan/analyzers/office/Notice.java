package id.kentongan.analyzers.office;

import java.time.Instant;
import java.util.List;

/**
 * One message to one office. A channel may send it twice, always with the same {@code noticeId}.
 *
 * @param noticeId identity and idempotency key
 * @param time event time from which it may be sent
 * @param office id of the office
 * @param channel name of the channel
 * @param address within the channel
 * @param kind why it is sent
 * @param region it is about
 * @param level highest level it tells, 0 to 3
 * @param title one line
 * @param text ready to paste
 * @param alertIds alerts it tells, first the gravest
 * @param simulated whether invented input stands behind it
 */
public record Notice(
        String noticeId,
        Instant time,
        String office,
        String channel,
        String address,
        Kind kind,
        String region,
        int level,
        String title,
        String text,
        List<String> alertIds,
        boolean simulated) {

    /** Why a notice is sent. */
    public enum Kind {
        /** To the duty desk: confirm or lower. */
        DESK,
        /** To those who act. */
        ALERT,
        /** To those who are informed, neighbours included. */
        INFO,
        /** Nobody answered in time. */
        ESCALATION,
        /** The level fell or was corrected. */
        UPDATE,
        /** All Waspada of a province, once a day. */
        DIGEST,
        /** The line of 07.00. */
        PULSE,
        /** The page of a Monday in an election stage. */
        BRIEF
    }

    public Notice {
        alertIds = alertIds == null ? List.of() : List.copyOf(alertIds);
    }
}
