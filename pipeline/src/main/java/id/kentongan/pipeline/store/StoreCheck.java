package id.kentongan.pipeline.store;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import id.kentongan.pipeline.tls.TlsFault;
import java.io.IOException;
import java.util.List;

/** Whether a store can be reached, and will take points, before a job starts to rely on it. */
public final class StoreCheck {

    private static final int UNAUTHORIZED = 401;

    private static final int FORBIDDEN = 403;

    private static final int NOT_FOUND = 404;

    private StoreCheck() {}

    /**
     * Hands {@code target} a write without points: it says who is asked and changes nothing.
     *
     * @throws IOException with one line for people if points would not be taken
     */
    public static void reach(StoreTarget target) throws IOException {
        try (InfluxDBClient client = PointSink.client(target)) {
            client.getWriteApiBlocking().writeRecords(WritePrecision.MS, List.of("\n"));
        } catch (InfluxException e) {
            switch (e.status()) {
                case UNAUTHORIZED, FORBIDDEN ->
                        throw new IOException(
                                at(target)
                                        + " refuses the token; set KENTONGAN_INFLUX_TOKEN to one"
                                        + " that may write to bucket "
                                        + target.bucket(),
                                e);
                case NOT_FOUND ->
                        throw new IOException(
                                at(target)
                                        + " has no bucket "
                                        + target.bucket()
                                        + " of organisation "
                                        + target.organisation()
                                        + ", or is no InfluxDB 2; create it or set influx.bucket"
                                        + " (KENTONGAN_INFLUX_BUCKET)",
                                e);
                default -> {
                    // 400: it misses the points, so it would have taken some
                    if (StoreAnswer.of(e) != StoreAnswer.REFUSED) {
                        throw new IOException(unreached(target, e), e);
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(at(target) + ": " + e.getMessage(), e);
        }
    }

    private static String unreached(StoreTarget target, InfluxException e) {
        String fault = TlsFault.of(e);
        if (fault != null) {
            return at(target)
                    + ": "
                    + fault
                    + "; see influx.url and influx.truststore (KENTONGAN_INFLUX_TRUSTSTORE)";
        }
        return at(target) + " does not answer; start it or set influx.url (KENTONGAN_INFLUX_URL)";
    }

    private static String at(StoreTarget target) {
        return "InfluxDB at " + target.url();
    }
}
