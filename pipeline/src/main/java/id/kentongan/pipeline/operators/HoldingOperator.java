package id.kentongan.pipeline.operators;

import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;

/**
 * Runs a {@link HoldingFunction} and writes what it holds to its state when a checkpoint is taken.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 */
public final class HoldingOperator<I, O> extends KeyedProcessOperator<String, I, O> {

    private static final long serialVersionUID = 1L;

    private final HoldingFunction<I, O> function;

    private transient Held held;

    /** Runs {@code function}. */
    public HoldingOperator(HoldingFunction<I, O> function) {
        super(function);
        this.function = function;
    }

    @Override
    public void open() throws Exception {
        held = new Held(this::getCurrentKey, this::setCurrentKey);
        function.hold(held);
        super.open();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        held.write();
    }
}
