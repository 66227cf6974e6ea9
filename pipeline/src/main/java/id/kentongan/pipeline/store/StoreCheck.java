package id.kentongan.pipeline.store;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.exceptions.InfluxException;
import java.io.IOException;

/** Whether a store can be reached before a job starts to rely on it. */
public final class StoreCheck {

    private StoreCheck() {}

    /**
     * Asks {@code target} for a sign of life.
     *
     * @throws IOException with one line for people if there is none
     */
    public static void reach(StoreTarget target) throws IOException {
        boolean alive;
        try (InfluxDBClient client = PointSink.client(target)) {
            alive = Boolean.TRUE.equals(client.ping());
        } catch (InfluxException | IllegalArgumentException e) {
            throw new IOException(message(target) + " (" + e.getMessage() + ")", e);
        }
        if (!alive) {
            throw new IOException(message(target));
        }
    }

    private static String message(StoreTarget target) {
        return "InfluxDB at "
                + target.url()
                + " does not answer; start it or set influx.url (KENTONGAN_INFLUX_URL)";
    }
}
