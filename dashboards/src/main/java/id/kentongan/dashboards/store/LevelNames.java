package id.kentongan.dashboards.store;

import id.kentongan.analyzers.alert.Level;
import java.util.Locale;

/** Levels as stores and files write them: by ordinal or by name. */
final class LevelNames {

    private LevelNames() {}

    /** Ordinal of the level written as {@code 0..3} or by name; 0 for anything else. */
    static int ordinal(String written) {
        String name = written.strip().toUpperCase(Locale.ROOT);
        for (Level level : Level.values()) {
            if (level.name().equals(name) || String.valueOf(level.ordinal()).equals(name)) {
                return level.ordinal();
            }
        }
        return 0;
    }
}
