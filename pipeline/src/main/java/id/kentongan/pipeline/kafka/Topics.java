package id.kentongan.pipeline.kafka;

import java.util.List;

/** Names of the topics; the one list. */
public final class Topics {

    public static final String INCIDENT_REPORTS = "incident-reports";

    public static final String NEWS_ARTICLES = "news-articles";

    public static final String REVIEWS = "reviews";

    public static final String ACKS = "acks";

    /** How news feeds fare, see {@code pipeline.record.FeedHealth}. */
    public static final String SOURCE_HEALTH = "source-health";

    /** Releases of knowledge; one partition, kept for ever. */
    public static final String KNOWLEDGE = "knowledge";

    public static final String FINDINGS = "findings";

    public static final String EVENTS = "events";

    public static final String RISK_SCORES = "risk-scores";

    public static final String ALERTS = "alerts";

    public static final String NOTICES = "notices";

    public static final String AUDIT = "audit";

    public static final String DEAD_LETTERS = "dead-letters";

    /** What people and feeds write. */
    public static final List<String> IN =
            List.of(INCIDENT_REPORTS, NEWS_ARTICLES, REVIEWS, ACKS, SOURCE_HEALTH);

    /** What the topology writes. */
    public static final List<String> OUT =
            List.of(FINDINGS, EVENTS, RISK_SCORES, ALERTS, NOTICES, AUDIT, DEAD_LETTERS);

    private Topics() {}
}
