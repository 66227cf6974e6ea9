package id.kentongan.dashboards.serve;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.dashboards.console.Desk;
import id.kentongan.dashboards.store.StoreUnavailable;
import id.kentongan.pipeline.output.Points;
import id.kentongan.pipeline.store.Point;

/**
 * Writes decisions straight into the store of a console, where no job runs that could act on them:
 * they are shown, scores stay as they are.
 */
public final class StoreDesk implements Desk, AutoCloseable {

    private final InfluxDBClient store;

    private StoreDesk(InfluxDBClient store) {
        this.store = store;
    }

    /** A desk that writes to the QuestDB at {@code address}. */
    public static StoreDesk at(String address) {
        return new StoreDesk(
                InfluxDBClientFactory.create(
                        address, "none".toCharArray(), "kentongan", "kentongan"));
    }

    @Override
    public void acknowledge(Ack ack) {
        write(Points.ack(ack));
    }

    @Override
    public void review(Review review) {
        write(Points.review(review));
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
