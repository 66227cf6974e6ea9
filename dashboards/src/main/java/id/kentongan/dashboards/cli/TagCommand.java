package id.kentongan.dashboards.cli;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import id.kentongan.analyzers.event.StatedPlace;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.files.LineSource;
import id.kentongan.pipeline.json.Decoded;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.json.Reason;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tag}: JSON lines in, one finding per line out, in the same order. */
@Command(
        name = "tag",
        description =
                "Tags incident reports and news: JSON lines in (standard input by default, .gz"
                        + " accepted), one finding per line out.",
        mixinStandardHelpOptions = true)
final class TagCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "JSON lines, plain or .gz; - is standard input")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        ItemDecoder decoder = ItemDecoder.standard();
        // all files are opened before the first line is written: a missing one stops the command
        List<LineSource> sources = new ArrayList<>();
        for (Path file : files.isEmpty() ? List.of(Path.of("-")) : files) {
            sources.add(open(file));
        }
        Tagger tagger = Tagger.standard();
        OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
        try {
            for (LineSource source : sources) {
                tag(source, decoder, tagger, out);
            }
            out.flush();
        } catch (IOException e) {
            throw new Refusal("cannot write the findings: " + e.getMessage(), e);
        }
        return 0;
    }

    private static LineSource open(Path file) {
        try {
            return file.toString().equals("-")
                    ? LineSource.of(System.in, ItemDecoder.MAX_BYTES)
                    : LineSource.open(file, ItemDecoder.MAX_BYTES);
        } catch (IOException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private static void tag(LineSource source, ItemDecoder decoder, Tagger tagger, OutputStream out)
            throws IOException {
        try (source) {
            for (int line = 1; ; line++) {
                byte[] raw;
                try {
                    raw = source.next();
                } catch (IOException e) {
                    write(
                            out,
                            new Unread(
                                    line,
                                    null,
                                    Reason.UNREADABLE.code(),
                                    "the file breaks off here"));
                    return;
                }
                if (raw == null) {
                    return;
                }
                write(out, answer(line, decoder.decode(raw), tagger));
            }
        }
    }

    private static Object answer(int line, Decoded decoded, Tagger tagger) {
        Item item = decoded.item();
        if (item != null) {
            return StatedPlace.shown(tagger.tag(item));
        }
        Reason reason = Objects.requireNonNull(decoded.reason());
        return new Unread(line, decoded.id(), reason.code(), String.valueOf(decoded.detail()));
    }

    private static void write(OutputStream out, Object value) throws IOException {
        try {
            out.write(Json.bytes(value));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.write('\n');
    }

    /** What stands in place of a finding. */
    @JsonPropertyOrder({"line", "id", "error", "detail"})
    record Unread(int line, @Nullable String id, String error, String detail) {}
}
