package id.kentongan.dashboards.console;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.dashboards.store.ConsoleStore.Alert;
import id.kentongan.dashboards.store.ConsoleStore.Coverage;
import id.kentongan.dashboards.store.ConsoleStore.Event;
import id.kentongan.dashboards.store.ConsoleStore.Item;
import id.kentongan.dashboards.store.ConsoleStore.PipelineHealth;
import id.kentongan.dashboards.store.ConsoleStore.Risk;
import id.kentongan.dashboards.store.ConsoleStore.SourceHealth;
import id.kentongan.pipeline.output.Masking;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Every table as CSV for spreadsheets. Cells that a spreadsheet would run as a formula are defused;
 * each row of an exercise says so, and so does the name of the file.
 */
final class Csv {

    private static final int LIMIT = 20_000;

    private final StringBuilder out = new StringBuilder();
    private final boolean simulated;

    private Csv(boolean simulated) {
        this.simulated = simulated;
    }

    static void routes(RoutesConfig routes, Asks asks) {
        routes.get("/csv/wilayah", file(asks, "wilayah", Csv::regions));
        routes.get("/csv/kejadian", file(asks, "kejadian", Csv::events));
        routes.get("/csv/peringatan", file(asks, "peringatan", Csv::alerts));
        routes.get("/csv/sumber", file(asks, "sumber", Csv::sources));
        routes.get("/csv/cakupan", file(asks, "cakupan", Csv::coverage));
        routes.get("/csv/pekerjaan", file(asks, "pekerjaan", Csv::jobs));
        routes.get("/csv/cari", file(asks, "cari", Csv::search));
        routes.get("/csv/riwayat", file(asks, "riwayat", Csv::history));
    }

    private static Handler file(Asks asks, String name, BiConsumer<Csv, Ask> content) {
        return context -> {
            Ask ask = asks.ask(context);
            Csv csv = new Csv(ask.scope().simulated());
            content.accept(csv, ask);
            context.contentType("text/csv; charset=utf-8")
                    .header(
                            "Content-Disposition",
                            "attachment; filename=\"kentongan-"
                                    + name
                                    + (ask.scope().simulated() ? "-SIMULASI" : "")
                                    + ".csv\"")
                    .result(csv.out.toString());
        };
    }

    private void head(String names) {
        out.append(names).append(",simulasi\n");
    }

    private void row(@Nullable Object... cells) {
        for (Object cell : cells) {
            out.append(cell(cell)).append(',');
        }
        out.append(simulated ? "SIMULASI" : "").append('\n');
    }

    /** One cell: quoted where needed, never a formula. */
    static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (!(value instanceof Number) && text.matches("(?s)[=+\\-@\\t\\r].*")) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private void regions(Ask ask) {
        head("region,name,province,time,level,score,probability,coverage,events,newsrooms,stage");
        for (HomePage.Row row : HomePage.ranking(ask, HomePage.byRegion(ask))) {
            Region region = row.region();
            Risk risk = row.risk();
            row(
                    region.code(),
                    region.name(),
                    Names.province(region.code()),
                    risk == null ? null : risk.time(),
                    row.mark().key(),
                    risk == null ? null : risk.score(),
                    risk == null ? null : risk.probability(),
                    risk == null ? null : risk.coverage(),
                    risk == null ? null : risk.events(),
                    risk == null ? null : risk.newsrooms(),
                    risk == null ? null : risk.stage());
        }
    }

    private void events(Ask ask) {
        head(
                "id,first_known,last_known,region,name,family,indicators,status,severity,killed_min,"
                        + "killed_max,injured_min,injured_max,newsrooms,district,headline");
        for (Event event : ask.store().events(Filters.events(ask, LIMIT))) {
            row(
                    event.id(),
                    event.firstKnown(),
                    event.lastKnown(),
                    event.region(),
                    Names.region(event.region()),
                    event.family(),
                    String.join(" ", event.indicators()),
                    event.status(),
                    event.severity(),
                    event.killedMin(),
                    event.killedMax(),
                    event.injuredMin(),
                    event.injuredMax(),
                    event.newsrooms(),
                    event.district(),
                    event.headline());
        }
    }

    private void alerts(Ask ask) {
        head("id,time,region,name,family,from,to,reason,confirmed");
        for (Alert alert :
                ask.store().alerts(Filters.region(ask), Instant.EPOCH, ask.at(), LIMIT)) {
            row(
                    alert.id(),
                    alert.time(),
                    alert.region(),
                    Names.region(alert.region()),
                    alert.family(),
                    Mark.of(alert.from(), "").key(),
                    Mark.of(alert.to(), "").key(),
                    alert.reason(),
                    alert.confirmed());
        }
    }

    private void sources(Ask ask) {
        head("source,time,hours_silent,items_24h");
        for (SourceHealth source : ask.store().sources(ask.at())) {
            row(source.source(), source.time(), source.hoursSilent(), source.items24h());
        }
    }

    private void coverage(Ask ask) {
        head("region,name,time,state,hours_silent,items_7d,expected_7d");
        for (Coverage row : ask.store().coverage(ask.at())) {
            row(
                    row.region(),
                    Names.region(row.region()),
                    row.time(),
                    row.state(),
                    row.hoursSilent(),
                    row.items7d(),
                    row.expected7d());
        }
    }

    private void jobs(Ask ask) {
        head("job,time,lag,per_second,dead_letters,late,checkpoint_age");
        for (PipelineHealth job : ask.store().pipeline(ask.at())) {
            row(
                    job.job(),
                    job.time(),
                    job.lag(),
                    job.perSecond(),
                    job.deadLetters(),
                    job.late(),
                    job.checkpointAge());
        }
    }

    private void search(Ask ask) {
        head("id,known,kind,source,region,name,status,indicators,severity,confidence,title,url");
        for (Item item : SearchPage.find(ask, LIMIT)) {
            row(
                    item.id(),
                    item.known(),
                    item.kind(),
                    item.source(),
                    item.region(),
                    item.region() == null ? null : Names.region(item.region()),
                    item.status(),
                    String.join(" ", item.indicators()),
                    item.severity(),
                    item.confidence(),
                    Masking.mask(item.title()),
                    item.url());
        }
    }

    private void history(Ask ask) {
        head("time,region,family,score,probability,alert_level,coverage,stage");
        String region = Filters.region(ask);
        int days =
                ask.query("rentang").matches("\\d{1,4}")
                        ? Integer.parseInt(ask.query("rentang"))
                        : 180;
        if (region != null && Regions.standard().find(region).isPresent()) {
            for (Risk risk : ask.store().history(region, "ALL", ask.daysBefore(days), ask.at())) {
                row(
                        risk.time(),
                        risk.region(),
                        risk.family(),
                        risk.score(),
                        risk.probability(),
                        risk.level(),
                        risk.coverage(),
                        risk.stage());
            }
        }
    }
}
