package id.kentongan.analyzers.tag;

import id.kentongan.analyzers.fact.Casualties;
import id.kentongan.analyzers.fact.Damage;
import id.kentongan.analyzers.fact.Severity;
import id.kentongan.analyzers.finding.Evidence;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.FurtherEvent;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.indicator.Sign;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.knowledge.Bundle;
import id.kentongan.analyzers.match.Hit;
import id.kentongan.analyzers.match.Lexicon;
import id.kentongan.analyzers.match.LexiconBuilder;
import id.kentongan.analyzers.model.NewsModel;
import id.kentongan.analyzers.model.ReportModel;
import id.kentongan.analyzers.place.EventSpan;
import id.kentongan.analyzers.place.Gazetteer;
import id.kentongan.analyzers.place.PlaceMention;
import id.kentongan.analyzers.place.PlaceReading;
import id.kentongan.analyzers.place.PlaceResolver;
import id.kentongan.analyzers.place.Placement;
import id.kentongan.analyzers.status.Contribution;
import id.kentongan.analyzers.status.Cue;
import id.kentongan.analyzers.status.StatusRules;
import id.kentongan.analyzers.status.Weights;
import id.kentongan.analyzers.text.Section;
import id.kentongan.analyzers.text.Tokenizer;
import id.kentongan.analyzers.text.Tokens;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one item and says what it finds. Immutable and safe for use by several threads. */
public final class Tagger {

    private static final int MOST_EVIDENCE = 40;
    private static final int MOST_SPANS = 12;
    private static final int MOST_FURTHER = 50;
    private static final int STATED = Features.index("clash-body");
    private static final long DAY = 86_400;
    private static final long JAKARTA = 7 * 3_600;

    private static final double[] NOTHING = {};

    private static final List<String> ACCIDENT =
            List.of("title:NATURE", "body:NATURE", "title:TRAFFIC", "body:TRAFFIC");

    private static final List<String> DEED =
            List.of(
                    "title:ACT",
                    "body:ACT",
                    "title:OBSTRUCT",
                    "body:OBSTRUCT",
                    "title:BLOCK",
                    "body:BLOCK",
                    "title:MENACE",
                    "body:MENACE",
                    "ESC-02",
                    "ESC-03",
                    "ESC-07",
                    "ESC-11",
                    "ESC-13");

    /** Role of each cue in evidence. */
    private static final String[] STATUS_ROLES =
            Arrays.stream(Cue.values()).map(cue -> "status:" + cue).toArray(String[]::new);

    /** Cues that are evidence of a status in headline and lead, as bits. */
    private static final long TELLING =
            Stream.of(
                            Cue.NEGATION,
                            Cue.AVOID,
                            Cue.HYPOTHESIS,
                            Cue.DRILL,
                            Cue.MEETING,
                            Cue.HOAX,
                            Cue.DENIAL,
                            Cue.COURT,
                            Cue.SETTLE,
                            Cue.ACT)
                    .mapToLong(cue -> 1L << cue.ordinal())
                    .reduce(0, (bits, bit) -> bits | bit);

    private final Lexicon lexicon;
    private final Weights news;
    private final Weights reports;
    private final @Nullable Weights field;
    private final @Nullable PlaceResolver resolver;
    private final @Nullable NewsModel words;
    private final @Nullable ReportJudge judge;

    private final String version;

    private Tagger(
            Lexicon lexicon,
            Weights news,
            Weights reports,
            @Nullable Weights field,
            @Nullable PlaceResolver resolver,
            @Nullable NewsModel words,
            @Nullable ReportJudge judge,
            String version) {
        this.lexicon = lexicon;
        this.version = version;
        this.news = news;
        this.reports = reports;
        this.field = field;
        this.resolver = resolver;
        this.words = words;
        this.judge = judge;
    }

    /** The tagger over the knowledge that ships with the project. */
    public static Tagger standard() {
        return over(Bundle.shipped());
    }

