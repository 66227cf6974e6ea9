package id.kentongan.pipeline.files;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Sink of bounded runs: each subtask appends to its own {@link Spool} in a directory; whoever
 * started the run sorts the spools into one file when it has ended. Not for runs that restart.
 *
 * @param <T> what is written
 */
public final class SpoolSink<T> implements Sink<T> {

    private static final long serialVersionUID = 1L;

    private static final String SUFFIX = ".out";

    private final String directory;

    private final String name;

    private final Encoder<T> key;

    private final Encoder<T> value;

    public SpoolSink(Path directory, String name, Encoder<T> key, Encoder<T> value) {
        this.directory = directory.toString();
        this.name = name;
        this.key = key;
        this.value = value;
    }

    /**
     * Value to bytes; travels to the cluster.
     *
     * @param <T> what is encoded
     */
    @FunctionalInterface
    public interface Encoder<T> extends Serializable {
        /** The bytes of {@code value}. */
        byte[] encode(T value);
    }

    /** The spools that the subtasks of sink {@code name} wrote, in order of their names. */
    public static List<Path> written(Path directory, String name) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream =
                Files.newDirectoryStream(directory, name + ".*" + SUFFIX)) {
            stream.forEach(files::add);
        }
        Collections.sort(files);
        return files;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        int subtask = context.getTaskInfo().getIndexOfThisSubtask();
        Spool.Writer out = new Spool.Writer(Path.of(directory, name + "." + subtask + SUFFIX));
        return new SinkWriter<>() {
            @Override
            public void write(T element, Context at) throws IOException {
                try {
                    out.write(key.encode(element), value.encode(element));
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }

            @Override
            public void flush(boolean endOfInput) throws IOException {
                out.flush();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
