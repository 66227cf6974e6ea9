package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.office.ChannelLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a channel takes from the environment, so that no file holds it. */
final class Secrets {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_][A-Z0-9_]*)}");

    private Secrets() {}

    /** Names of the environment variables of a channel. */
    static List<String> named(ChannelLine line) {
        List<String> names = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(line.target());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        if (!line.secret().isEmpty()) {
            names.add(line.secret());
        }
        if (line.kind() == ChannelLine.Kind.WEBHOOK && !line.user().isEmpty()) {
            names.add(line.user());
        }
        return names;
    }

    /** The target with the values of the variables that it names. */
    static String target(ChannelLine line, Map<String, String> environment) {
        return VARIABLE.matcher(line.target())
                .replaceAll(
                        match ->
                                Matcher.quoteReplacement(
                                        environment.getOrDefault(match.group(1), "")));
    }

    static @Nullable String value(String name, Map<String, String> environment) {
        return name.isEmpty() ? null : environment.get(name);
    }
}
