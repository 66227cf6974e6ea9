package id.kentongan.analyzers.indicator;

import id.kentongan.analyzers.match.LexiconBuilder;
import id.kentongan.analyzers.text.ResourceLines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one indicator file; refuses what it does not understand with file, line and reason. */
final class IndicatorFile {

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}-\\d\\d");
    private static final Set<String> SINGLE =
            Set.of("code", "name", "weight", "law", "snpk", "pattern", "context");
    private static final Set<String> LISTS = Set.of("phrase", "topic", "not");
    private static final Set<String> EXAMPLES = Set.of("match", "reject");

    private final String file;
    private final Map<String, String> single = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    private IndicatorFile(String file) {
        this.file = file;
    }

    static Indicator read(String file, List<ResourceLines.Line> lines) {
        IndicatorFile reader = new IndicatorFile(file);
        lines.forEach(reader::line);
        return reader.indicator();
    }

    /** The {@code not:} phrases of a file that holds nothing else. */
    static List<String> lookAlikes(String file, List<ResourceLines.Line> lines) {
        IndicatorFile reader = new IndicatorFile(file);
        for (ResourceLines.Line line : lines) {
            if (!line.text().startsWith("not:")) {
                throw line.refused(file, "only 'not:' lines may stand here");
            }
            reader.line(line);
        }
        return reader.list("not");
    }

    private void line(ResourceLines.Line line) {
        int colon = line.text().indexOf(':');
        if (colon < 1) {
            throw line.refused(file, "expected 'key: value'");
        }
        String key = line.text().substring(0, colon).strip();
        String value = line.text().substring(colon + 1).strip();
        if (value.isEmpty()) {
            throw line.refused(file, "'" + key + "' says nothing");
        }
        if (SINGLE.contains(key)) {
            if (single.put(key, value) != null) {
                throw line.refused(file, "'" + key + "' stands here twice");
            }
            check(line, key, value);
        } else if (LISTS.contains(key)) {
            for (String phrase : value.split(";")) {
                addPhrase(line, key, phrase.strip());
            }
        } else if (EXAMPLES.contains(key)) {
            lists.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
        } else {
            throw line.refused(file, "unknown key '" + key + "'");
        }
    }

    private void addPhrase(ResourceLines.Line line, String key, String phrase) {
        if (phrase.isEmpty()) {
            return;
        }
        try {
            new LexiconBuilder().add(phrase, Sign.LookAlike.ofAll());
        } catch (IllegalArgumentException e) {
            throw line.refused(file, String.valueOf(e.getMessage()));
        }
        List<String> known = lists.computeIfAbsent(key, k -> new ArrayList<>());
        if (known.contains(phrase)) {
            throw line.refused(file, "'" + phrase + "' stands here twice");
        }
        known.add(phrase);
    }

    private void check(ResourceLines.Line line, String key, String value) {
        switch (key) {
            case "code" -> {
                if (!CODE.matcher(value).matches()) {
                    throw line.refused(file, "a code looks like LND-01, not '" + value + "'");
                }
                if (!file.equals(value + ".txt")) {
                    throw line.refused(file, "code " + value + " belongs in " + value + ".txt");
                }
            }
            case "weight" -> {
                double weight;
                try {
                    weight = Double.parseDouble(value);
                } catch (NumberFormatException e) {
                    throw line.refused(file, "weight is no number: '" + value + "'");
                }
                if (!(weight >= 0 && weight <= 3)) {
                    throw line.refused(file, "weight lies between 0 and 3, not " + value);
                }
            }
            case "context" -> {
                if (!value.equals("election")) {
                    throw line.refused(file, "the only context is 'election', not " + value);
                }
            }
            default -> {}
        }
    }

    private Indicator indicator() {
        String code = required("code");
        boolean marker = code.startsWith("ESC") || code.startsWith("DEE");
        if (list("phrase").isEmpty()) {
            throw new IllegalArgumentException(file + ": no 'phrase:' line");
        }
        return new Indicator(
                code,
                required("name"),
                marker ? 0 : Double.parseDouble(required("weight")),
                marker ? "" : required("law"),
                marker ? "" : required("snpk"),
                marker ? "" : required("pattern"),
                single.containsKey("context"),
                list("phrase"),
                list("topic"),
                list("not"),
                list("match"),
                list("reject"));
    }

    private String required(String key) {
        String value = single.get(key);
        if (value == null) {
            throw new IllegalArgumentException(file + ": no '" + key + ":' line");
        }
        return value;
    }

    private List<String> list(String key) {
        return List.copyOf(lists.getOrDefault(key, List.of()));
    }
}
