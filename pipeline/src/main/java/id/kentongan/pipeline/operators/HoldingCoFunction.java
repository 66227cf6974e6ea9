package id.kentongan.pipeline.operators;

import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;

/**
 * A function of two inputs whose state is {@link Held}; runs in a {@link HoldingCoOperator}.
 *
 * @param <I> what comes in first
 * @param <J> what comes in second
 * @param <O> what goes out
 */
abstract class HoldingCoFunction<I, J, O> extends KeyedCoProcessFunction<String, I, J, O> {

    private static final long serialVersionUID = 1L;

    private transient Held held;

    final void hold(Held state) {
        held = state;
    }

    /** Where its state is held; known from {@code open} on. */
    final Held held() {
        return held;
    }
}
