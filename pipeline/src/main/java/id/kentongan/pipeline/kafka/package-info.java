/** Kafka in and out, and the broker that {@code run --local} carries with it. */
@NullMarked
package id.kentongan.pipeline.kafka;

import org.jspecify.annotations.NullMarked;
