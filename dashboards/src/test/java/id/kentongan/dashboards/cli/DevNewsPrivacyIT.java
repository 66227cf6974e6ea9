package id.kentongan.dashboards.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.analyzers.place.Villages;
import id.kentongan.analyzers.region.District;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.RegionName;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.text.ResourceLines;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.kafka.TopicWriter;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.store.Series;
import id.kentongan.pipeline.store.StoreReader;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real news through the whole system of a small office: no person of it comes out. Who is a person
 * is found without the rules of the product: two words in a row that stand in capitals, that nobody
 * in all the texts writes small, and that are neither places nor on a list of bodies and ranks.
 */
@EnabledIfEnvironmentVariable(
        named = "KENTONGAN_FULL",
        matches = ".+",
        disabledReason = "takes over a minute: mvn -Plong verify runs it")
class DevNewsPrivacyIT {

    private static final Path SHARED =
            Path.of(System.getenv().getOrDefault("KENTONGAN_SHARED", "../../shared"), "data");

    private static final List<String> FILES =
            List.of(
                    "news/articles-dev.jsonl",
                    "news/articles-regional-dev.jsonl",
                    "seeds/articles.jsonl");

    private static final List<String> SENT_OUT =
            List.of(
                    Topics.FINDINGS,
                    Topics.EVENTS,
                    Topics.RISK_SCORES,
                    Topics.ALERTS,
                    Topics.NOTICES,
                    Topics.AUDIT);

    private static final Map<String, Pattern> NUMBERS =
            Map.of(
                    "phone", Pattern.compile("(?<!\\d)(?:\\+62|0)8\\d[\\d -]{7,12}\\d(?!\\d)"),
                    "nik", Pattern.compile("(?<!\\d)\\d{16}(?!\\d)"),
                    "plate", Pattern.compile("\\b[A-Z]{1,2} \\d{3,4} [A-Z]{2,3}\\b"),
                    "handle", Pattern.compile("(?<!\\w)@\\w{3,30}"));

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path directory;

    @Test
    void nobodyComesOut() throws Exception {
        Assumptions.assumeTrue(
                FILES.stream().allMatch(file -> Files.isReadable(SHARED.resolve(file))),
                "needs the news of ../shared beside the checkout (or KENTONGAN_SHARED)");
        List<JsonNode> articles = articles();
        Private persons = Private.in(articles);
        assertThat(persons.names).hasSizeGreaterThan(400);

        Path offices = offices();
        int broker = LoopbackPorts.free();
        int store = LoopbackPorts.free();
        try (Child system =
                Child.start(
                        directory,
                        Map.of(
                                "KENTONGAN_LOCAL_KAFKA_PORT",
                                "" + broker,
                                "KENTONGAN_LOCAL_STORE_PORT",
                                "" + store,
                                "KENTONGAN_CONSOLE_PORT",
                                "" + LoopbackPorts.free(),
                                "KENTONGAN_OFFICES",
                                offices.toString(),
                                "KENTONGAN_CONSOLE_TEXT_DAYS",
                                "36500",
                                "KENTONGAN_LOG",
                                "info"),
                        "run",
                        "--local",
                        "--data",
                        "data")) {
            String address = system.says("kentongan runs: console (http://127.0.0.1:\\d+/)");
            send(broker, articles);
            StoreReader rows = new StoreReader("http://127.0.0.1:" + store);
            Child.until(
                    Duration.ofMinutes(4),
                    () ->
                            count(rows, "select count() n from finding") == articles.size()
                                    && count(rows, "select count() n from alert") > 0);
            Path messages = directory.resolve("cap");
            Child.until(Duration.ofMinutes(2), () -> !read(messages).isEmpty());

            Map<String, String> composed = new TreeMap<>(topics(broker));
            composed.putAll(points(rows));
            composed.put("log", system.said());
            composed.putAll(read(messages));
            composed.putAll(read(directory.resolve("data/courier")));
            assertThat(composed.get(Topics.ALERTS)).contains("Mengapa");
            assertThat(composed.get(Topics.NOTICES)).isNotEmpty();

            Map<String, String> pages = pages(address, rows, articles);
            assertThat(pages.get("laporan?id=dev-000")).contains("class=\"body\"");

            Map<String, Set<String>> leaks = new TreeMap<>();
            composed.forEach((where, text) -> persons.note(leaks, where, text, true));
            pages.forEach((where, text) -> persons.note(leaks, where, text, false));
            System.out.printf(
                    "%d items, %d names, %d numbers and handles; looked for in %d outputs and %d pages%n",
                    articles.size(),
                    persons.names.size(),
                    persons.numbers.values().stream().mapToInt(Set::size).sum(),
                    composed.size(),
                    pages.size());
            assertThat(leaks).isEmpty();
        }
    }

