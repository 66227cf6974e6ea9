package id.kentongan.pipeline.store;

import com.influxdb.exceptions.InfluxException;

/** What an error of the store means for the points that were sent. */
enum StoreAnswer {
    /** Not reachable, overloaded, or not ready: the same points may succeed later. */
    LATER,
    /** The points themselves are wrong: they will never succeed. */
    REFUSED;

    /**
     * Sorts an error by its HTTP status. A rejected login (401, 403) and a missing bucket (404) are
     * mended by people while the job waits, so they are {@link #LATER}.
     */
    static StoreAnswer of(InfluxException error) {
        return of(error.status());
    }

    static StoreAnswer of(int status) {
        return status == 400 || status == 413 || status == 422 ? REFUSED : LATER;
    }
}
