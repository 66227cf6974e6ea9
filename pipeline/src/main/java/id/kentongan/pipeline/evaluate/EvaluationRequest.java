package id.kentongan.pipeline.evaluate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to evaluate.
 *
 * @param scores directory of a replay
 * @param truth files of one format
 * @param from first Monday judged
 * @param to last Monday judged
 * @param trainTo end of the training period of the models, null for {@code from}
 * @param ablations replays without a part, by name
 * @param draws bootstrap draws
 * @param siagaBudget false Siaga allowed for 100 regions and quarter
 */
public record EvaluationRequest(
        Path scores,
        List<Path> truth,
        LocalDate from,
        LocalDate to,
        @Nullable LocalDate trainTo,
        Map<String, Path> ablations,
        int draws,
        double siagaBudget) {}
