package id.kentongan.pipeline.replay;

import id.kentongan.analyzers.event.Event;
import java.util.Locale;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Numbers the forms of each event in the order in which they were made, keyed by event id. */
final class NumberForms extends KeyedProcessFunction<String, Event, NumberForms.Form> {

    private static final long serialVersionUID = 1L;

    private transient ValueState<Long> forms;

    /**
     * One form of an event.
     *
     * @param key the event id followed by the number in 20 digits
     * @param event the form
     */
    public record Form(String key, Event event) {}

    @Override
    public void open(OpenContext context) {
        forms = getRuntimeContext().getState(new ValueStateDescriptor<>("forms", Types.LONG));
    }

    @Override
    public void processElement(Event event, Context context, Collector<Form> out) throws Exception {
        Long before = forms.value();
        long number = before == null ? 0 : before + 1;
        forms.update(number);
        out.collect(
                new Form(String.format(Locale.ROOT, "%s%020d", event.eventId(), number), event));
    }
}
