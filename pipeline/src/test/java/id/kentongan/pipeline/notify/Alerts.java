package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.office.Notice;
import java.time.Instant;
import java.util.List;

/** Alerts and notices for the tests of this room. */
final class Alerts {

    static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    private Alerts() {}

    static Alert change(Level from, Level to, Instant time, boolean simulated) {
        return new Alert(
                Alert.id("74.05", "LND", time, to),
                time,
                "74.05",
                "LND",
                from,
                to,
                "heat",
                List.of("e1", "e2"),
                false,
                "independent",
                "LND-02",
                3,
                2,
                41.5,
                "",
                to.label().toUpperCase(java.util.Locale.ROOT)
                        + ": Kab. Konawe Selatan - sengketa lahan",
                "Fakta: 2 kejadian; luka 2-5 <belum terverifikasi> & dicek.",
                simulated,
                "v");
    }

    static Notice notice(String id, String channel, int level) {
        return notice(id, channel, level, Notice.Kind.ALERT, List.of("a1"));
    }

    static Notice notice(Alert alert, Notice.Kind kind) {
        return notice(List.of(alert), kind);
    }

    static Notice notice(List<Alert> alerts, Notice.Kind kind) {
        Alert first = alerts.get(0);
        return notice(
                first.alertId() + "/konsel/" + kind,
                "arsip",
                first.to().ordinal(),
                kind,
                alerts.stream().map(Alert::alertId).toList());
    }

    private static Notice notice(
            String id, String channel, int level, Notice.Kind kind, List<String> alertIds) {
        return new Notice(
                id,
                NOON,
                "konsel",
                channel,
                "konsel@contoh.id",
                kind,
                "74.05",
                level,
                "SIAGA: Kab. Konawe Selatan - sengketa lahan",
                "*SIAGA* (naik dari Normal)\n\"Apa\": sengketa lahan.",
                alertIds,
                false);
    }
}
