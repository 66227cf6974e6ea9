package id.kentongan.pipeline.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.questdb.ServerMain;
import io.questdb.log.LogFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * QuestDB in this process, on loopback only, with the tables of {@link Series}. Points come in
 * through {@code /api/v2/write} at {@link #url}, questions go through {@link #reader}.
 */
public final class EmbeddedStore implements AutoCloseable {

    private static final String LOG_SETTINGS = "/id/kentongan/pipeline/store/questdb-log.conf";

    private final ServerMain server;

    private final String url;

    private EmbeddedStore(ServerMain server, String url) {
        this.server = server;
        this.url = url;
    }

    /** Starts a store that keeps its data in {@code directory}. */
    public static EmbeddedStore start(Path directory, int port) throws IOException {
        Files.createDirectories(directory);
        String address = "127.0.0.1:" + port;
        Map<String, String> settings = new HashMap<>();
        settings.put("QDB_HTTP_BIND_TO", address);
        settings.put("QDB_HTTP_NET_BIND_TO", address);
        settings.put("QDB_HTTP_MIN_ENABLED", "false");
        settings.put("QDB_PG_ENABLED", "false");
        settings.put("QDB_PG_NET_BIND_TO", "127.0.0.1:0");
        settings.put("QDB_LINE_TCP_ENABLED", "false");
        settings.put("QDB_LINE_UDP_ENABLED", "false");
        settings.put("QDB_TELEMETRY_ENABLED", "false");
        settings.put("QDB_SHARED_WORKER_COUNT", "2");
        // what merges waits for what copies by spinning: more of them only spin more
        settings.put("QDB_WAL_APPLY_WORKER_COUNT", "1");
        settings.put("QDB_SHARED_WRITE_WORKER_COUNT", "1");
        // there are no views and nothing is exported as Parquet: those who wait for it would wake
        // a hundred times a second
        settings.put("QDB_CAIRO_MAT_VIEW_ENABLED", "false");
        settings.put("QDB_MAT_VIEW_REFRESH_WORKER_COUNT", "0");
        settings.put("QDB_VIEW_COMPILER_WORKER_COUNT", "0");
        settings.put("QDB_EXPORT_WORKER_COUNT", "0");
        // a worker without work looks for some 7,000 times before it rests: with a commit every
        // half second that takes as long as the commit
        for (String workers : List.of("SHARED", "WAL_APPLY")) {
            settings.put("QDB_" + workers + "_WORKER_NAP_THRESHOLD", "20");
            settings.put("QDB_" + workers + "_WORKER_SLEEP_THRESHOLD", "100");
        }
        settings.put("QDB_CAIRO_MAX_UNCOMMITTED_ROWS", "100000");
        // a pair of small tables each: the default of 16 MB a column file adds up on small disks
        settings.put("QDB_CAIRO_WRITER_DATA_APPEND_PAGE_SIZE", "1M");
        settings.put("QDB_CAIRO_O3_COLUMN_MEMORY_SIZE", "1M");
        settings.put("QDB_CAIRO_WAL_WRITER_DATA_APPEND_PAGE_SIZE", "256K");
        // rows of several writers overlap in time, and each such batch has the rest of its part of
        // the day written anew: with the default of 50 MB a part, that was most of the work
        settings.put("QDB_CAIRO_O3_PARTITION_SPLIT_MIN_SIZE", "2M");
        // the name of the property is QuestDB's; its log would otherwise fill standard output
        if (System.getProperty("out") == null) {
            System.setProperty("out", LOG_SETTINGS);
        }
        ServerMain[] made = {null};
        quietly(
                () -> {
                    LogFactory.configureRootDir(directory.toString());
                    made[0] = ServerMain.create(directory.toString(), settings);
                    made[0].start();
                });
        ServerMain server = made[0];
        EmbeddedStore store = new EmbeddedStore(server, "http://" + address);
        StoreReader reader = store.reader();
        for (Series series : Series.values()) {
            reader.query(series.ddl());
            // a directory that an older release began lacks what was added since
            for (Series.Field field : series.fields()) {
                reader.query(series.columnDdl(field));
            }
        }
        return store;
    }

    /** Address for the write API and for questions. */
    public String url() {
        return url;
    }

    /** Asks this store. */
    public StoreReader reader() {
        return new StoreReader(url);
    }

    /**
     * Forgets the rows of {@code series} of whole months that ended before {@code before}.
     *
     * @throws IOException if the store does not answer
     */
    public void forget(Series series, Instant before) throws IOException {
        Instant month =
                before.atOffset(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.DAYS)
                        .withDayOfMonth(1)
                        .toInstant();
        boolean old =
                !reader().query(
                                "select name from table_partitions('"
                                        + series.measurement()
                                        + "') where minTimestamp < '"
                                        + month
                                        + "'")
                        .isEmpty();
        if (old) {
            reader().query(
                            "alter table "
                                    + series.measurement()
                                    + " drop partition where "
                                    + Series.TIME
                                    + " < '"
                                    + month
                                    + "'");
        }
    }

    /** Waits until everything written to {@code series} can be read. */
    public void await(Series series) {
        server.awaitTable(series.measurement());
    }

    @Override
    public void close() {
        quietly(server::close);
    }

    /** QuestDB greets and takes leave on the standard streams, which belong to our own output. */
    private static void quietly(Runnable what) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream nothing = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8)) {
            System.setOut(nothing);
            System.setErr(nothing);
            what.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