    private static List<JsonNode> articles() throws IOException {
        List<JsonNode> articles = new ArrayList<>();
        for (String file : FILES) {
            for (String line : Files.readAllLines(SHARED.resolve(file))) {
                articles.add(JSON.readTree(line));
            }
        }
        return articles;
    }

    /** One office that is told of everything; CAP files are written beside. */
    private Path offices() throws IOException {
        Path offices = Files.createDirectories(directory.resolve("kantor"));
        Files.writeString(
                offices.resolve("channels.tsv"), "cap\tcap\tcap\t\tkentongan@contoh.invalid\n");
        Files.writeString(
                offices.resolve("offices.tsv"),
                String.join(
                                "\t",
                                "semua",
                                "Kantor Contoh",
                                "action",
                                "00",
                                "ALL",
                                "WASPADA",
                                "arsip",
                                "kantor",
                                "id",
                                "+07:00",
                                "00:00",
                                "00:00",
                                "10",
                                "30",
                                "1",
                                "")
                        + "\n");
        return offices;
    }

    private static void send(int broker, List<JsonNode> articles) throws Exception {
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", "127.0.0.1:" + broker);
        try (TopicWriter writer = TopicWriter.open(client, List.of(Topics.NEWS_ARTICLES))) {
            for (JsonNode article : articles) {
                writer.send(
                        Topics.NEWS_ARTICLES,
                        article.path("id").asText().getBytes(StandardCharsets.UTF_8),
                        article.toString().getBytes(StandardCharsets.UTF_8));
            }
            writer.flush();
        }
    }

