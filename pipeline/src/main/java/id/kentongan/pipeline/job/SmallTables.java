package id.kentongan.pipeline.job;

import java.util.Collection;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.state.rocksdb.ConfigurableRocksDBOptionsFactory;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.Priority;

/**
 * State on disk for many small tables: each checkpoint writes out what little each of some hundred
 * tables got since the last one, and every task waits until its own are written.
 *
 * <ul>
 *   <li>Tables of a task are written out together: one line in the list of files for all of them,
 *       not a line each that the disk must confirm.
 *   <li>Several tasks write at once: RocksDB has one thread for it in the whole process, so that
 *       each task waited for the disk on behalf of all others too.
 *   <li>Twelve small files of a table wait until they are merged: with the default every fourth had
 *       all of them merged, which took as long as writing them and sent the merged ones to the
 *       checkpoints anew.
 * </ul>
 */
public final class SmallTables implements ConfigurableRocksDBOptionsFactory {

    private static final long serialVersionUID = 1L;

    /** Small files of a table that wait until they are merged. */
    private static final int FILES = 12;

    /** Threads of the process that write tables out; they wait for the disk most of the time. */
    private static final int WRITERS = 8;

    @Override
    public RocksDBOptionsFactory configure(ReadableConfig configuration) {
        return this;
    }

    @Override
    public DBOptions createDBOptions(DBOptions current, Collection<AutoCloseable> toClose) {
        Env.getDefault().setBackgroundThreads(WRITERS, Priority.HIGH);
        return current.setAtomicFlush(true);
    }

    @Override
    public ColumnFamilyOptions createColumnOptions(
            ColumnFamilyOptions current, Collection<AutoCloseable> toClose) {
        return current.setLevel0FileNumCompactionTrigger(FILES);
    }
}
