package id.kentongan.analyzers.text;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The verbal forms of an Indonesian root, built and never guessed back: {@code tembak} gives {@code
 * menembak, menembaki, ditembak, ditembaki, penembakan, tembakan, ...}. Building forms cannot map a
 * word to a foreign root, as stripping prefixes does. Accidental forms ({@code ter-}, {@code
 * ke-an}) are left out: {@code terbakar} and {@code kebakaran} are not arson.
 */
public final class Inflections {

    private static final String[] SUFFIXES = {"", "kan", "i"};

    private Inflections() {}

    /** All forms of {@code root}, itself first. */
    public static Set<String> of(String root) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(root);
        for (String suffix : SUFFIXES) {
            if (suffix.equals("i") && root.endsWith("i")) {
                continue;
            }
            forms.add(active("me", root) + suffix);
            forms.add("meng" + root + suffix);
            forms.add(unassimilated("me", root) + suffix);
            forms.add("di" + root + suffix);
            forms.add(root + suffix);
            forms.add("memper" + root + suffix);
            forms.add("diper" + root + suffix);
        }
        forms.add(root + "an");
        forms.add(active("pe", root) + "an");
        forms.add(unassimilated("pe", root) + "an");
        forms.add(active("pe", root));
        forms.add("ber" + root);
        forms.add("ber" + root + "an");
        return forms;
    }

    /** {@code me-} or {@code pe-} before {@code root}, with p, t, k, s assimilated. */
    static String active(String prefix, String root) {
        char first = root.charAt(0);
        return switch (first) {
            case 'p' -> prefix + "m" + root.substring(1);
            case 't' -> prefix + "n" + root.substring(1);
            case 'k' -> prefix + "ng" + root.substring(1);
            case 's' -> prefix + "ny" + root.substring(1);
            default -> unassimilated(prefix, root);
        };
    }

    /** {@code me-} or {@code pe-} before {@code root}, nothing dropped ({@code mempersekusi}). */
    private static String unassimilated(String prefix, String root) {
        char first = root.charAt(0);
        String nasal =
                switch (first) {
                    case 'b', 'f', 'p', 'v' -> "m";
                    case 'c', 'd', 'j', 't', 'z', 's' -> "n";
                    case 'a', 'e', 'g', 'h', 'i', 'k', 'o', 'q', 'u', 'x' -> "ng";
                    default -> "";
                };
        return prefix + nasal + root;
    }
}
