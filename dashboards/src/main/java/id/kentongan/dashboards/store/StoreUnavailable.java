package id.kentongan.dashboards.store;

import org.jspecify.annotations.Nullable;

/** The store does not answer now; the console says so and tries again. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