    /** The tagger without any learned model: what training starts from. */
    public static Tagger rulesOnly() {
        return tagger(Bundle.shipped(), true, false, false);
    }

    /**
     * The tagger that reads field reports as if they were news: what their training starts from.
     */
    public static Tagger readingReportsAsNews() {
        return tagger(Bundle.shipped(), true, true, false);
    }

    /**
     * The tagger over {@code bundle}, whose examples were tried.
     *
     * @throws IllegalArgumentException with file, line and reason if an indicator does not fire, or
     *     fires, where its file says otherwise
     */
    public static Tagger proven(Bundle bundle) {
        Examples.prove(bundle);
        return over(bundle);
    }

    /** The tagger over {@code bundle}. */
    public static Tagger over(Bundle bundle) {
        return tagger(bundle, true, true, true);
    }

    /** The tagger without the gazetteer: only for measuring what places cost. */
    public static Tagger withoutPlaces() {
        return tagger(Bundle.shipped(), false, true, true);
    }

    private static Tagger tagger(Bundle bundle, boolean places, boolean models, boolean field) {
        LexiconBuilder builder = new LexiconBuilder();
        bundle.addTo(builder);
        if (places) {
            Gazetteer.standard().register(builder);
        }
        NewsModel words = models ? NewsModel.standard(Features::index) : null;
        if (words != null) {
            builder.number(words.vocabulary());
        }
        return new Tagger(
                builder.build(),
                Weights.standard(Weights.NEWS, Features::index),
                Weights.standard(Weights.REPORTS, Features::index),
                field ? Weights.standard(Weights.FIELD, Features::index, NewsModel.FAMILIES) : null,
                places ? PlaceResolver.standard() : null,
                words,
                models ? new ReportJudge(ReportModel.standard()) : null,
                bundle.version());
    }

    /** The finding for {@code item}; total: never throws, whatever the text. */
    public Finding tag(Item item) {
        return examine(item).finding;
    }

    /**
     * Points of each family of {@link NewsModel#FAMILIES} for {@code item}, if a model is asked.
     */
    public double @Nullable [] families(Item item) {
        Examination examination = examine(item);
        return examination.said == null
                ? null
                : families(examination.said, examination.features, NOTHING);
    }

    private static double[] families(NewsModel.Words said, Features features, double[] officers) {
        double[] points = said.families(features::get);
        for (int k = 0; k < points.length && officers.length > 0; k++) {
            points[k] += officers[Status.values().length + k];
        }
        return points;
    }

    /** What the rules see in {@code item}: the input of training. */
    public Features features(Item item) {
        return examine(item).features;
    }

    /** The tokens of {@code item} as the tagger reads them. */
    public Tokens tokens(Item item) {
        Tokenizer tokenizer = isFieldReport(item) ? Tokenizer.field() : Tokenizer.standard();
        return tokenizer.read(sections(item));
    }

    /** The finding and all that led to it. */
    public Explanation explain(Item item) {
        Examination examination = examine(item);
        return examination.explain();
    }

    /** The model of reports knows the language of its years; later ones are read as news is. */
    private boolean readsAsNews(Item item) {
        return item.kind() == Item.Kind.NEWS || isFieldReport(item);
    }

    private boolean isFieldReport(Item item) {
        return item.kind() == Item.Kind.INCIDENT && judge != null && judge.isLate(item);
    }

    private static List<Section> sections(Item item) {
        if (item.kind() == Item.Kind.NEWS) {
            return List.of(new Section("title", item.title()), new Section("body", item.text()));
        }
        return List.of(new Section("text", item.text()));
    }

    private Examination examine(Item item) {
        return examine(item, false);
    }

    private Examination examine(Item item, boolean passage) {
        Tokens tokens = tokens(item);
        Reading reading = new Reading(lexicon.match(tokens), titled(item, tokens));
        return new Examination(item, reading, passage);
    }