    private static Map<String, String> topics(int broker) {
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", "127.0.0.1:" + broker);
        client.setProperty("isolation.level", "read_committed");
        client.setProperty("key.deserializer", ByteArrayDeserializer.class.getName());
        client.setProperty("value.deserializer", ByteArrayDeserializer.class.getName());
        Map<String, String> texts = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(client)) {
            for (String topic : SENT_OUT) {
                TopicPartition partition = new TopicPartition(topic, 0);
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = consumer.endOffsets(List.of(partition)).get(partition);
                StringBuilder text = new StringBuilder();
                while (consumer.position(partition) < end) {
                    for (ConsumerRecord<byte[], byte[]> record :
                            consumer.poll(Duration.ofMillis(200))) {
                        text.append(new String(record.value(), StandardCharsets.UTF_8))
                                .append('\n');
                    }
                }
                texts.put(topic, text.toString());
            }
        }
        return texts;
    }

    /** All rows, but title, text and address of items, which are the evidence of the console. */
    private static Map<String, String> points(StoreReader rows) throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (Series series : Series.values()) {
            StringBuilder text = new StringBuilder();
            for (Map<String, Object> row : rows.query("select * from " + series.measurement())) {
                Map<String, Object> kept = new TreeMap<>(row);
                if (series == Series.FINDING) {
                    kept.keySet().removeAll(List.of("title", "text", "url"));
                }
                text.append(kept).append('\n');
            }
            texts.put("point " + series.measurement(), text.toString());
        }
        return texts;
    }

    private static long count(StoreReader rows, String sql) {
        try {
            return ((Number) rows.query(sql).get(0).get("n")).longValue();
        } catch (IOException e) {
            return 0;
        }
    }

    private static Map<String, String> read(Path directory) throws IOException {
        Map<String, String> texts = new HashMap<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    texts.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return texts;
    }

    private static Map<String, String> pages(
            String address, StoreReader rows, List<JsonNode> articles) throws Exception {
        List<String> paths =
                new ArrayList<>(
                        List.of(
                                "",
                                "kejadian",
                                "peringatan",
                                "baru",
                                "kesehatan",
                                "cari?q=bentrok",
                                "cari?q=polisi",
                                "csv/wilayah",
                                "csv/kejadian",
                                "csv/peringatan",
                                "csv/sumber",
                                "csv/cakupan",
                                "csv/cari?q=warga",
                                "api/v1/regions",
                                "api/v1/events",
                                "api/v1/alerts",
                                "api/v1/search?q=massa"));
        for (Map<String, Object> row : rows.query("select distinct id from event")) {
            paths.add("kejadian/" + row.get("id"));
            paths.add("api/v1/events/" + row.get("id"));
        }
        for (Map<String, Object> row : rows.query("select distinct region from event")) {
            paths.add("wilayah/" + row.get("region"));
            paths.add("api/v1/regions/" + row.get("region"));
        }
        for (JsonNode article : articles) {
            paths.add(
                    "laporan?id="
                            + URLEncoder.encode(
                                    article.path("id").asText(), StandardCharsets.UTF_8));
        }
        Map<String, String> pages = new TreeMap<>();
        for (String path : paths) {
            pages.put(
                    path,
                    Child.get(address + path)
                            .replaceAll("</?(?:mark|sub)[^>]*>", "")
                            .replace("&#39;", "'"));
        }
        return pages;
    }

    /** Who and what of the texts is private. */
    private record Private(Set<String> names, Set<String> words, Map<String, Set<String>> numbers) {

        private static final Pattern WORD = Pattern.compile("\\p{L}+");

        private static final Pattern PAIR =
                Pattern.compile(
                        "(?<!\\p{L})(\\p{Lu}[\\p{Ll}'’]{2,})(?= (\\p{Lu}[\\p{Ll}'’]{2,})(?!\\p{L}))");

        /** Behind these stands a street, a firm, a village: no person, or one long dead. */
        private static final Pattern THING =
                Pattern.compile(
                        "(?:PT|CV|PD|Jalan|Jl\\.?|Gang|Ponpes|Masjid|Musala|Bandara|Hotel|SD|SMP|SMA|SMK|Universitas"
                                + "|Desa|Dusun|Kampung|Kelurahan|Kecamatan|Distrik|Banjar|Pulau|Selat|Laut|Perairan)"
                                + "(?: \\p{Lu}[\\p{L}]*){0,2} $");

        private static final int SHORTEST_ALONE = 6;

        static Private in(List<JsonNode> articles) {
            Set<String> small = new HashSet<>();
            for (JsonNode article : articles) {
                for (String field : List.of("title", "body")) {
                    Matcher word = WORD.matcher(article.path(field).asText());
                    while (word.find()) {
                        if (word.group().equals(word.group().toLowerCase(Locale.ROOT))) {
                            small.add(word.group());
                        }
                    }
                }
            }
            Set<String> none = notPersons();
            for (JsonNode article : articles) {
                String outlet = article.path("outlet").asText().toLowerCase(Locale.ROOT);
                none.addAll(List.of(outlet.split("[^\\p{L}]+")));
            }
            Set<String> places = places();
            Set<String> names = new TreeSet<>();
            Set<String> things = new HashSet<>();
            Map<String, Set<String>> numbers = new TreeMap<>();
            for (JsonNode article : articles) {
                String body = article.path("body").asText();
                Matcher pair = PAIR.matcher(body);
                while (pair.find()) {
                    List<String> words =
                            List.of(
                                    pair.group(1).toLowerCase(Locale.ROOT),
                                    pair.group(2).toLowerCase(Locale.ROOT));
                    String name = pair.group(1) + " " + pair.group(2);
                    if (THING.matcher(body.substring(0, pair.start())).find()) {
                        things.add(name);
                    } else if (words.stream().noneMatch(small::contains)
                            && words.stream().noneMatch(none::contains)
                            && !places.containsAll(words)
                            && !village(String.join("", words))) {
                        names.add(name);
                    }
                }
                NUMBERS.forEach(
                        (kind, pattern) -> {
                            Matcher number = pattern.matcher(body);
                            while (number.find()) {
                                numbers.computeIfAbsent(kind, key -> new TreeSet<>())
                                        .add(number.group());
                            }
                        });
            }
            names.removeAll(things);
            Set<String> words = new TreeSet<>();
            for (String name : names) {
                for (String word : name.split(" ")) {
                    if (word.length() >= SHORTEST_ALONE
                            && !places.contains(word.toLowerCase(Locale.ROOT))) {
                        words.add(word);
                    }
                }
            }
            return new Private(names, words, numbers);
        }

        /**
         * Notes what of it stands in {@code text}.
         *
         * @param alone whether one word of a name is too much
         */
        void note(Map<String, Set<String>> leaks, String where, String text, boolean alone) {
            Set<String> found = new TreeSet<>();
            for (String name : names) {
                if (text.contains(name)) {
                    found.add(name);
                }
            }
            numbers.values()
                    .forEach(kind -> kind.stream().filter(text::contains).forEach(found::add));
            if (alone) {
                Matcher word = WORD.matcher(text);
                while (word.find()) {
                    if (words.contains(word.group())) {
                        found.add(word.group());
                    }
                }
            }
            found.forEach(
                    secret -> leaks.computeIfAbsent(secret, key -> new TreeSet<>()).add(where));
        }

        private static boolean village(String key) {
            return Regions.standard().provinces().stream()
                    .anyMatch(province -> Villages.standard().lies(key, province.code()));
        }

        private static Set<String> notPersons() {
            Set<String> words = new HashSet<>();
            for (ResourceLines.Line line :
                    ResourceLines.read(DevNewsPrivacyIT.class, "not-persons.txt")) {
                words.addAll(List.of(line.text().split(" +")));
            }
            return words;
        }

        private static Set<String> places() {
            Set<String> words = new HashSet<>();
            Regions regions = Regions.standard();
            Stream.of(
                            regions.all().stream().map(Region::name),
                            regions.names().stream().map(RegionName::name),
                            regions.districts().stream().map(District::name))
                    .flatMap(name -> name)
                    .forEach(
                            name ->
                                    words.addAll(
                                            List.of(
                                                    name.toLowerCase(Locale.ROOT)
                                                            .split("[^\\p{L}]+"))));
            return words;
        }
    }
}
