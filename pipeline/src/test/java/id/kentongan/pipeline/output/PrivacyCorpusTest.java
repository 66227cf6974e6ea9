package id.kentongan.pipeline.output;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Case;
import id.kentongan.analyzers.alert.RegionRules;
import id.kentongan.analyzers.alert.RegionWatch;
import id.kentongan.analyzers.alert.WatchInput;
import id.kentongan.analyzers.event.CaseChange;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.event.RegionCases;
import id.kentongan.analyzers.event.Sighting;
import id.kentongan.analyzers.event.Sightings;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.region.District;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.risk.Weights;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.notify.CapMessage;
import id.kentongan.pipeline.record.TaggedItem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Invented persons in every free field of reports and articles; none may come out composed. */
class PrivacyCorpusTest {

    private static final int ITEMS = 720;
    private static final int REGIONS = 24;
    private static final Instant START = Instant.parse("2025-03-03T02:00:00Z");

    private static final String[] FIRST = {
        "Surtinah",
        "Bambangwan",
        "Yulianti",
        "Herdiansyah",
        "Ngatiyem",
        "Rahmawati",
        "Sutrisman",
        "Kusumastuti",
        "Darmawanto",
        "Wulandari",
        "Prihatin",
        "Zulkarnaini",
        "Marlinawati"
    };
    private static final String[] LAST = {
        "Prasojowati", "Hadiwibowo", "Simanjorang", "Nasutionara", "Wirayudha", "Lumbantora",
        "Tuasikalo", "Rumbekwana", "Situmorango", "Kartosuwiryan", "Purbaningrat", "Manurungan"
    };

    private static final String[] HAPPENED = {
        "Bentrok antarwarga pecah, dua orang tewas dan lima luka-luka",
        "Massa membakar kantor KPU, tiga orang luka",
        "Bentrokan warga dengan karyawan perusahaan sawit karena sengketa lahan, satu orang tewas",
        "Tawuran antarkampung, empat rumah dibakar dan seorang meninggal",
        "Warga menyerang rumah ibadah, tujuh orang luka-luka",
        "Bentrok antarpendukung calon bupati, tiga orang luka berat"
    };

    @Test
    void nothingPrivateReachesEventsAlertsPointsOrCap() {
        Corpus corpus = Corpus.of(new Random(20250303));
        assertThat(corpus.kinds).hasSize(5);
        assertThat(corpus.kinds.values())
                .allSatisfy(kind -> assertThat(kind).hasSizeGreaterThanOrEqualTo(500));

        Outputs outputs = Outputs.of(corpus.items);

        // the corpus would prove nothing if it made nothing
        assertThat(outputs.events).hasSizeGreaterThan(200);
        assertThat(outputs.alerts).hasSizeGreaterThan(20);
        assertThat(outputs.alerts).anyMatch(alert -> alert.text().contains(", Kec. "));
        assertThat(outputs.events).anyMatch(event -> event.district() != null);
        assertThat(outputs.statedPrivately).isGreaterThan(200);

        String all = String.join("\n", outputs.texts).toLowerCase(Locale.ROOT);
        String joined = all.replaceAll("[^\\p{L}\\p{N}@\n]+", "");
        List<String> leaks = new ArrayList<>();
        for (Set<String> kind : corpus.kinds.values()) {
            for (String secret : kind) {
                String small = secret.toLowerCase(Locale.ROOT);
                if (all.contains(small) || joined.contains(small.replaceAll("[^a-z0-9@]+", ""))) {
                    leaks.add(secret);
                }
            }
        }
        for (String[] names : List.of(FIRST, LAST)) {
            for (String name : names) {
                if (all.contains(name.toLowerCase(Locale.ROOT))) {
                    leaks.add(name);
                }
            }
        }
        assertThat(leaks).isEmpty();
    }

    /** Everything composed from the items, as it leaves the house. */
    private record Outputs(
            List<Event> events, List<Alert> alerts, List<String> texts, int statedPrivately) {

        static Outputs of(List<Item> items) {
            Tagger tagger = Tagger.standard();
            RegionRules rules = RegionRules.standard();
            CapMessage cap = new CapMessage("kentongan@contoh.id");
            Map<String, RegionCases> cases = new TreeMap<>();
            Map<String, RegionWatch> watches = new TreeMap<>();
            List<Event> events = new ArrayList<>();
            List<Alert> alerts = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            int stated = 0;
            for (Item item : items) {
                Finding finding = tagger.tag(item);
                String district = finding.district();
                stated += district != null && district.equals(item.district()) ? 1 : 0;
                texts.add(
                        new String(
                                Lines.finding(
                                        new TaggedItem(item, finding, Sightings.of(item, finding))),
                                StandardCharsets.UTF_8));
                for (Sighting sighting : Sightings.of(item, finding).sightings()) {
                    String region = sighting.region();
                    RegionCases.Step step =
                            cases.getOrDefault(region, RegionCases.of(region))
                                    .apply(sighting, Weights.standard(), true, true);
                    cases.put(region, step.next());
                    List<WatchInput> inputs = new ArrayList<>();
                    for (CaseChange change : step.changes()) {
                        Event event = change.event();
                        if (event != null) {
                            events.add(event);
                            texts.add(Json.line(event));
                            texts.add(Points.event(event).line());
                            texts.add(Points.headline(event));
                            inputs.add(WatchInput.of(item.known(), Case.of(event)));
                        }
                    }
                    RegionRules.Outcome outcome =
                            rules.at(
                                    watches.getOrDefault(region, RegionWatch.of(region)),
                                    item.known(),
                                    inputs);
                    watches.put(region, outcome.watch());
                    for (Alert alert : outcome.alerts()) {
                        alerts.add(alert);
                        texts.add(alert.title() + "\n" + alert.text());
                        texts.add(Json.line(alert));
                        texts.add(Points.alert(alert).line());
                        texts.add(cap.of(alert));
                    }
                }
            }
            return new Outputs(events, alerts, texts, stated);
        }
    }

