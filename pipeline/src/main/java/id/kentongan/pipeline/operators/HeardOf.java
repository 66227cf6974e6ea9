package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.coverage.Heard;
import java.time.Instant;

/**
 * That one region or source was heard of.
 *
 * @param key region code or source id
 * @param time when
 * @param simulated whether the item is invented
 */
public record HeardOf(String key, Instant time, boolean simulated) {

    static HeardOf source(Heard heard) {
        return new HeardOf(heard.source(), heard.time(), heard.simulated());
    }

    static HeardOf region(Heard heard) {
        String region = heard.region();
        return new HeardOf(region == null ? "" : region, heard.time(), heard.simulated());
    }
}