    /** Whether {@code tokens} of {@code item} begin with a headline. */
    public static boolean titled(Item item, Tokens tokens) {
        return item.kind() == Item.Kind.NEWS && tokens.size() > 0 && tokens.section(0) == 0;
    }

    /** The day an item was published or happened, in Jakarta where a time is given. */
    private static LocalDate day(Instant instant) {
        long seconds = instant.getEpochSecond();
        boolean dateOnly = Math.floorMod(seconds, DAY) == 0;
        return LocalDate.ofInstant(
                dateOnly ? instant : instant.plusSeconds(JAKARTA), ZoneOffset.UTC);
    }

    /** One item on its way from reading to finding. */
    private final class Examination {

        final Item item;
        final Reading reading;
        final Features features;
        final Weights weights;
        final NewsModel.@Nullable Words said;
        final Verdict verdict;
        final @Nullable PlaceReading places;
        final Placement placement;
        final Dating dating;
        private Damage damage = Damage.NONE;
        final Finding finding;

        Examination(Item item, Reading reading, boolean passage) {
            this.item = item;
            this.reading = reading;
            boolean report = item.kind() != Item.Kind.NEWS;
            this.dating = new Dating(reading, day(item.occurred()));
            this.features = Measure.of(reading, dating, report);
            boolean asNews = readsAsNews(item);
            this.weights = asNews ? news : reports;
            double[] scores = weights.scores(features::get);
            double[] officers =
                    report && asNews && field != null ? field.scores(features::get) : NOTHING;
            add(scores, officers);
            this.said =
                    !asNews || words == null
                            ? null
                            : words.read(
                                    reading.tokens, reading.matches.numbered(), reading.hasTitle);
            if (said != null) {
                add(scores, said.statuses());
            }
            StatusRules.Decision decision = StatusRules.decide(scores, features::get);
            if (passage && decision.status() == Status.NON && features.get(STATED) > 0) {
                // a few lines of a round-up say too little for the points to know the frame
                decision = new StatusRules.Decision(Status.INC, "a passage that states a deed");
            }
            if (report && asNews && decision.status() == Status.INC && accident(features)) {
                decision = new StatusRules.Decision(Status.NON, "nobody did it to anybody");
                scores[Status.INC.ordinal()] =
                        Math.min(scores[Status.INC.ordinal()], scores[Status.NON.ordinal()]);
            }
            for (Status status : Status.values()) {
                features.set(Features.FIRST_SCORE + status.ordinal(), scores[status.ordinal()]);
            }
            features.set(Features.FIRST_RULE + decision.status().ordinal(), 1);
            Casualties facts = casualties(decision.status());
            boolean topical = said != null && decision.status() != Status.NON;
            List<String> topics =
                    Topics.choose(
                            features,
                            decision.status(),
                            topical ? families(said, features, officers) : null);
            Verdict rules =
                    new Verdict(
                            decision.status(),
                            topics,
                            severity(decision.status(), topics, facts),
                            confidence(scores, decision.status()),
                            decision.rule());
            Verdict other =
                    judge == null || asNews
                            ? null
                            : judge.judge(item, reading.tokens, features, rules);
            this.verdict = other == null ? rules : complete(other, facts);
            this.places = resolver == null ? null : resolver.read(reading.matches, item);
            this.placement =
                    places == null
                            ? Placement.NOT_READ
                            : places.place(verdict.status(), eventSpans(verdict.status()));
            this.finding = passage ? finding(facts, List.of()) : whole(facts);
        }

        /** A flood, a fire, a crash in which no deed of people is told, whatever it cost. */
        private static boolean accident(Features features) {
            return ACCIDENT.stream().anyMatch(name -> features.get(name) > 0)
                    && DEED.stream().noneMatch(name -> features.get(name) > 0);
        }

        private static void add(double[] scores, double[] more) {
            for (int s = 0; s < scores.length && more.length > 0; s++) {
                scores[s] += more[s];
            }
        }

