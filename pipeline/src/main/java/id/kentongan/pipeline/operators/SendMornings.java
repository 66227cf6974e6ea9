package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.office.DayBook;
import id.kentongan.analyzers.office.Morning;
import id.kentongan.analyzers.office.Notice;
import id.kentongan.analyzers.office.OfficeFiles;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * One key for all: notes what happened in a {@link DayBook} and sends at 07.00 of each office's own
 * clock what {@link Morning} writes.
 */
final class SendMornings extends HoldingFunction<DayBook.Entry, Notice> {

    private static final long serialVersionUID = 1L;

    private final OfficeFiles files;
    private final long last;
    private transient Morning morning;
    private transient Waiting<DayBook.Entry> waiting;
    private transient Held.Value<DayBook> book;
    private transient Held.Value<Long> next;

    /**
     * Sends mornings.
     *
     * @param files who is told, and the register of triggers
     * @param last no morning after it, epoch milliseconds
     */
    SendMornings(OfficeFiles files, long last) {
        this.files = files;
        this.last = last;
    }

    @Override
    public void open(OpenContext context) {
        morning = new Morning(files.routing(), files.triggers());
        waiting = Waiting.state(held(), getRuntimeContext(), "waiting", DayBook.Entry.class);
        book =
                held().value(
                                getRuntimeContext()
                                        .getState(
                                                new ValueStateDescriptor<>("book", DayBook.class)));
        next =
                held().value(
                                getRuntimeContext()
                                        .getState(new ValueStateDescriptor<>("next", Types.LONG)));
    }

    @Override
    public void processElement(DayBook.Entry entry, Context context, Collector<Notice> out)
            throws Exception {
        waiting.add(entry, entry.time(), context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Notice> out)
            throws Exception {
        List<DayBook.Entry> due = waiting.take(timestamp);
        DayBook now = book.value() == null ? DayBook.empty() : book.value();
        if (!due.isEmpty()) {
            now = now.with(due);
        }
        Long planned = next.value();
        if (planned != null && planned == timestamp) {
            Morning.Outcome outcome = morning.at(now, Instant.ofEpochMilli(timestamp));
            now = outcome.book();
            outcome.notices().forEach(out::collect);
        }
        book.update(now);
        if (planned == null || planned <= timestamp) {
            long following = InstantOrder.millis(Morning.next(Instant.ofEpochMilli(timestamp)));
            // a drained stream ends time itself: without an end of its own it would never stop
            boolean timeEnded = context.timerService().currentWatermark() == Long.MAX_VALUE;
            if (following <= last && !(timeEnded && last == Scoring.NO_END)) {
                next.update(following);
                context.timerService().registerEventTimeTimer(following);
            }
        }
    }
}
