package id.kentongan.pipeline.operators;

import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;

/** Runs {@link LinkSightings} as {@link HoldingOperator} runs functions of one input. */
final class HoldingCoOperator<I, J, O> extends KeyedCoProcessOperator<String, I, J, O> {

    private static final long serialVersionUID = 1L;

    private final HoldingCoFunction<I, J, O> function;

    private transient Held held;

    HoldingCoOperator(HoldingCoFunction<I, J, O> function) {
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