        /** Where the text states what its status rests on. */
        private List<EventSpan> eventSpans(Status status) {
            long stating = stating(status);
            if (stating == 0) {
                return List.of();
            }
            List<EventSpan> spans = new ArrayList<>(MOST_SPANS);
            for (int k = 0; k < reading.kept.size() && spans.size() < MOST_SPANS; k++) {
                Cue cue = reading.cue(k);
                if (cue != null
                        && (stating & bit(cue)) != 0
                        && (status == Status.HYP || reading.asserted(k))) {
                    spans.add(new EventSpan(reading.kept.first(k), reading.kept.last(k)));
                }
            }
            return spans;
        }

        /** The kinds of cues that state an event of {@code status}, as bits. */
        private static long stating(Status status) {
            return switch (status) {
                case INC, PST, HYP -> bit(Cue.ACT) | bit(Cue.CASUALTY);
                case THR -> bit(Cue.TENSION) | bit(Cue.OBSTRUCT) | bit(Cue.ACT);
                case PRO -> bit(Cue.PROTEST) | bit(Cue.LAWFUL);
                case RES -> bit(Cue.SETTLE);
                case PRV -> bit(Cue.MEETING) | bit(Cue.DRILL) | bit(Cue.APPEAL);
                case NON -> 0;
            };
        }

        private static long bit(Cue cue) {
            return 1L << cue.ordinal();
        }

        private Verdict complete(Verdict other, Casualties facts) {
            return other.severity() == Verdict.COMPUTE
                    ? new Verdict(
                            other.status(),
                            other.indicators(),
                            severity(other.status(), other.indicators(), facts),
                            other.confidence(),
                            other.rule())
                    : other;
        }

        /** The finding with its further events. */
        private Finding whole(Casualties facts) {
            Status status = verdict.status();
            if (item.kind() != Item.Kind.NEWS) {
                return finding(facts, List.of());
            }
            if (status == Status.INC || status == Status.THR || status == Status.PRO) {
                List<Finding> passages = passages();
                if (!passages.isEmpty()) {
                    return roundUp(facts, passages);
                }
            }
            return finding(facts, beside(status));
        }

        /** The events of a round-up, each read from its own passage. */
        private List<Finding> passages() {
            if (places == null || !places.severalRegencies()) {
                return List.of();
            }
            List<Finding> events = new ArrayList<>();
            boolean[] background = dating.background();
            for (RoundUp.Passage passage :
                    RoundUp.of(reading, places.considered(placement), background)) {
                Finding event =
                        examine(
                                        passage(
                                                item.text()
                                                        .substring(passage.start(), passage.end())),
                                        true)
                                .finding;
                boolean told =
                        event.status() == Status.INC
                                || event.status() == Status.THR
                                || event.status() == Status.PRO;
                if (told && (event.region() == null || event.region().equals(passage.region()))) {
                    events.add(at(event, passage.region()));
                }
            }
            long regions = events.stream().map(Finding::region).distinct().count();
            return regions < 2 ? List.of() : events;
        }

        private Item passage(String text) {
            return new Item(
                    item.id(),
                    item.kind(),
                    item.occurred(),
                    item.known(),
                    item.region(),
                    null,
                    null,
                    "",
                    text,
                    item.outlet(),
                    item.group(),
                    item.url(),
                    null,
                    null,
                    null,
                    item.verified(),
                    item.source(),
                    item.simulated(),
                    item.notes(),
                    item.digest());
        }

