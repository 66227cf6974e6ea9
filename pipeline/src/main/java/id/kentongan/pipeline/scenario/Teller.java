package id.kentongan.pipeline.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.kentongan.analyzers.region.Region;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what newsrooms and reporters send about an occurrence, as lines of the input format. */
final class Teller {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Grammar grammar;
    private final Places places;
    private final String prefix;
    private int serial;

    /** Names ids {@code PREFIX-n-000001}, {@code PREFIX-i-000002}, ... */
    Teller(Grammar grammar, Places places, String prefix) {
        this.grammar = grammar;
        this.places = places;
        this.prefix = prefix;
    }

    /**
     * One voice of the press.
     *
     * @param name of the outlet
     * @param group newsroom group, empty for an independent newsroom
     * @param region home area: a province, empty for a national outlet
     */
    record Outlet(String name, String group, String region) {}

    /** The voices that may tell of something in {@code region}, those of one group once. */
    List<Outlet> outlets(Region region) {
        String province = region.province();
        String name = places.region(province).name();
        String local = Places.shortName(region).replace(" ", "");
        return List.of(
                new Outlet("Titiksimak " + name, "Titiksimak Grup", province),
                new Outlet("Bilikkabar " + name, "Bilikkabar Media", province),
                new Outlet("Sorotpandan " + local, "", region.code()),
                new Outlet("Warta Kentara", "Kentara Nusa", ""),
                new Outlet("Harian Cakrawindu", "", ""),
                new Outlet("Jurnal Tapakrimba", "", province));
    }

    /** An article of {@code outlet} on {@code event}, published {@code delay} minutes after it. */
    ObjectNode article(Grammar.Event event, Setting setting, Outlet outlet, int delay, Dice dice) {
        Map<String, String> bound = setting.bound();
        OffsetDateTime published = setting.time().plusMinutes(delay);
        String title = dice.chance(3) ? "" : tell(dice.pick(event.titles()), bound, dice);
        ObjectNode item = mapper.createObjectNode();
        item.put("id", id("n"));
        item.put("type", "news");
        boolean dateOnly = dice.chance(8);
        item.put(
                "publishedAt",
                dateOnly ? published.toLocalDate().toString() : TIME.format(published));
        if (!dateOnly && dice.chance(60)) {
            item.put("fetchedAt", TIME.format(published.plusMinutes(dice.between(2, 40))));
        }
        item.put("outlet", outlet.name());
        if (!outlet.group().isEmpty()) {
            item.put("group", outlet.group());
        }
        item.put("title", title);
        item.put("body", body(event, bound, dice));
        item.put("url", "https://" + host(outlet) + ".example/" + item.get("id").asText());
        if (!outlet.region().isEmpty()) {
            item.put("region", outlet.region());
        }
        item.put("simulated", true);
        return item;
    }

    /**
     * {@code article} with as much background as makes it {@code words} words long or a little
     * longer; one that is long enough stays as it is.
     */
    ObjectNode lengthen(ObjectNode article, int words, Setting setting, Dice dice) {
        StringBuilder body = new StringBuilder(article.path("body").asText());
        int length = words(body);
        List<String> background = List.of();
        while (length < words) {
            if (background.isEmpty()) {
                background = new ArrayList<>(grammar.list("latar.panjang"));
            }
            String pattern = background.remove(dice.below(background.size()));
            String paragraph = tell(pattern, setting.bound(), dice);
            body.append('\n').append(paragraph);
            length += words(paragraph);
        }
        article.put("body", body.toString());
        return article;
    }

