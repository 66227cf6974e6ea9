package id.kentongan.pipeline.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.kentongan.analyzers.risk.Feature;
import id.kentongan.analyzers.risk.RiskModel;
import id.kentongan.pipeline.replay.Replay;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes every published score of a replay from what is shown of it: the inputs in {@code
 * features.csv} times the weights in {@code risk-model.tsv}. A province or the nation is never
 * below its hottest member.
 *
 * @param rows scores of kabupaten and kota that were recomputed
 * @param areas rows of provinces and the nation that were compared with their members
 * @param off rows further off than {@value #TOLERANCE} points
 * @param worst largest distance, points
 * @param first a few of those that are off
 */
record PartsCheck(long rows, long areas, long off, double worst, List<String> first) {

    /** Points that rounding may cost. */
    static final double TOLERANCE = 0.1;

    private static final String SCORES = "scores.csv";

    private static final String FEATURES = "features.csv";

    private static final int SHOWN = 20;

    private static final int PROVINCE = 2;

    private static final int CELLS_BEFORE = 2;

    /** The risk model of a replay, or null where an older replay did not write it. */
    static @Nullable RiskModel model(Path replay) throws IOException {
        Path file = replay.resolve(Replay.RISK_MODEL);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return RiskModel.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Checks a replay; null when its inputs or weights are not there.
     *
     * @throws IOException when the two tables are not of one run
     */
    static @Nullable PartsCheck of(Path replay) throws IOException {
        RiskModel model = model(replay);
        Path features = replay.resolve(FEATURES);
        if (model == null || !Files.exists(features)) {
            return null;
        }
        try (BufferedReader scores =
                        Files.newBufferedReader(replay.resolve(SCORES), StandardCharsets.UTF_8);
                BufferedReader inputs = Files.newBufferedReader(features, StandardCharsets.UTF_8)) {
            String wanted = "time,region," + String.join(",", Feature.labels());
            scores.readLine();
            if (!wanted.equals(inputs.readLine())) {
                throw new IOException(
                        features + ": not the features.csv of this version; replay again");
            }
            Walk walk = new Walk(model);
            long number = 1;
            String score = scores.readLine();
            String input = inputs.readLine();
            for (; score != null && input != null; score = scores.readLine()) {
                number++;
                if (!walk.row(score.split(",", -1), input.split(",", -1))) {
                    throw new IOException(
                            replay
                                    + ": line "
                                    + number
                                    + " of scores.csv and features.csv are not of one run; replay"
                                    + " again");
                }
                input = inputs.readLine();
            }
            if (score != null || input != null) {
                throw new IOException(
                        replay + ": scores.csv and features.csv differ in length; replay again");
            }
            walk.close();
            return new PartsCheck(walk.rows, walk.areas, walk.off, walk.worst, walk.first);
        }
    }

    /** For the report. */
    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("rows", rows);
        node.put("areas", areas);
        node.put("tolerance", TOLERANCE);
        node.put("worst", Math.round(worst * 1e6) / 1e6);
        node.put("off", off);
        ArrayNode list = node.putArray("firstOff");
        first.forEach(list::add);
        return node;
    }

    /** One pass over both tables; rows of one instant stand together, areas before members. */
    private static final class Walk {
        private final RiskModel model;
        private final List<String> first = new ArrayList<>();
        private final Map<String, Double> areasNow = new HashMap<>();
        private final Map<String, Double> hottest = new HashMap<>();
        private String now = "";
        private long rows;
        private long areas;
        private long off;
        private double worst;

        Walk(RiskModel model) {
            this.model = model;
        }

        /** Whether both lines speak of the same row. */
        boolean row(String[] score, String[] input) {
            if (input.length != Feature.values().length + CELLS_BEFORE
                    || !score[0].equals(input[0])
                    || !score[1].equals(input[1])) {
                return false;
            }
            if (!score[0].equals(now)) {
                close();
                now = score[0];
            }
            double published = Double.parseDouble(score[2]);
            if (score[1].length() <= PROVINCE) {
                areasNow.put(score[1], published);
                return true;
            }
            rows++;
            double sum = 0;
            for (RiskModel.Term term : model.terms()) {
                sum +=
                        term.weight()
                                * Double.parseDouble(
                                        input[CELLS_BEFORE + term.feature().ordinal()]);
            }
            compare(score[1], published, sum, Math.abs(published - sum));
            hottest.merge(score[1].substring(0, PROVINCE), published, Math::max);
            hottest.merge("00", published, Math::max);
            return true;
        }

        /** Compares the areas of the instant that ends. */
        void close() {
            areasNow.forEach(
                    (area, published) -> {
                        areas++;
                        double least = hottest.getOrDefault(area, 0.0);
                        compare(area, published, least, Math.max(0, least - published));
                    });
            areasNow.clear();
            hottest.clear();
        }

        private void compare(String region, double published, double shown, double distance) {
            worst = Math.max(worst, distance);
            if (!(distance <= TOLERANCE)) {
                off++;
                if (first.size() < SHOWN) {
                    first.add(
                            String.format(
                                    Locale.ROOT,
                                    "%s %s: published %.4f, parts %.4f",
                                    now,
                                    region,
                                    published,
                                    shown));
                }
            }
        }
    }
}
