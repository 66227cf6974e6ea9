package id.kentongan.dashboards.console;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.risk.Prior;
import id.kentongan.analyzers.risk.RiskScore;
import id.kentongan.dashboards.store.ConsoleStore.Event;
import id.kentongan.dashboards.store.ConsoleStore.Frames;
import id.kentongan.dashboards.store.ConsoleStore.Item;
import id.kentongan.dashboards.store.ConsoleStore.Risk;
import id.kentongan.pipeline.output.Masking;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows behind the pages as JSON; described in {@code openapi.yaml}. */
final class Api {

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(
                            new SimpleModule()
                                    .addSerializer(Instant.class, new AsText<>())
                                    .addSerializer(LocalDate.class, new AsText<>())
                                    .addSerializer(Double.class, new Finite()));

    private static final Instant EVER = Instant.parse("1990-01-01T00:00:00Z");

    private final Asks asks;

    Api(Asks asks) {
        this.asks = asks;
    }

    /** Times as ISO text. */
    private static final class AsText<T> extends JsonSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(value.toString());
        }
    }

    /** Numbers, and null for what JSON has no number for. */
    private static final class Finite extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }

    void routes(RoutesConfig routes) {
        routes.get("/api/v1/regions", json(Api::regions));
        routes.get("/api/v1/frames", json(Api::frames));
        routes.get("/openapi.yaml", Api::description);
        routes.get("/api/v1/events", json(Api::events));
        routes.get("/api/v1/alerts", json(Api::alerts));
        routes.get("/api/v1/sources", json(ask -> rows(ask, ask.store().sources(ask.at()))));
        routes.get("/api/v1/coverage", json(ask -> rows(ask, ask.store().coverage(ask.at()))));
        routes.get("/api/v1/pipeline", json(ask -> rows(ask, ask.store().pipeline(ask.at()))));
        routes.get("/api/v1/search", json(Api::search));
        routes.get("/api/v1/regions/{code}", context -> region(context));
        routes.get("/api/v1/events/{id}", context -> event(context));
    }

    private Handler json(Function<Ask, Object> answer) {
        return context -> write(context, answer.apply(asks.ask(context)));
    }

    static void write(Context context, Object answer) throws IOException {
        context.contentType("application/json; charset=utf-8")
                .result(JSON.writeValueAsBytes(answer));
    }

    private static void description(Context context) {
        context.contentType("application/yaml; charset=utf-8")
                .result(ConsoleServer.asset("openapi.yaml"));
    }

    /** An answer with the mark of the exercise and the time it stands for. */
    private static Map<String, Object> rows(Ask ask, Object rows) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("simulated", ask.scope().simulated());
        answer.put("at", ask.at());
        answer.put("rows", rows);
        return answer;
    }

    /** GeoJSON of all kabupaten/kota. */
    private static Object regions(Ask ask) {
        Map<String, Risk> byRegion = HomePage.byRegion(ask);
        List<Object> features = new ArrayList<>();
        for (Region region : Regions.standard().regencies()) {
            if (!ask.store().sees(region.code())) {
                continue;
            }
            Map<String, @Nullable Object> properties = new LinkedHashMap<>();
            Risk risk = byRegion.get(region.code());
            properties.put("region", region.code());
            properties.put("name", region.name());
            properties.put("province", region.province());
            properties.put("mark", Mark.of(risk).key());
            properties.put("score", risk == null ? null : risk.score());
            properties.put("alert_level", risk == null ? null : risk.level());
            properties.put("coverage", risk == null ? null : risk.coverage());
            properties.put("time", risk == null ? null : risk.time());
            features.add(
                    Map.of(
                            "type",
                            "Feature",
                            "geometry",
                            Map.of(
                                    "type",
                                    "Point",
                                    "coordinates",
                                    List.of(region.longitude(), region.latitude())),
                            "properties",
                            properties));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("type", "FeatureCollection");
        answer.put("simulated", ask.scope().simulated());
        answer.put("at", ask.at());
        answer.put("features", features);
        return answer;
    }

    private static Object frames(Ask ask) {
        Instant first = ask.scope().first();
        Instant last = ask.scope().last();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("simulated", ask.scope().simulated());
        if (first == null || last == null) {
            answer.put("days", List.of());
            return answer;
        }
        Frames frames = ask.store().frames(first.minusMillis(1), last);
        answer.put("days", frames.days());
        answer.put("labels", frames.days().stream().map(ask.words()::day).toList());
        Map<String, int[]> levels = new TreeMap<>();
        frames.levels()
                .forEach(
                        (region, days) -> {
                            int[] values = new int[days.length];
                            for (int i = 0; i < days.length; i++) {
                                values[i] = days[i];
                            }
                            levels.put(region, values);
                        });
        answer.put("levels", levels);
        return answer;
    }

    private static Object events(Ask ask) {
        return rows(ask, ask.store().events(Filters.events(ask, 500)));
    }

    private static Object alerts(Ask ask) {
        return rows(ask, ask.store().alerts(Filters.region(ask), EVER, ask.at(), 500));
    }

    private static Object search(Ask ask) {
        return rows(ask, SearchPage.find(ask, 100).stream().map(Api::masked).toList());
    }

    private void region(Context context) throws IOException {
        Ask ask = asks.ask(context);
        String code = context.pathParam("code");
        if (Regions.standard().find(code).isEmpty()) {
            context.status(404);
            write(context, Map.of("error", "unknown-region"));
            return;
        }
        if (!ask.store().sees(code)) {
            context.status(403);
            write(context, Map.of("error", "denied"));
            return;
        }
        Map<String, Object> answer = rows(ask, ask.store().families(code, ask.at()));
        answer.put("region", code);
        answer.put("name", Names.region(code));
        answer.put("history", ask.store().history(code, "ALL", ask.daysBefore(730), ask.at()));
        answer.put("parts", ask.store().parts(code, ask.at()));
        answer.put("priors", priors(ask, code));
        write(context, answer);
    }

    /** Official lists beside the score, with a mark where they disagree with it. */
    private static List<Map<String, @Nullable Object>> priors(Ask ask, String code) {
        List<Risk> rows = ask.store().history(code, RiskScore.ALL, ask.daysBefore(2), ask.at());
        List<Map<String, @Nullable Object>> priors = new ArrayList<>();
        for (Prior prior : Prior.beside(code, ask.day())) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("list", prior.list());
            row.put("region", prior.region());
            row.put("value", Double.isNaN(prior.value()) ? null : prior.value());
            row.put("category", prior.category());
            row.put("published", prior.published());
            row.put(
                    "disagreement",
                    rows.isEmpty() ? "" : prior.disagreement(rows.get(rows.size() - 1).score()));
            priors.add(row);
        }
        return priors;
    }

    private void event(Context context) throws IOException {
        Ask ask = asks.ask(context);
        var event = ask.store().event(context.pathParam("id"));
        if (event.isEmpty()) {
            context.status(404);
            write(context, Map.of("error", "unknown-event"));
            return;
        }
        Event found = event.get();
        Map<String, Object> answer = rows(ask, found);
        answer.put("items", ask.store().items(found.id()).stream().map(Api::masked).toList());
        write(context, answer);
    }

    /** The item with masked title and text: a replay holds them as they were read. */
    private static Item masked(Item item) {
        return new Item(
                item.id(),
                item.known(),
                item.kind(),
                item.source(),
                item.group(),
                item.url(),
                Masking.mask(item.title()),
                Masking.mask(item.text()),
                item.beginning(),
                item.status(),
                item.indicators(),
                item.severity(),
                item.region(),
                item.confidence(),
                item.evidence(),
                item.eventId(),
                item.simulated());
    }
}