        /**
         * The main event is the one in the region of the whole text, else the gravest that comes
         * first; its figures are those of its passage alone. A text with a main event elsewhere
         * keeps it.
         */
        private Finding roundUp(Casualties facts, List<Finding> events) {
            Finding main = null;
            String region = placement.region();
            boolean own =
                    region != null
                            && region.length() == 5
                            && events.stream().noneMatch(event -> region.equals(event.region()));
            if (own) {
                return finding(
                        facts,
                        events.stream().limit(MOST_FURTHER).map(Examination::further).toList());
            }
            for (Finding event : events) {
                boolean better =
                        main == null
                                || !Objects.equals(main.region(), region)
                                        && (Objects.equals(event.region(), region)
                                                || event.severity() > main.severity());
                if (better) {
                    main = event;
                }
            }
            List<FurtherEvent> more = new ArrayList<>();
            for (Finding event : events) {
                if (event != main && more.size() < MOST_FURTHER) {
                    more.add(further(event));
                }
            }
            Finding whole = finding(facts, List.copyOf(more));
            boolean same = main.status() == whole.status();
            return new Finding(
                    whole.id(),
                    true,
                    main.status(),
                    same && !whole.indicators().isEmpty() ? whole.indicators() : main.indicators(),
                    main.severity(),
                    main.region(),
                    main.regionPrecision(),
                    null,
                    main.district(),
                    main.village(),
                    main.eventDate() != null ? main.eventDate() : whole.eventDate(),
                    main.killed(),
                    main.killedMax(),
                    main.injured(),
                    main.injuredMax(),
                    whole.confidence(),
                    whole.simulated(),
                    whole.reason(),
                    whole.evidence(),
                    whole.more(),
                    whole.version());
        }

        private static FurtherEvent further(Finding event) {
            return new FurtherEvent(
                    event.status(),
                    event.indicators(),
                    event.severity(),
                    event.region(),
                    event.killed(),
                    event.injured());
        }

        private static Finding at(Finding event, String region) {
            return region.equals(event.region())
                    ? event
                    : new Finding(
                            event.id(),
                            event.relevant(),
                            event.status(),
                            event.indicators(),
                            event.severity(),
                            region,
                            "kabupaten",
                            null,
                            null,
                            null,
                            event.eventDate(),
                            event.killed(),
                            event.killedMax(),
                            event.injured(),
                            event.injuredMax(),
                            event.confidence(),
                            event.simulated(),
                            event.reason(),
                            event.evidence(),
                            event.more(),
                            event.version());
        }

        /** The lawful assembly beside the force used on it (labelling guide, S3). */
        private List<FurtherEvent> beside(Status status) {
            List<String> codes = verdict.indicators();
            boolean force =
                    status == Status.INC && !codes.isEmpty() && codes.get(0).equals("GOV-04");
            if (!force || features.get("title:RALLY") + features.get("lead:RALLY") == 0) {
                return List.of();
            }
            List<String> topics =
                    codes.size() > 1 ? codes.subList(1, codes.size()) : List.of("GOV-01");
            return List.of(
                    new FurtherEvent(
                            Status.PRO, List.copyOf(topics), 0, placement.region(), null, null));
        }

        private Finding finding(Casualties facts, List<FurtherEvent> more) {
            boolean empty = reading.tokens.size() == 0;
            Status status = empty ? Status.NON : verdict.status();
            boolean event = status == Status.INC || status == Status.THR;
            Integer killed = item.killed() != null ? item.killed() : event ? facts.killed() : null;
            Integer injured =
                    item.injured() != null ? item.injured() : event ? facts.injured() : null;
            return new Finding(
                    item.id(),
                    status != Status.NON,
                    status,
                    status == Status.NON ? List.of() : verdict.indicators(),
                    event ? verdict.severity() : 0,
                    placement.region(),
                    placement.precision(),
                    placement.causeRegion(),
                    placement.district(),
                    placement.village(),
                    date(status),
                    killed,
                    item.killed() != null || !event ? null : facts.killedMax(),
                    injured,
                    item.injured() != null || !event ? null : facts.injuredMax(),
                    empty ? 1 : Math.round(verdict.confidence() * 1000) / 1000.0,
                    item.simulated(),
                    empty ? "empty-text" : null,
                    empty ? List.of() : evidence(status),
                    more,
                    version);
        }

