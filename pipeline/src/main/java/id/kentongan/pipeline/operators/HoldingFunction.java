package id.kentongan.pipeline.operators;

import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/**
 * A function whose state is {@link Held}; runs in a {@link HoldingOperator}.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 */
public abstract class HoldingFunction<I, O> extends KeyedProcessFunction<String, I, O> {

    private static final long serialVersionUID = 1L;

    private transient Held held;

    final void hold(Held state) {
        held = state;
    }

    /** Where its state is held; known from {@code open} on. */
    protected final Held held() {
        return held;
    }
}
