package id.kentongan.pipeline.replay;

import id.kentongan.analyzers.office.OfficeFiles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to replay.
 *
 * @param files JSON lines, plain or gzip; their order does not matter
 * @param out directory that gets the outputs
 * @param from first day of the rows and alerts, null for all; memory begins with the first item
 * @param to last day: what is known after it is left out; null for all
 * @param without what to switch off: {@code linking}, {@code status}, {@code slow}
 * @param riskModel fitted risk model, null for the one that ships
 * @param knowledge releases of knowledge as {@code KnowledgeCodec} writes them, in order
 * @param parallelism subtasks of each operator
 * @param answers JSON lines of reviews and acknowledgements, each honoured from its own time
 * @param offices who is told and by which cards; null to leave out notices and the audit trail
 * @param recorded whether the files are topics of a live run as {@link RecordedMessage} reads them;
 *     then what counts from when is decided by the recorded arrival, as it was live
 */
public record ReplayRequest(
        List<Path> files,
        Path out,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Set<String> without,
        @Nullable Path riskModel,
        List<byte[]> knowledge,
        int parallelism,
        List<Path> answers,
        @Nullable OfficeFiles offices,
        boolean recorded) {

    /** A replay that nobody answers and that tells nobody. */
    public ReplayRequest(
            List<Path> files,
            Path out,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Set<String> without,
            @Nullable Path riskModel,
            List<byte[]> knowledge,
            int parallelism) {
        this(
                files,
                out,
                from,
                to,
                without,
                riskModel,
                knowledge,
                parallelism,
                List.of(),
                null,
                false);
    }

    /** Such a replay with the knowledge that ships. */
    public ReplayRequest(
            List<Path> files,
            Path out,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Set<String> without,
            @Nullable Path riskModel,
            int parallelism) {
        this(files, out, from, to, without, riskModel, List.of(), parallelism);
    }
}
