package id.kentongan.pipeline.job;

import java.util.Collection;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.state.rocksdb.ConfigurableRocksDBOptionsFactory;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;

/**
 * State on disk that is merged less often. Each checkpoint writes out what little each of some
 * hundred tables got since the last one; with RocksDB's default every fourth of these small files
 * has all of them merged, which took as long as writing them and sends the merged ones to the
 * checkpoints anew.
 */
public final class FewCompactions implements ConfigurableRocksDBOptionsFactory {

    private static final long serialVersionUID = 1L;

    /** Small files of a table that wait until they are merged. */
    private static final int FILES = 12;

    @Override
    public RocksDBOptionsFactory configure(ReadableConfig configuration) {
        return this;
    }

    @Override
    public DBOptions createDBOptions(DBOptions current, Collection<AutoCloseable> toClose) {
        return current;
    }

    @Override
    public ColumnFamilyOptions createColumnOptions(
            ColumnFamilyOptions current, Collection<AutoCloseable> toClose) {
        return current.setLevel0FileNumCompactionTrigger(FILES);
    }
}
