package id.kentongan.analyzers.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the model of incident reports makes of one narrative. All figures are estimated
 * probabilities.
 *
 * @param conflict that an analyst files it as group conflict of any kind, separatist ones included
 * @param social that it is a social conflict (conflict, but not separatist)
 * @param separatist that it belongs to a separatist or armed conflict
 * @param category class of social conflict that fits best
 * @param categories probability of each class of conflict
 * @param codes how well each learned indicator fits, by {@code class:code}
 */
public record ReportReading(
        double conflict,
        double social,
        double separatist,
        String category,
        Map<String, Double> categories,
        Map<String, Double> codes) {

    /**
     * The reading in the light of phrases that the rules met: they say which class of social
     * conflict it is, not that it is conflict at all.
     *
     * @param favour factor for each class that phrases speak for; 1 for the others
     */
    ReportReading favour(ToDoubleFunction<String> favour) {
        Map<String, Double> weighed = new LinkedHashMap<>();
        String best = category;
        double top = -1;
        for (Map.Entry<String, Double> entry : categories.entrySet()) {
            double value = entry.getValue() * favour.applyAsDouble(entry.getKey());
            weighed.put(entry.getKey(), value);
            if (value > top && ReportModel.SOCIAL.contains(entry.getKey())) {
                top = value;
                best = entry.getKey();
            }
        }
        return new ReportReading(conflict, social, separatist, best, weighed, codes);
    }
}
