package id.kentongan.pipeline.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sentence patterns by event, word lists and plans of escalations, read from the resource files
 * beside this class. In a pattern {@code {x}} is a bound value or a word list and {@code [a|b|]}
 * picks one alternative; both may nest. Immutable.
 */
final class Grammar {

    private static final List<String> FILES =
            List.of("words.txt", "escalations.txt", "press.txt", "plans.txt");

    private final Map<String, List<String>> words = new LinkedHashMap<>();
    private final Map<String, Event> events = new LinkedHashMap<>();
    private final List<Plan> plans = new ArrayList<>();

    /**
     * One kind of occurrence and the ways to tell it.
     *
     * @param name such as {@code land.ultimatum}
     * @param attributes what a careful reader would label it, and when it may occur
     * @param titles headlines; empty for what only field reporters tell
     * @param leads first paragraphs
     * @param musts paragraphs that are always told
     * @param details paragraphs of which some are told
     * @param fields field reports
     */
    record Event(
            String name,
            Map<String, String> attributes,
            List<String> titles,
            List<String> leads,
            List<String> musts,
            List<String> details,
            List<String> fields) {

        String attribute(String key, String fallback) {
            return attributes.getOrDefault(key, fallback);
        }

        int number(String key, int fallback) {
            String value = attributes.get(key);
            return value == null ? fallback : Integer.parseInt(value);
        }

        List<String> traps() {
            String value = attribute("traps", "");
            return value.isEmpty() ? List.of() : List.of(value.split(",", -1));
        }
    }

    /** One planted escalation: what the truth file says, and its steps. */
    record Plan(String name, PlantedEscalation truth, List<Step> steps) {}

    /** What happens {@code day} days after the peak, told by so many newsrooms and reporters. */
    record Step(int day, String event, int news, int field) {}

    private Grammar() {}

    /** The grammar that ships with the project. Throws when a resource is missing or malformed. */
    static Grammar standard() {
        Grammar grammar = new Grammar();
        for (String file : FILES) {
            grammar.read(file);
        }
        return grammar;
    }

    Event event(String name) {
        Event event = events.get(name);
        if (event == null) {
            throw new IllegalStateException("no such event: " + name);
        }
        return event;
    }

    /** The patterns of a word list. */
    List<String> list(String name) {
        return List.copyOf(words.getOrDefault(name, List.of()));
    }

    List<Event> events() {
        return List.copyOf(events.values());
    }

    List<Plan> plans() {
        return List.copyOf(plans);
    }

    /** One text from {@code pattern}. Throws on a name that is neither bound nor a word list. */
    String expand(String pattern, Map<String, String> bound, Dice dice) {
        StringBuilder out = new StringBuilder(pattern.length() + 64);
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '{') {
                int end = pattern.indexOf('}', at);
                out.append(value(pattern.substring(at + 1, end), bound, dice));
                at = end + 1;
            } else if (c == '[') {
                int end = closing(pattern, at);
                String choice = dice.pick(alternatives(pattern.substring(at + 1, end)));
                out.append(expand(choice, bound, dice));
                at = end + 1;
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private String value(String name, Map<String, String> bound, Dice dice) {
        String value = bound.get(name);
        if (value != null) {
            return value;
        }
        List<String> list = words.get(name);
        if (list == null) {
            throw new IllegalStateException("no value and no word list for {" + name + "}");
        }
        return expand(dice.pick(list), bound, dice);
    }

    private static int closing(String pattern, int open) {
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '[') {
                depth++;
            } else if (c == ']' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("unclosed [ in: " + pattern);
    }

    private static List<String> alternatives(String inside) {
        List<String> out = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == '|' && depth == 0) {
                out.add(inside.substring(from, i));
                from = i + 1;
            }
        }
        out.add(inside.substring(from));
        return out;
    }

    private void read(String file) {
        try (InputStream in = Grammar.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + file);
            }
            List<String> lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .lines()
                            .toList();
            new Reader(file).read(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one file; remembers which block the current line belongs to. */
    private final class Reader {

        private final String file;
        private List<String> list = new ArrayList<>();
        private Event event = new Event("", Map.of(), list, list, list, list, list);
        private List<Step> steps = new ArrayList<>();

        Reader(String file) {
            this.file = file;
        }

        void read(List<String> lines) {
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.isBlank()) {
                    list = new ArrayList<>();
                } else if (line.charAt(0) != '#') {
                    try {
                        accept(line);
                    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                        throw new IllegalStateException(file + ":" + (i + 1) + ": " + line, e);
                    }
                }
            }
        }

        private void accept(String line) {
            int space = line.indexOf(' ');
            String key = space < 0 ? line : line.substring(0, space);
            String rest = line.substring(space + 1);
            switch (key) {
                case "words" -> {
                    list = new ArrayList<>();
                    words.put(rest, list);
                }
                case "event" -> open(rest.split(" ", -1));
                case "title" -> event.titles().add(rest);
                case "lead" -> event.leads().add(rest);
                case "must" -> event.musts().add(rest);
                case "detail" -> event.details().add(rest);
                case "field" -> event.fields().add(rest);
                case "plan" -> plan(rest.split(" ", -1));
                case "step" -> step(rest.split(" ", -1));
                default -> list.add(line);
            }
        }

        private void open(String[] parts) {
            event =
                    new Event(
                            parts[0],
                            attributes(parts),
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>());
            events.put(event.name(), event);
        }

        private void plan(String[] parts) {
            Map<String, String> given = attributes(parts);
            steps = new ArrayList<>();
            plans.add(
                    new Plan(
                            parts[0],
                            new PlantedEscalation(
                                    given.getOrDefault("region", ""),
                                    given.getOrDefault("family", ""),
                                    LocalDate.parse(given.getOrDefault("start", "")),
                                    LocalDate.parse(given.getOrDefault("peak", "")),
                                    LocalDate.parse(given.getOrDefault("end", ""))),
                            steps));
        }

        private void step(String[] parts) {
            Map<String, String> given = attributes(parts);
            steps.add(
                    new Step(
                            Integer.parseInt(parts[0]),
                            parts[1],
                            Integer.parseInt(given.getOrDefault("news", "0")),
                            Integer.parseInt(given.getOrDefault("field", "0"))));
        }

        private static Map<String, String> attributes(String[] parts) {
            Map<String, String> out = new LinkedHashMap<>();
            for (String part : parts) {
                int equals = part.indexOf('=');
                if (equals > 0) {
                    out.put(part.substring(0, equals), part.substring(equals + 1));
                }
            }
            return out;
        }
    }
}
