package id.kentongan.dashboards.console;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.office.Routing;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.dashboards.access.Account;
import id.kentongan.dashboards.store.ConsoleStore;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes what people decided from a sent form and hands it to the {@link Desk}. */
final class Decisions {

    private final Asks asks;
    private final Doorkeeper door;
    private final ConsoleOptions options;

    Decisions(Asks asks, Doorkeeper door, ConsoleOptions options) {
        this.asks = asks;
        this.door = door;
        this.options = options;
    }

    /** A decision that cannot be taken as sent; the name of the message to show. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    void take(Context context) {
        Map<String, String> form = Asks.form(context);
        Desk desk = options.desk();
        if (desk == null || !door.genuine(context, form.getOrDefault("token", ""))) {
            context.status(HttpStatus.FORBIDDEN)
                    .contentType("text/plain; charset=utf-8")
                    .result("Refused: open the page again and send the form from there.");
            return;
        }
        String message = desk.reachesTheJob() ? "recorded" : "kept";
        try {
            allowed(context, form);
            record(desk, form);
        } catch (Refused e) {
            message = e.getMessage();
        }
        String back = Html.link(form.getOrDefault("back", "/"));
        String separator = back.contains("?") ? "&" : "?";
        context.status(HttpStatus.SEE_OTHER)
                .header(
                        "Location",
                        (back.startsWith("/") ? back : "/") + separator + "pesan=" + message);
    }

    /**
     * Who logged in decides on its own region alone, under its own name. What the form says of the
     * region is believed as little as its ids: both must be its own in the store.
     */
    private void allowed(Context context, Map<String, String> form) {
        Account account = Doorkeeper.account(context);
        if (account == null) {
            return;
        }
        form.put("office", account.office());
        if (account.region().equals("00")) {
            if (!account.role().writes()) {
                throw new Refused("denied");
            }
            return;
        }
        ConsoleStore store = asks.ask(context).store();
        String alert = form.getOrDefault("alertId", "");
        String event = form.getOrDefault("eventId", "");
        String region = form.getOrDefault("region", "");
        String moved = form.getOrDefault("newRegion", "");
        boolean own =
                (region.isEmpty() || account.mayWrite(region))
                        && (alert.isEmpty() || store.alert(alert).isPresent())
                        && (event.isEmpty() || store.event(event).isPresent())
                        && (moved.isEmpty() || account.mayWrite(moved))
                        && !(region.isEmpty() && alert.isEmpty() && event.isEmpty());
        if (!own || !account.role().writes()) {
            throw new Refused("denied");
        }
    }

    private void record(Desk desk, Map<String, String> form) {
        String office = form.getOrDefault("office", "");
        String reason = form.getOrDefault("reason", "");
        String region = form.getOrDefault("region", "");
        if (office.isEmpty() || reason.isEmpty() || office.length() > 80 || reason.length() > 500) {
            throw new Refused("incomplete");
        }
        Routing routing = options.routing();
        String[] action = form.getOrDefault("action", "").split(":", 2);
        Instant now = options.clock().get();
        if (action[0].equals("ACK")) {
            String answered = form.getOrDefault("answered", "").strip();
            desk.acknowledge(
                    new Ack(
                            UUID.randomUUID().toString(),
                            now,
                            needed(form, "alertId"),
                            answered.isEmpty() ? office : answered,
                            "desk",
                            answered.isEmpty() ? null : office,
                            reason));
            known(routing, answered.isEmpty() ? office : answered);
            return;
        }
        Review.Action kind =
                one(Review.Action.values(), action[0]).orElseThrow(() -> new Refused("incomplete"));
        String detail = action.length > 1 ? action[1] : "";
        boolean correct = kind == Review.Action.CORRECT;
        Review review =
                new Review(
                        UUID.randomUUID().toString(),
                        now,
                        office,
                        kind,
                        region,
                        empty(form.get("eventId")),
                        empty(form.get("alertId")),
                        kind == Review.Action.LOWER
                                ? one(Level.values(), detail)
                                        .orElseThrow(() -> new Refused("incomplete"))
                                : null,
                        correct ? matching(form, "status", "INC|THR|PRO|PRV|RES|PST|HYP") : null,
                        correct ? matching(form, "indicator", "[A-Z]{3}-[0-9]{2}") : null,
                        correct ? newRegion(form) : null,
                        correct ? number(form, "severity", "[0-4]") : null,
                        correct ? number(form, "killed", "[0-9]{1,4}") : null,
                        correct ? number(form, "injured", "[0-9]{1,4}") : null,
                        kind == Review.Action.OUTCOME
                                ? one(Review.Outcome.values(), detail)
                                        .orElseThrow(() -> new Refused("incomplete"))
                                : null,
                        reason);
        if (kind == Review.Action.OUTCOME || kind == Review.Action.LOWER) {
            needed(form, "alertId");
        } else {
            needed(form, review.eventId() == null ? "alertId" : "eventId");
        }
        // the job refuses it with a line of the audit trail; who decided is told at once
        desk.review(review);
        known(routing, office);
        if (routing != null && routing.refusal(review).isPresent()) {
            throw new Refused("noright");
        }
    }

    private static void known(@Nullable Routing routing, String office) {
        if (routing != null && routing.meant(office).isEmpty()) {
            throw new Refused("nooffice");
        }
    }

    private static String needed(Map<String, String> form, String name) {
        String value = form.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new Refused("incomplete");
        }
        return value;
    }

    private static @Nullable String empty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static @Nullable String matching(
            Map<String, String> form, String name, String pattern) {
        String value = form.getOrDefault(name, "").toUpperCase(Locale.ROOT);
        if (value.isEmpty()) {
            return null;
        }
        if (!value.matches(pattern)) {
            throw new Refused("unreadable");
        }
        return value;
    }

    private static @Nullable Integer number(Map<String, String> form, String name, String pattern) {
        String value = matching(form, name, pattern);
        return value == null ? null : Integer.valueOf(value);
    }

    private static @Nullable String newRegion(Map<String, String> form) {
        String code = empty(form.get("newRegion"));
        if (code != null && Regions.standard().find(code).isEmpty()) {
            throw new Refused("noregion");
        }
        return code;
    }

    private static <E extends Enum<E>> Optional<E> one(E[] values, String name) {
        for (E value : values) {
            if (value.name().equals(name)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
