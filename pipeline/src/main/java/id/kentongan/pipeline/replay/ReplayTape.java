package id.kentongan.pipeline.replay;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.item.Item;
import id.kentongan.pipeline.files.LineSource;
import id.kentongan.pipeline.files.Spool;
import id.kentongan.pipeline.json.AnswerDecoder;
import id.kentongan.pipeline.json.Decoded;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.record.RawInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of all input files in order of (known, id, bytes), as one working file: whatever the
 * order of the files and of their lines, the tape is the same.
 *
 * <p>A file does not record when its lines arrived. A few lines dated far behind all others are
 * taken for what they most likely are, wrong dates: no more than one in {@value #FEW}, standing
 * apart by more than {@link #GAP}. They get the last instant before the gap as their arrival.
 *
 * @param file the working file
 * @param lines how many lines it holds
 * @param left lines left out because they are known after the end
 * @param answers how many of the lines are reviews and acknowledgements
 * @param first earliest known instant, null if no line could be read
 * @param last latest known instant, null if no line could be read
 */
record ReplayTape(
        Path file,
        long lines,
        long left,
        long answers,
        @Nullable Instant first,
        @Nullable Instant last) {

    private static final int FEW = 200;

    private static final Duration GAP = Duration.ofDays(14);

    /**
     * Reads {@code files} and {@code answers} up to {@code end} (exclusive; null for all) into
     * {@code directory}.
     */
    static ReplayTape record(
            List<Path> files, List<Path> answers, @Nullable Instant end, Path directory)
            throws IOException {
        Path unsorted = directory.resolve("tape.unsorted");
        Knowns knowns = new Knowns();
        long left = 0;
        long answered = 0;
        try (Spool.Writer out = new Spool.Writer(unsorted)) {
            ItemDecoder decoder = ItemDecoder.standard();
            for (Path file : files) {
                left += record(file, decoder, end, knowns, out);
            }
            for (Path file : answers) {
                answered += recordAnswers(file, end, knowns, out);
            }
        }
        return sorted(unsorted, left, answered, knowns.first(), knowns.horizon(), directory);
    }

    /**
     * Reads the messages of {@code files}, topics of a live run, in the order of their arrival up
     * to {@code end}.
     */
    static ReplayTape recorded(List<Path> files, @Nullable Instant end, Path directory)
            throws IOException {
        Path unsorted = directory.resolve("tape.unsorted");
        Knowns arrivals = new Knowns();
        AnswerDecoder answers = new AnswerDecoder();
        long[] left = {0};
        long[] answered = {0};
        try (Spool.Writer out = new Spool.Writer(unsorted)) {
            for (Path file : files) {
                RecordedMessage.read(
                        file,
                        message -> {
                            if (end != null && !message.arrival().isBefore(end)) {
                                left[0]++;
                                return;
                            }
                            arrivals.add(message.arrival());
                            answered[0] += message.isAnswer(answers) ? 1 : 0;
                            out.write(
                                    key(message.arrival(), message.topic(), message.place()),
                                    value(message.topic(), message.offset(), message.bytes()));
                        });
            }
        }
        return sorted(unsorted, left[0], answered[0], arrivals.first(), arrivals.last(), directory);
    }

    private static ReplayTape sorted(
            Path unsorted,
            long left,
            long answered,
            @Nullable Instant first,
            @Nullable Instant last,
            Path directory)
            throws IOException {
        Path sorted = directory.resolve("tape");
        long[] lines = {0};
        try (Spool.Writer out = new Spool.Writer(sorted)) {
            Spool.sorted(
                    List.of(unsorted),
                    directory,
                    entry -> {
                        out.write(entry.key(), entry.value());
                        lines[0]++;
                    });
        }
        Files.delete(unsorted);
        return new ReplayTape(sorted, lines[0], left, answered, first, last);
    }

    private static long record(
            Path file, ItemDecoder decoder, @Nullable Instant end, Knowns knowns, Spool.Writer out)
            throws IOException {
        long left = 0;
        String name = String.valueOf(file.getFileName());
        try (LineSource source = LineSource.open(file, ItemDecoder.MAX_BYTES)) {
            long line = 0;
            for (byte[] raw = source.next(); raw != null; raw = source.next()) {
                line++;
                Decoded decoded = decoder.decode(raw);
                Item item = decoded.item();
                if (item == null) {
                    out.write(
                            key(Instant.EPOCH, "", ItemDecoder.digest(raw)),
                            value(name, line, raw));
                } else if (end != null && !item.known().isBefore(end)) {
                    left++;
                } else {
                    knowns.add(item.known());
                    out.write(key(item.known(), item.id(), item.digest()), value(name, line, raw));
                }
            }
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new IOException(file + " breaks off: it is no complete .gz file", e);
        }
        return left;
    }

    /** Reviews and acknowledgements of one file; gives how many could be read. */
    private static long recordAnswers(
            Path file, @Nullable Instant end, Knowns knowns, Spool.Writer out) throws IOException {
        AnswerDecoder decoder = new AnswerDecoder();
        long read = 0;
        try (LineSource source = LineSource.open(file, ItemDecoder.MAX_BYTES)) {
            long line = 0;
            for (byte[] raw = source.next(); raw != null; raw = source.next()) {
                line++;
                Review review = decoder.review(raw).value();
                Ack ack = review == null ? decoder.ack(raw).value() : null;
                Instant time = review != null ? review.time() : ack != null ? ack.time() : null;
                if (time != null && end != null && !time.isBefore(end)) {
                    continue;
                }
                if (time != null) {
                    read++;
                    knowns.add(time);
                }
                out.write(
                        key(
                                time == null ? Instant.EPOCH : time,
                                review != null ? review.reviewId() : "",
                                ItemDecoder.digest(raw)),
                        value(ack == null ? Topics.REVIEWS : Topics.ACKS, line, raw));
            }
        }
        return read;
    }

    private static byte[] key(Instant known, String id, String digest) throws IOException {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        // the sign bit is turned so that unsigned bytes sort as the numbers do
        key.write(
                ByteBuffer.allocate(Long.BYTES)
                        .putLong(known.toEpochMilli() ^ Long.MIN_VALUE)
                        .array());
        key.write(id.getBytes(StandardCharsets.UTF_8));
        key.write(0);
        key.write(digest.getBytes(StandardCharsets.UTF_8));
        return key.toByteArray();
    }

    private static byte[] value(String name, long line, byte[] raw) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(name.length() > 1000 ? name.substring(0, 1000) : name);
        out.writeLong(line);
        out.writeInt(raw.length);
        out.write(raw);
        return bytes.toByteArray();
    }

    /** The input that {@code entry} of the tape stands for. */
    static RawInput input(Spool.Entry entry, Instant horizon, boolean recorded) {
        try {
            Instant known =
                    Instant.ofEpochMilli(ByteBuffer.wrap(entry.key()).getLong() ^ Long.MIN_VALUE);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(entry.value()));
            String name = in.readUTF();
            String line = Long.toString(in.readLong());
            byte[] raw = in.readNBytes(in.readInt());
            if (recorded) {
                return new RawInput(name, line, known, known, raw);
            }
            boolean ahead = known.isAfter(horizon);
            return new RawInput(name, line, ahead ? horizon : known, ahead ? horizon : null, raw);
        } catch (IOException e) {
            throw new IllegalStateException("the tape is damaged", e);
        }
    }

    /** All known instants of the input. */
    private static final class Knowns {

        private long[] millis = new long[1024];

        private int count;

        void add(Instant known) {
            if (count == millis.length) {
                millis = Arrays.copyOf(millis, count * 2);
            }
            millis[count++] = known.toEpochMilli();
        }

        @Nullable Instant first() {
            return count == 0
                    ? null
                    : Instant.ofEpochMilli(Arrays.stream(millis, 0, count).min().orElseThrow());
        }

        @Nullable Instant last() {
            return count == 0
                    ? null
                    : Instant.ofEpochMilli(Arrays.stream(millis, 0, count).max().orElseThrow());
        }

        /** The last known instant that is not taken for a wrong date. */
        @Nullable Instant horizon() {
            if (count == 0) {
                return null;
            }
            Arrays.sort(millis, 0, count);
            int last = count - 1;
            int fewest = count - 1 - count / FEW;
            for (int at = last; at > fewest; at--) {
                if (millis[at] - millis[at - 1] > GAP.toMillis()) {
                    last = at - 1;
                }
            }
            return Instant.ofEpochMilli(millis[last]);
        }
    }
}
