package id.kentongan.analyzers.office;

import id.kentongan.analyzers.alert.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * An office that is told, as a line of {@code offices.tsv}.
 *
 * @param id stable id
 * @param name for people
 * @param role desk, action (must acknowledge), info or review
 * @param region Kemendagri code it looks after: kecamatan, kabupaten/kota, province or "00"
 * @param families families it is told of; empty for all
 * @param lowest lowest level it is told of at once
 * @param channel name of a configured channel
 * @param address within the channel
 * @param language id or en
 * @param zone offset of its clock, such as {@code +08:00}
 * @param quietFrom start of its quiet hours, local
 * @param quietTo end of its quiet hours, local
 * @param awasLimit minutes it has for an Awas by day
 * @param siagaLimit minutes it has for a Siaga by day
 * @param nightFactor how many times longer its limits are during its quiet hours
 * @param escalatesTo id of the office told when it does not answer; empty for none
 */
public record Office(
        String id,
        String name,
        Role role,
        String region,
        List<String> families,
        Level lowest,
        String channel,
        String address,
        String language,
        String zone,
        String quietFrom,
        String quietTo,
        int awasLimit,
        int siagaLimit,
        int nightFactor,
        String escalatesTo) {

    /** What an office does with an alert. */
    public enum Role {
        /** Confirms or lowers Siaga and Awas before they go out. */
        DESK,
        /** Acts and acknowledges. */
        ACTION,
        /** Is informed. */
        INFO,
        /** Judges what happens in its region and is told nothing. */
        REVIEW
    }

    /** Whether anything is sent to it. */
    public boolean isTold() {
        return role != Role.REVIEW;
    }

    /** Whether it is told of {@code family}. */
    boolean hears(String family) {
        return families.isEmpty() || families.contains(family);
    }

    /** Whether {@code region} is or lies in what it looks after. */
    public boolean covers(String region) {
        return this.region.equals("00")
                || region.equals(this.region)
                || region.startsWith(this.region + ".");
    }

    /** Whether it is asleep at {@code time}. */
    boolean quiet(Instant time) {
        LocalTime from = LocalTime.parse(quietFrom);
        LocalTime to = LocalTime.parse(quietTo);
        LocalTime now = local(time).toLocalTime();
        if (from.equals(to)) {
            return false;
        }
        return from.isBefore(to)
                ? !now.isBefore(from) && now.isBefore(to)
                : !now.isBefore(from) || now.isBefore(to);
    }

    /** When it may be told: at once, or at the end of its quiet hours; Awas always at once. */
    Instant mayHear(Level level, Instant time) {
        if (level == Level.AWAS || !quiet(time)) {
            return time;
        }
        OffsetDateTime local = local(time);
        OffsetDateTime end = local.with(LocalTime.parse(quietTo));
        return (end.isAfter(local) ? end : end.plusDays(1)).toInstant();
    }

    /** How long it has to answer. */
    Duration limit(Level level, Instant time) {
        int minutes = level == Level.AWAS ? awasLimit : siagaLimit;
        return Duration.ofMinutes((long) minutes * (quiet(time) ? nightFactor : 1));
    }

    OffsetDateTime local(Instant time) {
        return time.atOffset(ZoneOffset.of(zone));
    }
}
