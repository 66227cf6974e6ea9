package id.kentongan.analyzers.fact;

import id.kentongan.analyzers.text.Tokens;
import id.kentongan.analyzers.text.WordTable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers in digits and in words; vague ones are ranges ("belasan" is 11 to 19). */
final class Numbers {

    /** A number and the token after it. */
    record Amount(int low, int high, int next) {}

    private static final WordTable<Integer> UNITS =
            new WordTable<>(
                    Map.ofEntries(
                            Map.entry("satu", 1),
                            Map.entry("seorang", 1),
                            Map.entry("sebuah", 1),
                            Map.entry("dua", 2),
                            Map.entry("tiga", 3),
                            Map.entry("empat", 4),
                            Map.entry("lima", 5),
                            Map.entry("enam", 6),
                            Map.entry("tujuh", 7),
                            Map.entry("delapan", 8),
                            Map.entry("sembilan", 9),
                            Map.entry("sepuluh", 10),
                            Map.entry("sebelas", 11),
                            Map.entry("seratus", 100),
                            Map.entry("seribu", 1000)));

    private static final WordTable<int[]> VAGUE =
            new WordTable<>(
                    Map.of(
                            "belasan", new int[] {11, 19},
                            "puluhan", new int[] {20, 99},
                            "ratusan", new int[] {100, 999},
                            "seratusan", new int[] {100, 199},
                            "ribuan", new int[] {1000, 9999}));

    private Numbers() {}

    /** The number that begins at token {@code i}, or null. */
    static @Nullable Amount at(Tokens tokens, int i) {
        if (tokens.numeric(i)) {
            int value = tokens.number(i);
            return value < 0 ? null : new Amount(value, value, i + 1);
        }
        int[] vague = VAGUE.get(tokens, i);
        if (vague != null) {
            return new Amount(vague[0], vague[1], i + 1);
        }
        Integer unit = UNITS.get(tokens, i);
        return unit == null ? null : words(tokens, i, unit);
    }

    private static Amount words(Tokens tokens, int i, int unit) {
        int value = unit;
        int next = i + 1;
        if (next < tokens.size() && tokens.is(next, "belas")) {
            return new Amount(unit + 10, unit + 10, next + 1);
        }
        if (unit < 100 && next < tokens.size() && tokens.is(next, "ribu")) {
            return new Amount(unit * 1000, unit * 1000, next + 1);
        }
        if (next < tokens.size() && tokens.is(next, "ratus")) {
            return new Amount(unit * 100, unit * 100, next + 1);
        }
        if (next < tokens.size() && tokens.is(next, "puluh")) {
            value = unit * 10;
            next++;
            if (next < tokens.size()) {
                Integer rest = UNITS.get(tokens, next);
                if (rest != null && rest < 10) {
                    value += rest;
                    next++;
                }
            }
        }
        return new Amount(value, value, next);
    }
}