    /** The items and what of them is private, by kind. */
    private record Corpus(List<Item> items, Map<String, Set<String>> kinds) {

        static Corpus of(Random random) {
            List<Region> regions = Regions.standard().regencies();
            Map<String, Set<String>> kinds = new TreeMap<>();
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < ITEMS; i++) {
                String name = fresh(kinds, "name", () -> name(random));
                String phone = fresh(kinds, "phone", () -> "08" + digits(random, 10));
                String nik = fresh(kinds, "nik", () -> "7" + digits(random, 15));
                String plate = fresh(kinds, "plate", () -> plate(random));
                String handle = fresh(kinds, "handle", () -> "@warga_" + digits(random, 6));
                String[] secrets = {name, phone, nik, plate, handle};
                // thirty items of a region, nine hours apart, so that there is something to alert
                // on
                Region region = regions.get(i / (ITEMS / REGIONS) * 19 + 5);
                List<District> districts = Regions.standard().districts(region.code());
                String kecamatan = districts.get(random.nextInt(districts.size())).name();
                String secret = secrets[i % secrets.length];
                String district =
                        switch (i % 3) {
                            case 0 -> secret;
                            case 1 -> kecamatan;
                            default -> i % 2 == 0 ? "Kec. " + secret : kecamatan + " " + secret;
                        };
                String happened = HAPPENED[random.nextInt(HAPPENED.length)];
                String text =
                        happened
                                + " di Kecamatan "
                                + (i % 4 == 0 ? name : kecamatan)
                                + ", "
                                + region.name()
                                + ". Korban "
                                + name
                                + " (NIK "
                                + nik
                                + ") di Desa "
                                + name
                                + " dikejar mobil "
                                + plate
                                + ". Saksi "
                                + handle
                                + " dapat dihubungi di "
                                + phone
                                + ".";
                items.add(item(i, region, district, secrets[(i + 1) % 5], happened, secret, text));
            }
            return new Corpus(items, kinds);
        }

        private static Item item(
                int i,
                Region region,
                String district,
                String village,
                String happened,
                String secret,
                String text) {
            boolean news = i % 2 == 1;
            Instant time = START.plus(Duration.ofHours(9L * (i % (ITEMS / REGIONS)) + i / 30 * 24));
            return new Item(
                    "item-" + i,
                    news ? Item.Kind.NEWS : Item.Kind.INCIDENT,
                    time,
                    time,
                    region.code(),
                    news && i % 4 == 1 ? null : district,
                    village,
                    news ? happened + " di " + region.name() + ", " + secret : "",
                    text,
                    news ? "Kabar " + i % 7 : null,
                    null,
                    news ? "https://kabar.contoh/" + i : null,
                    null,
                    null,
                    null,
                    !news && i % 4 == 0,
                    new Item.Source(
                            news ? "Kabar " + i % 7 : "pos-" + i % 5,
                            news ? "media" : "field",
                            null),
                    false,
                    List.of(),
                    "digest-" + i);
        }

        private static String fresh(
                Map<String, Set<String>> kinds, String kind, Supplier<String> invent) {
            Set<String> known = kinds.computeIfAbsent(kind, none -> new LinkedHashSet<>());
            String next = invent.get();
            while (!known.add(next)) {
                next = invent.get();
            }
            return next;
        }

        private static String name(Random random) {
            return FIRST[random.nextInt(FIRST.length)]
                    + " "
                    + FIRST[random.nextInt(FIRST.length)]
                    + " "
                    + LAST[random.nextInt(LAST.length)];
        }

        private static String plate(Random random) {
            return ""
                    + (char) ('A' + random.nextInt(26))
                    + (char) ('A' + random.nextInt(26))
                    + " "
                    + (1000 + random.nextInt(9000))
                    + " "
                    + (char) ('A' + random.nextInt(26))
                    + (char) ('A' + random.nextInt(26))
                    + (char) ('A' + random.nextInt(26));
        }

        private static String digits(Random random, int count) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < count; i++) {
                text.append(random.nextInt(10));
            }
            return text.toString();
        }
    }
}
