package id.kentongan.dashboards.serve;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.event.Sightings;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.dashboards.console.Desk;
import id.kentongan.dashboards.store.StoreUnavailable;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.output.Points;
import id.kentongan.pipeline.record.TaggedItem;
import id.kentongan.pipeline.store.Point;
import id.kentongan.pipeline.store.StoreReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes decisions straight into the store of a console, where no job runs that could act on them:
 * they are shown, scores stay as they are.
 */
public final class StoreDesk implements Desk, AutoCloseable {

    private final InfluxDBClient store;
    private final StoreReader reader;
    private final ItemDecoder decoder = ItemDecoder.standard();
    private @Nullable Heardbook book;

    private StoreDesk(InfluxDBClient store, StoreReader reader) {
        this.store = store;
        this.reader = reader;
    }

    /** A desk that writes to the QuestDB at {@code address}. */
    public static StoreDesk at(String address) {
        return new StoreDesk(
                InfluxDBClientFactory.create(
                        address, "none".toCharArray(), "kentongan", "kentongan"),
                new StoreReader(address));
    }

    @Override
    public void acknowledge(Ack ack) {
        write(Points.ack(ack));
    }

    @Override
    public void review(Review review) {
        write(Points.review(review));
    }

    /** Shows the report as read, and the region as heard of; scores stay as they are. */
    @Override
    public synchronized void report(String source, byte[] line) {
        Item item = decoder.decode(line).item();
        if (item == null) {
            throw new IllegalArgumentException("not a report");
        }
        try {
            if (book == null) {
                book = Heardbook.read(reader);
            }
            if (item.kind() == Item.Kind.NIL) {
                book.heard(item, null).forEach(this::write);
                return;
            }
            Finding finding = Tagger.standard().tag(item);
            book.heard(item, finding).forEach(this::write);
            write(Points.finding(new TaggedItem(item, finding, Sightings.of(item, finding))));
        } catch (IOException e) {
            throw new StoreUnavailable("the store does not take the report", e);
        }
    }

    @Override
    public boolean reachesTheJob() {
        return false;
    }

    private void write(Point point) {
        try {
            store.getWriteApiBlocking().writeRecord(WritePrecision.MS, point.line());
        } catch (InfluxException e) {
            throw new StoreUnavailable("the store does not take the decision", e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