        private @Nullable String date(Status status) {
            if (item.kind() != Item.Kind.NEWS) {
                return day(item.occurred()).toString();
            }
            LocalDate stated = status == Status.NON ? null : dating.day(status);
            return stated == null ? null : stated.toString();
        }

        /** Figures of the event itself: not denied, not feared, not of a trial or of long ago. */
        private Casualties casualties(Status status) {
            boolean report = item.kind() != Item.Kind.NEWS;
            if (!report && status != Status.INC) {
                return Casualties.NONE;
            }
            boolean[] old = report ? new boolean[reading.tokens.sentences()] : dating.background();
            IntPredicate counts =
                    i ->
                            (reading.scope[i] & Reading.UNREAL) == 0
                                    && !old[reading.tokens.sentence(i)]
                                    && !reading.sentenceHas(i, Cue.COURT)
                                    && !reading.sentenceHas(i, Cue.RETROSPECT)
                                    && !reading.sentenceHas(i, Cue.DEBUNK);
            this.damage = Damage.read(reading.tokens, counts);
            return Casualties.read(reading.tokens, 0, reading.tokens.size(), report, counts);
        }

        private int severity(Status status, List<String> topics, Casualties facts) {
            if (status == Status.THR) {
                return 1;
            }
            if (status != Status.INC) {
                return 0;
            }
            Casualties figures =
                    new Casualties(
                            item.killed() != null ? item.killed() : facts.killed(),
                            null,
                            item.injured() != null ? item.injured() : facts.injured(),
                            null,
                            facts.displaced(),
                            Math.max(
                                    facts.houses(),
                                    item.buildingsDamaged() == null ? 0 : item.buildingsDamaged()),
                            facts.deaths());
            return Severity.of(
                    topics.isEmpty() ? "" : topics.get(0), features::get, figures, damage);
        }

        private double confidence(double[] scores, Status status) {
            double slope = said == null || words == null ? 1 : words.slope();
            double sum = 0;
            for (double score : scores) {
                sum += StrictMath.exp(slope * (score - scores[status.ordinal()]));
            }
            return Math.min(0.99, 1 / sum);
        }

        private List<Evidence> evidence(Status status) {
            List<Evidence> all = new ArrayList<>(MOST_EVIDENCE + 8);
            Tokens tokens = reading.tokens;
            for (int k = 0; k < reading.kept.size() && all.size() < MOST_EVIDENCE; k++) {
                String role = role(status, k);
                if (role != null) {
                    int first = reading.kept.first(k);
                    Evidence evidence =
                            new Evidence(
                                    tokens.field(first),
                                    tokens.start(first),
                                    tokens.end(reading.kept.last(k)),
                                    role);
                    if (!stated(all, evidence)) {
                        all.add(evidence);
                    }
                }
            }
            all.addAll(placement.evidence());
            return List.copyOf(all);
        }

        /** Evidence comes in order of the text: the same could only stand at the end. */
        private static boolean stated(List<Evidence> all, Evidence evidence) {
            for (int k = all.size() - 1; k >= 0; k--) {
                if (all.get(k).start() != evidence.start()) {
                    return false;
                }
                if (all.get(k).equals(evidence)) {
                    return true;
                }
            }
            return false;
        }

        private List<String> placesConsidered() {
            List<String> lines = new ArrayList<>();
            lines.add(
                    (placement.region() == null ? "no region" : placement.region())
                            + ": "
                            + placement.reason());
            List<PlaceMention> considered =
                    places == null ? List.of() : places.considered(placement);
            for (PlaceMention mention : considered) {
                lines.add(
                        mention.name()
                                + " -> "
                                + (mention.code() == null ? "rejected" : mention.code())
                                + " ("
                                + mention.role().name().toLowerCase(java.util.Locale.ROOT)
                                + "): "
                                + mention.reason());
            }
            return lines;
        }

