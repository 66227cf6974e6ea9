package id.kentongan.analyzers.place;

import id.kentongan.analyzers.finding.Evidence;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.text.Tokens;
import id.kentongan.analyzers.text.WordTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settled places of one text. Ask {@link #place} once for each event of the text. */
public final class PlaceReading {

    private static final int LEAD_SENTENCES = 2;

    /** An article that only has a dateline still tells where it happened. */
    private static final double LEAST_NEWS = 0.6;

    /** One bare name in the note of an office may be anything. */
    private static final double LEAST_REPORT = 1.25;

    /** A list over so many provinces in which no region stands out is about the country. */
    private static final int MANY_PROVINCES = 8;

    private static final double SMALL_SHARE = 0.15;

    /** Its offices stand in several of its kota. */
    private static final String JAKARTA = "31";

    private static final String YOGYAKARTA = "34";

    private static final WordTable<Boolean> AT =
            WordTable.of(
                    "di",
                    "ke",
                    "depan",
                    "kantor",
                    "gedung",
                    "datangi",
                    "mendatangi",
                    "geruduk",
                    "menggeruduk",
                    "kepung",
                    "mengepung",
                    "halaman",
                    "menduduki",
                    "menyegel");

    /** "pernyataan soal bentrokan di X": what is spoken of happened there, nobody speaks there. */
    private static final WordTable<Boolean> HAPPENED =
            WordTable.of(
                    "peristiwa",
                    "kejadian",
                    "bentrok",
                    "bentrokan",
                    "kerusuhan",
                    "keributan",
                    "kericuhan",
                    "konflik",
                    "insiden",
                    "kasus",
                    "aksi",
                    "demo",
                    "demonstrasi",
                    "rasa",
                    "penyerangan",
                    "penembakan",
                    "pembakaran",
                    "perusakan",
                    "pengeroyokan",
                    "pembubaran",
                    "penggusuran",
                    "tawuran",
                    "sengketa",
                    "perkelahian",
                    "pertikaian",
                    "lahan");

    private static final WordTable<Boolean> IN_A_LIST =
            WordTable.of("hingga", "sampai", "dan", "serta", "maupun", "atau");

    /** Words between "kata" and the place where it was said. */
    private static final int SPEECH_REACH = 9;

    /** Votes below which a kabupaten or kota is not believed. */
    private static final double LEAST = 0.6;

    private static final int MOST_CONSIDERED = 500;

    private final Regions regions;
    private final Tokens tokens;
    private final List<Mention> mentions;
    private final List<VillageMention> villages;
    private final int national;
    private final String day;
    private final Gazetteer gazetteer;
    private final List<Integer> seats;
    private final Item item;
    private final @Nullable String home;
    private final int firstBodySentence;

    /** One past the tokens of the title. */
    private final int titleEnd;

    PlaceReading(
            Regions regions,
            Tokens tokens,
            PlaceReader reader,
            Item item,
            @Nullable String home,
            String day) {
        this.day = day;
        this.gazetteer = reader.gazetteer();
        this.seats = reader.seats;
        this.regions = regions;
        this.tokens = tokens;
        this.mentions = reader.mentions;
        this.villages = reader.villages;
        this.national = reader.national;
        this.item = item;
        this.home = home;
        int body = 0;
        if (body < tokens.size() && tokens.field(body).equals("title")) {
            int title = tokens.section(body);
            while (body < tokens.size() && tokens.section(body) == title) {
                body++;
            }
        }
        titleEnd = body;
        firstBodySentence = body < tokens.size() ? tokens.sentence(body) : 0;
    }

    /**
     * Where one event of the text happened.
     *
     * @param status of the event
     * @param spans tokens that state the event; empty when nothing stands out
     */
    public Placement place(Status status, List<EventSpan> spans) {
        if (item.kind() != Item.Kind.NEWS && home != null) {
            return structured(home);
        }
        boolean physical =
                status == Status.INC
                        || status == Status.THR
                        || status == Status.PRO
                        || status == Status.RES;
        return decide(tally(spans, physical), status, physical);
    }

    /** A report says where it happened; the text only adds kecamatan and desa. */
    private Placement structured(String region) {
        String precision =
                region.equals(Regions.NATIONAL)
                        ? "national"
                        : region.length() == 2 ? "province" : "kabupaten";
        return new Placement(
                region,
                precision,
                null,
                item.district() != null ? item.district() : districtIn(region),
                item.village() != null ? item.village() : villageIn(region),
                List.of(),
                "the region field of the report");
    }

    /** Votes for each region. */
    private static final class Tally {
        final Votes regencies = new Votes();

        /** How sure a reader would be that the place is meant at all, wherever it stands. */
        final Votes certainty = new Votes();

        final Votes provinces = new Votes();

        /** Votes of places that are more than where an article is written or people come from. */
        final Votes grounds = new Votes();

        /**
         * What origins in a list count less, by province: all of it shows how wide a text reaches.
         */
        final Votes lists = new Votes();

        final Votes times = new Votes();
        final Votes origin = new Votes();
    }

    private Tally tally(List<EventSpan> spans, boolean physical) {
        Tally tally = new Tally();
        boolean spoken = false;
        boolean listed = false;
        for (int m = 0; m < mentions.size(); m++) {
            Mention mention = mentions.get(m);
            spoken = spoken(m, spoken);
            listed = listed(m, listed);
            if (!mention.accepted()) {
                continue;
            }
            String regency = mention.provinceOnly ? null : mention.regency();
            String province = mention.province();
            double base = weight(mention, listed, spoken, physical);
            double position = position(mention, spans);
            double weight = base * position;
            if (regency != null && !mention.districtOnly() && wide(regency)) {
                regency = null;
            }
            if (listed && province != null) {
                double whole = weight(mention, false, spoken, physical) * position;
                tally.lists.add(province, whole - weight);
            }
            if (regency != null) {
                double times = tally.times.add(regency, 1);
                tally.regencies.add(regency, weight / Math.sqrt(times));
                tally.certainty.add(regency, base);
                if (!mention.dateline && base > 0.5) {
                    tally.grounds.add(regency, weight);
                }
                if (mention.near == Cue.ORIGIN || mention.outer == Cue.ORIGIN) {
                    tally.origin.add(regency, 1);
                }
            } else if (province != null && (mention.regency() != null || !wide(province))) {
                double times = tally.times.add(province, 1);
                tally.provinces.add(province, weight / Math.sqrt(times));
            }
        }
        return tally;
    }

    /** "dari Bogor, Depok hingga Bandung": where people come from, however many places it are. */
    private boolean listed(int m, boolean listedBefore) {
        if (m == 0 || mentions.get(m).near != Cue.NONE || mentions.get(m).dateline) {
            return false;
        }
        Mention before = mentions.get(m - 1);
        int first = mentions.get(m).first;
        int words = first - before.last - 1;
        return (listedBefore || before.near == Cue.FROM || before.near == Cue.ORIGIN)
                && tokens.sentence(before.last) == tokens.sentence(first)
                && (words == 0 && tokens.before(first) == ','
                        || words == 1 && IN_A_LIST.has(tokens, first - 1));
    }

    private static boolean wellKnown(Mention mention) {
        Sense sense = mention.senses.get(0);
        return sense.locality() && !sense.capital();
    }

    /** Whether the name of the region meant a larger area on the day of the text. */
    private boolean wide(String regency) {
        return regions.otherAreaOn(regency, day);
    }

    /**
     * Whether the place is where somebody speaks: "kata X di Jakarta".
     *
     * @param m position of the mention
     * @param spokenBefore the answer for the mention before it
     */
    private boolean spoken(int m, boolean spokenBefore) {
        Mention mention = mentions.get(m);
        if (mention.dateline) {
            return false;
        }
        if (mention.near == Cue.NONE) {
            // "di Kompleks Parlemen, Senayan, Jakarta": the rest of the same address
            Mention before = m > 0 ? mentions.get(m - 1) : null;
            return spokenBefore
                    && before != null
                    && before.near != Cue.NONE
                    && mention.first - before.last <= 2
                    && tokens.sentence(before.last) == tokens.sentence(mention.first);
        }
        if (mention.near != Cue.PREP) {
            return false;
        }
        int sentence = tokens.sentence(mention.first);
        if (mention.first > 1 && HAPPENED.has(tokens, mention.first - 2)) {
            return false;
        }
        int stop = Math.max(0, mention.first - SPEECH_REACH);
        for (int i = mention.first - 1; i >= stop && tokens.sentence(i) == sentence; i--) {
            if (gazetteer.speech(tokens, i)) {
                return true;
            }
        }
        return false;
    }

    private double weight(Mention mention, boolean listed, boolean spoken, boolean physical) {
        if (mention.dateline) {
            return physical ? 0.7 : 0.6;
        }
        if (spoken) {
            return 0.35;
        }
        if (mention.near == Cue.DISTRICT && !mention.districtOnly()) {
            return 0.5;
        }
        if (mention.ofUnit) {
            return 0.2;
        }
        if (mention.ofPeople) {
            return 0.7;
        }
        Cue cue = listed ? Cue.FROM : mention.near;
        if (mention.outer == Cue.COURT
                || mention.outer == Cue.HOSPITAL
                || mention.outer == Cue.ORIGIN) {
            cue = mention.outer;
        }
        double base =
                switch (cue) {
                    // a meeting is about the region whose government holds it, not about its venue
                    case REGENCY, CITY -> physical ? 1.3 : 2.0;
                    case DISTRICT -> 1.3;
                    case PREP -> physical ? 1.2 : 1.0;
                    case PEOPLE -> 1.1;
                    case UNIT -> 0.9;
                    case PROVINCE -> 0.8;
                    case VENUE -> 0.8;
                    case FROM -> 0.5;
                    case COURT -> 0.2;
                    case HOSPITAL -> 0.15;
                    case ORIGIN -> 0.2;
                    default -> wellKnown(mention) ? 0.6 : 0.8;
                };
        return mention.linked && mention.districtOnly() ? base + 0.6 : base;
    }

    private double position(Mention mention, List<EventSpan> spans) {
        double factor = 0.7;
        int sentence = tokens.sentence(mention.first);
        if (mention.first < titleEnd) {
            factor = 1.6;
        } else if (sentence - firstBodySentence < LEAD_SENTENCES) {
            factor = 1.4;
        }
        for (EventSpan span : spans) {
            if (tokens.sentence(span.first()) == sentence) {
                factor *= 1.4;
                break;
            }
        }
        return factor;
    }

    private Placement decide(Tally tally, Status status, boolean physical) {
        if (!tally.provinces.isEmpty()) {
            seat(tally, physical);
        }
        String best = tally.regencies.top();
        String second = tally.regencies.topBut(best);
        if (tally.regencies.isEmpty() && tally.provinces.isEmpty() && national == 0) {
            return answer(null, "none", null, "the text names no place that is sure");
        }
        Votes byProvince = new Votes();
        for (int i = 0; i < tally.provinces.size(); i++) {
            byProvince.add(tally.provinces.code(i), tally.provinces.votes(i));
        }
        for (int i = 0; i < tally.regencies.size(); i++) {
            String code = tally.regencies.code(i);
            byProvince.add(code.substring(0, 2), tally.regencies.votes(i));
        }
        String province = byProvince.top();
        double bestVotes = best == null ? 0 : tally.regencies.of(best);
        if (nationwide(byProvince, tally.lists, bestVotes, physical)) {
            return answer(Regions.NATIONAL, "national", null, "the whole country is spoken of");
        }
        double least = news() ? LEAST_NEWS : LEAST_REPORT;
        double rival = second == null ? 0 : tally.regencies.of(second);
        boolean clear = rival < 0.85 * bestVotes;
        if (physical && best != null && second != null && !clear) {
            boolean onlyWritten = written(tally, best, second);
            clear = onlyWritten || written(tally, second, best);
            best = onlyWritten ? second : best;
            bestVotes = onlyWritten ? rival : bestVotes;
        }
        boolean certain = best != null && tally.certainty.of(best) >= least;
        if (best != null && bestVotes >= LEAST && certain) {
            double openVotes = tally.provinces.of(best.substring(0, 2));
            if (clear || !best.substring(0, 2).equals(second.substring(0, 2))) {
                return answer(best, "kabupaten", cause(tally, best, status), "most evidence");
            }
            if (openVotes >= 0) {
                return answer(
                        best.substring(0, 2),
                        "province",
                        null,
                        "two regions of one province have equal evidence");
            }
        }
        if (province != null && byProvince.of(province) >= 0.4) {
            return answer(province, "province", null, "no kabupaten or kota is sure");
        }
        if (home != null && home.length() == 5 && best == null && national == 0) {
            return answer(null, "none", null, "the text names no place");
        }
        return answer(null, "none", null, "the text names no place that is sure");
    }

    /** Whether the article is only written in {@code from} and tells of {@code to}. */
    private boolean written(Tally tally, String from, String to) {
        String province = from.substring(0, 2);
        return to.startsWith(province)
                && regions.seats(province).contains(from)
                && !tally.grounds.has(from)
                && tally.grounds.of(to) >= LEAST;
    }

    /**
     * A crowd before the provincial assembly stands in the capital of the province; a meeting of
     * the provincial government is about the province, wherever its hotel is.
     */
    private void seat(Tally tally, boolean physical) {
        for (int i = 0; i < tally.provinces.size(); i++) {
            String province = tally.provinces.code(i);
            if (!physical) {
                venue(tally, province, tally.provinces.votes(i));
            } else if (news()
                    && !province.equals(JAKARTA)
                    && (seated(province) || provincialOffice(province))) {
                String seat = seatOf(tally, province);
                if (seat != null) {
                    boolean named = tally.regencies.has(seat);
                    tally.regencies.add(seat, named ? 1.5 : 1.0);
                    tally.certainty.add(seat, 1.0);
                }
            }
        }
    }

    /** Whether a seat is named; the police of Yogyakarta have theirs outside the city. */
    private boolean seated(String province) {
        for (int seat : seats) {
            if (!province.equals(YOGYAKARTA) || !police(seat)) {
                return true;
            }
        }
        return false;
    }

    private boolean police(int seat) {
        for (int i = seat; i < Math.min(tokens.size(), seat + 2); i++) {
            if (tokens.is(i, "polda") || tokens.is(i, "mapolda")) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String seatOf(Tally tally, String province) {
        List<String> all = regions.seats(province);
        for (String seat : all) {
            if (tally.regencies.has(seat)) {
                return seat;
            }
        }
        return all.size() == 1 ? all.get(0) : null;
    }

    /** The province meets: the city it meets in is only the venue. */
    private void venue(Tally tally, String province, double votes) {
        String best = tally.regencies.top();
        if (best == null || !best.startsWith(province) || !governs(province)) {
            return;
        }
        double venue = tally.regencies.of(best);
        if (votes > venue && !governed(best)) {
            tally.regencies.remove(best);
            tally.provinces.add(province, venue);
        }
    }

    /** "Bupati X", "Pemkot X", "Kota X". */
    private boolean governed(String regency) {
        for (Mention mention : mentions) {
            boolean typed = mention.near == Cue.REGENCY || mention.near == Cue.CITY;
            if (mention.accepted() && typed && regency.equals(mention.regency())) {
                return true;
            }
        }
        return false;
    }

    /** "Pemprov Kalsel", "Gubernur Kalsel". */
    private boolean governs(String province) {
        for (Mention mention : mentions) {
            if (mention.accepted()
                    && mention.near == Cue.PROVINCE
                    && province.equals(mention.province())) {
                return true;
            }
        }
        return false;
    }

    private boolean news() {
        return item.kind() == Item.Kind.NEWS;
    }

    /** "di DPRD Sultra", "depan kantor Bawaslu Malut". */
    private boolean provincialOffice(String province) {
        for (Mention mention : mentions) {
            if (!mention.accepted()
                    || mention.near != Cue.UNIT
                    || !province.equals(mention.province())
                    || mention.regency() != null) {
                continue;
            }
            for (int i = mention.first - 1; i >= Math.max(0, mention.first - 4); i--) {
                if (AT.has(tokens, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean nationwide(Votes byProvince, Votes lists, double bestVotes, boolean physical) {
        int wide = 0;
        boolean papua = false;
        double all = 0;
        for (int i = 0; i < byProvince.size(); i++) {
            all += byProvince.votes(i);
            boolean inPapua = byProvince.code(i).charAt(0) == '9';
            double votes = byProvince.votes(i) + lists.of(byProvince.code(i));
            if (votes >= 0.5 && !(inPapua && papua)) {
                wide++;
                papua |= inPapua;
            }
        }
        if (wide >= 4 && bestVotes < 2) {
            return true;
        }
        if (wide >= MANY_PROVINCES && bestVotes < SMALL_SHARE * all) {
            return true;
        }
        if (national == 0) {
            return false;
        }
        boolean capitalOnly = true;
        for (int i = 0; i < byProvince.size(); i++) {
            capitalOnly &= byProvince.code(i).equals(JAKARTA);
        }
        if (physical) {
            return byProvince.isEmpty() && national >= 2;
        }
        return capitalOnly && national >= 2 && bestVotes < 2;
    }

    private static @Nullable String cause(Tally tally, String best, Status status) {
        if (status != Status.PRO) {
            return null;
        }
        for (int i = 0; i < tally.origin.size(); i++) {
            if (!tally.origin.code(i).equals(best)) {
                return tally.origin.code(i);
            }
        }
        return null;
    }

    private Placement answer(
            @Nullable String region, String precision, @Nullable String cause, String reason) {
        List<Evidence> evidence = new ArrayList<>(5);
        boolean kabupaten = region != null && region.length() == 5;
        if (region != null && !region.equals(Regions.NATIONAL)) {
            for (Mention mention : mentions) {
                if (mention.accepted() && supports(mention, region) && evidence.size() < 5) {
                    evidence.add(
                            new Evidence(
                                    tokens.field(mention.first),
                                    tokens.start(mention.first),
                                    tokens.end(mention.last),
                                    "place"));
                }
            }
        }
        return new Placement(
                region,
                precision,
                cause,
                kabupaten ? districtIn(region) : null,
                kabupaten ? villageIn(region) : null,
                evidence,
                reason);
    }

    private static boolean supports(Mention mention, String region) {
        String code = mention.provinceOnly ? mention.province() : code(mention);
        return code != null && code.startsWith(region);
    }

    private static @Nullable String code(Mention mention) {
        String regency = mention.regency();
        return regency != null ? regency : mention.province();
    }

    /** The kecamatan of the region that is named first with its type, else first at all. */
    private @Nullable String districtIn(String region) {
        Mention found = null;
        for (Mention mention : mentions) {
            if (mention.accepted()
                    && !mention.provinceOnly
                    && mention.districtOnly()
                    && region.equals(mention.regency())
                    && (found == null
                            || found.near != Cue.DISTRICT && mention.near == Cue.DISTRICT)) {
                found = mention;
            }
        }
        return found == null ? null : written(found.first, found.last);
    }

    private @Nullable String villageIn(String region) {
        for (VillageMention village : villages) {
            for (short position : village.districts()) {
                if (regions.districts().get(position).regency().equals(region)) {
                    return written(village.first(), village.last());
                }
            }
        }
        return villages.isEmpty() || villages.get(0).districts().length > 0
                ? null
                : written(villages.get(0).first(), villages.get(0).last());
    }

    private String written(int first, int last) {
        String text = tokens.sections().get(tokens.section(first)).text();
        StringBuilder name = new StringBuilder();
        for (int i = tokens.start(first); i < tokens.end(last); i++) {
            char c = text.charAt(i);
            boolean blank = Character.isWhitespace(c);
            if (!blank) {
                name.append(c);
            } else if (name.charAt(name.length() - 1) != ' ') {
                name.append(' ');
            }
        }
        return name.toString();
    }

    /** Whether the text names more than one kabupaten or kota. */
    public boolean severalRegencies() {
        String first = null;
        for (Mention mention : mentions) {
            String regency = mention.accepted() && !mention.provinceOnly ? mention.regency() : null;
            if (regency != null && first != null && !regency.equals(first)) {
                return true;
            }
            first = regency != null ? regency : first;
        }
        return false;
    }

    /** Every name that was looked at for {@code placement}, in order of the text, at most 500. */
    public List<PlaceMention> considered(Placement placement) {
        String region = placement.region();
        String cause = placement.causeRegion();
        List<PlaceMention> all = new ArrayList<>();
        for (Mention mention : mentions) {
            if (all.size() == MOST_CONSIDERED) {
                break;
            }
            String code = mention.accepted() ? code(mention) : null;
            all.add(
                    new PlaceMention(
                            tokens.field(mention.first),
                            tokens.start(mention.first),
                            tokens.end(mention.last),
                            mention.name.form,
                            mention.accepted() && mention.provinceOnly ? mention.province() : code,
                            role(mention, code, region, cause),
                            mention.reason.isEmpty() ? "named" : mention.reason));
        }
        return all;
    }

    private static PlaceRole role(
            Mention mention,
            @Nullable String code,
            @Nullable String region,
            @Nullable String cause) {
        if (code == null || !mention.accepted()) {
            return PlaceRole.MENTION;
        }
        if (code.equals(cause)) {
            return PlaceRole.CAUSE;
        }
        if (mention.dateline
                || mention.near == Cue.COURT
                || mention.near == Cue.HOSPITAL
                || mention.near == Cue.ORIGIN) {
            return PlaceRole.MENTION;
        }
        if (mention.near == Cue.UNIT || mention.near == Cue.PROVINCE) {
            return PlaceRole.AUTHORITY;
        }
        if (region != null && code.startsWith(region)) {
            return cause == null ? PlaceRole.EVENT : PlaceRole.PROTEST;
        }
        return PlaceRole.MENTION;
    }
}
