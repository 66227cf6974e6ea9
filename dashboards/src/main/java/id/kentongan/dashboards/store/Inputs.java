package id.kentongan.dashboards.store;

import id.kentongan.analyzers.risk.Feature;
import id.kentongan.analyzers.risk.RiskModel;
import id.kentongan.dashboards.store.ConsoleStore.Part;
import id.kentongan.dashboards.store.ConsoleStore.Risk;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of the scores of a replay, from which the breakdown follows. Only a breakdown that
 * makes the score is shown: a replay with a model other than the one that ships has none, and so
 * have areas, which have no inputs of their own.
 */
final class Inputs implements MemoryStore.Breakdown {

    private static final double CLOSE = 0.1;

    private final RiskModel model = RiskModel.standard();
    private final Map<String, TreeMap<Instant, float[]>> rows = new HashMap<>();
    private final Map<String, TreeMap<Instant, Double>> scores = new HashMap<>();

    private Inputs() {}

    /**
     * Reads {@code file}, or nothing where it does not exist.
     *
     * @throws IOException with a message for people when it holds something else
     */
    static MemoryStore.Breakdown read(Path file, List<Risk> risks) throws IOException {
        Inputs inputs = new Inputs();
        if (!Files.isRegularFile(file)) {
            return inputs;
        }
        for (Risk risk : risks) {
            inputs.scores
                    .computeIfAbsent(risk.region(), region -> new TreeMap<>())
                    .put(risk.time(), risk.score());
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String header = reader.readLine();
            String[] names = header == null ? new String[0] : header.split(",", -1);
            @Nullable Feature[] columns = new Feature[names.length];
            for (int i = 2; i < names.length; i++) {
                columns[i] = Feature.of(names[i].strip()).orElse(null);
            }
            if (names.length < 3 || !names[0].equals("time") || !names[1].equals("region")) {
                throw new IOException(file + ": not the inputs of a replay (time,region,...)");
            }
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                try {
                    inputs.add(line.split(",", -1), columns);
                } catch (RuntimeException e) {
                    throw new IOException(file + " line " + number + ": not a row of inputs", e);
                }
            }
        }
        return inputs;
    }

    private void add(String[] cells, @Nullable Feature[] columns) {
        float[] values = new float[Feature.values().length];
        for (int i = 2; i < cells.length; i++) {
            Feature feature = columns[i];
            if (feature != null) {
                values[feature.ordinal()] = Float.parseFloat(cells[i]);
            }
        }
        rows.computeIfAbsent(cells[1], region -> new TreeMap<>())
                .put(Instant.parse(cells[0]), values);
    }

    @Override
    public List<Part> of(String region, Instant at) {
        var newest = rows.getOrDefault(region, new TreeMap<>()).floorEntry(at);
        if (newest == null) {
            return List.of();
        }
        List<Double> features = new ArrayList<>();
        for (float value : newest.getValue()) {
            features.add((double) value);
        }
        RiskModel.Scored scored = model.score(features);
        Double score = scores.getOrDefault(region, new TreeMap<>()).get(newest.getKey());
        if (score == null || Math.abs(scored.score() - score) > CLOSE) {
            return List.of();
        }
        return scored.parts().stream()
                .map(part -> new Part(newest.getKey(), part.name(), part.points(), ""))
                .toList();
    }
}
