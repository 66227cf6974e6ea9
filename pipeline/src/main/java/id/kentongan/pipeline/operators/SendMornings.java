package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.office.DayBook;
import id.kentongan.analyzers.office.Morning;
import id.kentongan.analyzers.office.Notice;
import id.kentongan.analyzers.office.OfficeFiles;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
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
    private transient Held.Shelf<Page> book;
    private transient Held.Value<Long> next;

    /** The open book. */
    private static final class Page {
        private DayBook.Draft open;

        Page(DayBook book) {
            open = new DayBook.Draft(book);
        }
    }

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
        ValueState<DayBook> written =
                getRuntimeContext().getState(new ValueStateDescriptor<>("book", DayBook.class));
        book =
                new Held.Shelf<>(held()) {
                    @Override
                    Page read() throws Exception {
                        DayBook before = written.value();
                        return new Page(before == null ? DayBook.empty() : before);
                    }

                    @Override
                    void write(Page page) throws Exception {
                        written.update(page.open.book());
                    }
                };
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
        Page page = book.changing();
        if (!due.isEmpty()) {
            page.open.note(due);
        }
        Long planned = next.value();
        if (planned != null && planned == timestamp) {
            Morning.Outcome outcome = morning.at(page.open.book(), Instant.ofEpochMilli(timestamp));
            page.open = new DayBook.Draft(outcome.book());
            outcome.notices().forEach(out::collect);
        }
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