    private static int words(CharSequence text) {
        int words = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean first = i == 0 || Character.isWhitespace(text.charAt(i - 1));
            if (first && !Character.isWhitespace(text.charAt(i))) {
                words++;
            }
        }
        return words;
    }

    /** A copy of {@code article} in a sister paper, edited a little. */
    ObjectNode copy(ObjectNode article, int number, Dice dice) {
        ObjectNode copy = article.deepCopy();
        copy.put("id", id("n"));
        String sister = article.path("group").asText("Kentara Nusa");
        copy.put("outlet", sister + " Edisi " + (char) ('A' + number % 26) + (number / 26 + 1));
        copy.remove("region");
        String body = article.path("body").asText();
        List<String> paragraphs = new ArrayList<>(List.of(body.split("\n", -1)));
        if (paragraphs.size() > 2 && dice.chance(60)) {
            paragraphs.remove(paragraphs.size() - 1);
        }
        if (dice.chance(50)) {
            paragraphs.add("Sumber: " + article.path("outlet").asText());
        }
        copy.put("body", String.join("\n", paragraphs));
        if (dice.chance(40)) {
            copy.put("title", article.path("title").asText().toUpperCase(Locale.ROOT));
        }
        OffsetDateTime published = published(article).plusMinutes(dice.between(20, 600));
        copy.put("publishedAt", TIME.format(published));
        copy.remove("fetchedAt");
        copy.put("url", "https://edisi" + number + ".example/" + copy.get("id").asText());
        return copy;
    }

    /** A field report on {@code event}, sent {@code delay} minutes after it. */
    ObjectNode report(Grammar.Event event, Setting setting, int delay, Dice dice) {
        Map<String, String> bound = setting.bound();
        Region region = setting.region();
        ObjectNode item = mapper.createObjectNode();
        item.put("id", id("i"));
        item.put("type", "incident");
        item.put("occurredAt", TIME.format(setting.time()));
        item.put("reportedAt", TIME.format(setting.time().plusMinutes(delay)));
        item.put("region", region.code());
        item.put("district", bound.get("kec"));
        item.put("village", bound.get("desa"));
        item.put("text", tell(dice.pick(event.fields()), bound, dice));
        if (event.number("severity", 0) >= 3 && dice.chance(60)) {
            item.put("injured", setting.figure("luka"));
            if (event.number("severity", 0) == 4) {
                item.put("killed", setting.figure("tewas"));
            }
        }
        source(item, region, dice);
        item.put("simulated", true);
        return item;
    }

    /** The weekly "nihil" of the office of {@code region}. */
    ObjectNode nil(Region region, OffsetDateTime at) {
        ObjectNode item = mapper.createObjectNode();
        item.put("id", id("z"));
        item.put("type", "nil");
        item.put("reportedAt", TIME.format(at));
        item.put("region", region.code());
        ObjectNode source = item.putObject("source");
        source.put("id", "kesbangpol-" + region.code());
        source.put("kind", "official");
        source.put("office", "Kesbangpol " + region.name());
        item.put("simulated", true);
        return item;
    }

    byte[] line(ObjectNode item) {
        try {
            return mapper.writeValueAsString(item).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** When {@code item} is known: as the pipeline reckons it. */
    static OffsetDateTime known(ObjectNode item) {
        if (item.has("reportedAt")) {
            return OffsetDateTime.parse(item.get("reportedAt").asText());
        }
        return item.has("fetchedAt")
                ? OffsetDateTime.parse(item.get("fetchedAt").asText())
                : published(item);
    }

    private static OffsetDateTime published(ObjectNode article) {
        String text = article.get("publishedAt").asText();
        return text.length() == 10
                ? OffsetDateTime.parse(text + "T00:00:00Z").plusDays(1)
                : OffsetDateTime.parse(text);
    }

    private String id(String kind) {
        serial++;
        return String.format(Locale.ROOT, "%s-%s-%06d", prefix, kind, serial);
    }

    private static String host(Outlet outlet) {
        return outlet.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static void source(ObjectNode item, Region region, Dice dice) {
        ObjectNode source = item.putObject("source");
        int who = dice.below(10);
        if (who < 5) {
            source.put("id", "fkdm-" + region.code() + "-" + dice.between(1, 4));
            source.put("kind", "field");
            source.put("office", "FKDM " + region.name());
            item.put("verified", dice.chance(40));
        } else if (who < 9) {
            source.put("id", "kesbangpol-" + region.code());
            source.put("kind", "official");
            source.put("office", "Kesbangpol " + region.name());
        } else {
            source.put("id", "warga-" + region.code() + "-" + dice.between(1, 9));
            source.put("kind", "citizen");
        }
    }

    private String body(Grammar.Event event, Map<String, String> bound, Dice dice) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(tell(dice.pick(event.leads()), bound, dice));
        List<String> details = new ArrayList<>(event.details());
        int keep = dice.between(Math.min(2, details.size()), details.size());
        while (details.size() > keep) {
            details.remove(dice.below(details.size()));
        }
        int must = event.musts().isEmpty() ? 0 : dice.between(0, details.size());
        for (int i = 0; i <= details.size(); i++) {
            if (i == must) {
                event.musts().forEach(pattern -> paragraphs.add(tell(pattern, bound, dice)));
            }
            if (i < details.size()) {
                paragraphs.add(tell(details.get(i), bound, dice));
            }
        }
        List<String> background = new ArrayList<>(grammar.list("latar"));
        for (int i = dice.below(4); i > 0; i--) {
            paragraphs.add(tell(background.remove(dice.below(background.size())), bound, dice));
        }
        if (event.attribute("status", "").matches("INC|THR") && dice.chance(40)) {
            paragraphs.add(tell("{tutup.umum}", bound, dice));
        }
        if (dice.chance(30)) {
            paragraphs.add(dice.between(1, paragraphs.size()), tell("{perabot}", bound, dice));
        }
        if (dice.chance(15)) {
            paragraphs.add(tell("{redaksi}", bound, dice));
        }
        return String.join(dice.chance(75) ? "\n" : " ", paragraphs);
    }

    private String tell(String pattern, Map<String, String> bound, Dice dice) {
        String text = grammar.expand(pattern, bound, dice);
        StringBuilder out = new StringBuilder(text);
        boolean start = true;
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (start && Character.isLetter(c)) {
                out.setCharAt(i, Character.toUpperCase(c));
                start = false;
            } else if (Character.isLetterOrDigit(c)) {
                start = false;
            } else if (c == '.' && i + 1 < out.length() && out.charAt(i + 1) == ' ') {
                start = i < 3 || out.charAt(i - 3) != ' ' || Character.isDigit(out.charAt(i - 1));
            }
        }
        return out.toString();
    }
}
