package id.kentongan.pipeline.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A working file of entries (key, value) and the sorting of such files by key, then value, both as
 * unsigned bytes. Sorting holds at most {@link #RUN_BYTES} in memory, however large the files.
 */
public final class Spool {

    /** Bytes of entries that are sorted in memory at once. */
    static final long RUN_BYTES = 96L << 20;

    private static final int BUFFER = 1 << 16;

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::key, Arrays::compareUnsigned)
                    .thenComparing(Entry::value, Arrays::compareUnsigned);

    private Spool() {}

    /** One entry. */
    public record Entry(byte[] key, byte[] value) {}

    /** What is done with each entry. */
    @FunctionalInterface
    public interface Visitor {
        /** Takes the next entry in order. */
        void visit(Entry entry) throws IOException;
    }

    /** Appends entries to one new file. */
    public static final class Writer implements Closeable {

        private final DataOutputStream out;

        public Writer(Path file) throws IOException {
            out =
                    new DataOutputStream(
                            new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        }

        /** Adds one entry. */
        public void write(byte[] key, byte[] value) throws IOException {
            out.writeInt(key.length);
            out.write(key);
            out.writeInt(value.length);
            out.write(value);
        }

        /** Hands everything written so far to the file system. */
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Reads the entries of one file in the order in which they were written. */
    public static final class Reader implements Closeable {

        private final DataInputStream in;

        public Reader(Path file) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        }

        /** The next entry, or null after the last. */
        public @Nullable Entry next() throws IOException {
            int length;
            try {
                length = in.readInt();
            } catch (EOFException end) {
                return null;
            }
            byte[] key = in.readNBytes(length);
            return new Entry(key, in.readNBytes(in.readInt()));
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /**
     * Hands the entries of all {@code files} to {@code visitor} in order; scratch is a directory.
     */
    public static void sorted(List<Path> files, Path scratch, Visitor visitor) throws IOException {
        sorted(files, scratch, RUN_BYTES, visitor);
    }

    static void sorted(List<Path> files, Path scratch, long runBytes, Visitor visitor)
            throws IOException {
        List<Path> runs = new ArrayList<>();
        try {
            List<Entry> run = new ArrayList<>();
            long bytes = 0;
            for (Path file : files) {
                try (Reader reader = new Reader(file)) {
                    for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
                        run.add(entry);
                        bytes += entry.key.length + entry.value.length + 64;
                        if (bytes > runBytes) {
                            runs.add(spill(run, scratch));
                            run.clear();
                            bytes = 0;
                        }
                    }
                }
            }
            run.sort(ORDER);
            if (runs.isEmpty()) {
                for (Entry entry : run) {
                    visitor.visit(entry);
                }
                return;
            }
            runs.add(spill(run, scratch));
            run.clear();
            merge(runs, visitor);
        } finally {
            for (Path file : runs) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Path spill(List<Entry> run, Path scratch) throws IOException {
        run.sort(ORDER);
        Path file = Files.createTempFile(scratch, "run", ".spool");
        try (Writer writer = new Writer(file)) {
            for (Entry entry : run) {
                writer.write(entry.key, entry.value);
            }
        }
        return file;
    }

    private static void merge(List<Path> runs, Visitor visitor) throws IOException {
        List<Reader> readers = new ArrayList<>();
        try {
            PriorityQueue<Head> heads =
                    new PriorityQueue<>(Comparator.comparing(Head::entry, ORDER));
            for (Path run : runs) {
                Reader reader = new Reader(run);
                readers.add(reader);
                push(heads, reader);
            }
            for (Head head = heads.poll(); head != null; head = heads.poll()) {
                visitor.visit(head.entry);
                push(heads, head.reader);
            }
        } finally {
            for (Reader reader : readers) {
                try {
                    reader.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void push(PriorityQueue<Head> heads, Reader reader) throws IOException {
        Entry entry = reader.next();
        if (entry != null) {
            heads.add(new Head(entry, reader));
        }
    }

    private record Head(Entry entry, Reader reader) {}
}