        private @Nullable String role(Status status, int k) {
            if (status == Status.NON) {
                return null;
            }
            if (reading.fires(k)) {
                String code = ((Sign) reading.kept.payload(k)).code();
                boolean marker = Measure.isMarker(reading.indicator(k));
                boolean used = marker ? reading.asserted(k) : verdict.indicators().contains(code);
                return used ? code : null;
            }
            Cue cue = reading.cue(k);
            boolean tells =
                    cue != null
                            && (TELLING & bit(cue)) != 0
                            && reading.zone(reading.kept.first(k)) != Reading.Zone.BODY
                            && (cue != Cue.ACT || reading.asserted(k));
            return tells ? STATUS_ROLES[cue.ordinal()] : null;
        }

        private List<Contribution> officers() {
            return field == null || !isFieldReport(item)
                    ? List.of()
                    : field.contributions(features::get, Features.names());
        }

        Explanation explain() {
            List<Explanation.Span> spans = new ArrayList<>();
            for (int k = 0; k < reading.kept.size(); k++) {
                spans.add(span(reading.kept.get(k), scope(reading.under(k))));
            }
            for (Hit hit : reading.blocked) {
                spans.add(span(hit, "blocked"));
            }
            spans.sort(
                    Comparator.comparing(Explanation.Span::field, Comparator.reverseOrder())
                            .thenComparingInt(Explanation.Span::start)
                            .thenComparingInt(Explanation.Span::end)
                            .thenComparing(Explanation.Span::role));
            List<Contribution> reasons =
                    Stream.concat(
                                    Stream.concat(
                                            weights
                                                    .contributions(features::get, Features.names())
                                                    .stream(),
                                            officers().stream()),
                                    said().stream())
                            .filter(c -> c.status() == finding.status())
                            .sorted(
                                    Comparator.comparingDouble(
                                                    (Contribution c) -> -Math.abs(c.points()))
                                            .thenComparing(Contribution::feature))
                            .limit(12)
                            .toList();
            return new Explanation(
                    finding, spans, verdict.rule(), reasons, rejected(), placesConsidered());
        }

        /** What single words say, for news. */
        private List<Contribution> said() {
            if (said == null) {
                return List.of();
            }
            return said.said(finding.status(), MOST_EVIDENCE).stream()
                    .map(
                            word ->
                                    new Contribution(
                                            "word " + zone(word.zone()) + ": " + word.word(),
                                            finding.status(),
                                            word.points()))
                    .toList();
        }

        private static String zone(char zone) {
            return switch (zone) {
                case 't' -> "in the headline";
                case 'l' -> "in the first lines";
                default -> "anywhere";
            };
        }

        private List<String> rejected() {
            List<String> lines = new ArrayList<>();
            for (Status status : Status.values()) {
                if (status != finding.status()) {
                    lines.add(
                            String.format(
                                    java.util.Locale.ROOT,
                                    "%s %+.2f points, %s has %+.2f",
                                    status,
                                    features.get("score:" + status),
                                    finding.status(),
                                    features.get("score:" + finding.status())));
                }
            }
            return lines;
        }

        private Explanation.Span span(Hit hit, String scope) {
            Tokens tokens = reading.tokens;
            String field = tokens.field(hit.first());
            int start = tokens.start(hit.first());
            int end = tokens.end(hit.last());
            String role =
                    hit.payload() instanceof Sign sign
                            ? sign.code()
                            : hit.payload() instanceof Cue cue
                                    ? STATUS_ROLES[cue.ordinal()]
                                    : "place";
            String text = tokens.sections().get(tokens.section(hit.first())).text();
            return new Explanation.Span(field, start, end, text.substring(start, end), role, scope);
        }

        private static String scope(int scope) {
            if ((scope & Reading.NEGATED) != 0) {
                return "negated";
            }
            if ((scope & Reading.AVOIDED) != 0) {
                return "avoided";
            }
            if ((scope & Reading.HYPOTHETICAL) != 0) {
                return "hypothetical";
            }
            return (scope & Reading.ANNOUNCED) != 0 ? "announced" : "";
        }
    }
}
