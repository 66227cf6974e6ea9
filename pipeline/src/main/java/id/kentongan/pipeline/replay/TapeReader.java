package id.kentongan.pipeline.replay;

import id.kentongan.pipeline.files.Spool;
import id.kentongan.pipeline.record.RawInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.jspecify.annotations.Nullable;

/** Gives line {@code n} of a {@link ReplayTape}; lines are asked for in order. */
final class TapeReader implements GeneratorFunction<Long, RawInput> {

    private static final long serialVersionUID = 1L;

    private final String file;

    private final Instant horizon;

    private final boolean recorded;

    private transient Spool.@Nullable Reader reader;

    private transient long next;

    TapeReader(String file, Instant horizon, boolean recorded) {
        this.file = file;
        this.horizon = horizon;
        this.recorded = recorded;
    }

    @Override
    public void open(SourceReaderContext context) throws IOException {
        reader = new Spool.Reader(Path.of(file));
        next = 0;
    }

    @Override
    public RawInput map(Long index) throws IOException {
        Spool.Reader open = reader;
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        Spool.Entry entry = open.next();
        for (; next < index && entry != null; next++) {
            entry = open.next();
        }
        next++;
        if (entry == null) {
            throw new IllegalStateException("the tape ends before line " + index);
        }
        return ReplayTape.input(entry, horizon, recorded);
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
