package id.kentongan.analyzers.fact;

import java.util.function.ToDoubleFunction;

/** Severity 0 to 4 of an incident from its markers and figures (labelling guide, section 4). */
public final class Severity {

    private static final int MANY_HOUSES = 10;
    private static final int MANY_DISPLACED = 100;
    private static final int SEVERAL = 4;
    private static final int MANY_SLIGHT = 15;

    /** Words for death without a number or victim must stand in headline or lead, or twice. */
    private static final double DEATH_STATED = 1.5;

    private Severity() {}

    /**
     * Severity of an incident.
     *
     * @param main code of the main indicator; empty for none
     * @param marker how clearly a marker is stated of the event itself, by code; 0 for not at all
     * @param facts figures stated
     * @param damage what was burnt, who was held or beaten
     */
    public static int of(
            String main, ToDoubleFunction<String> marker, Casualties facts, Damage damage) {
        boolean deaths =
                facts.killed() != null
                        ? facts.killed() > 0
                        : facts.deaths() && marker.applyAsDouble("ESC-05") >= DEATH_STATED;
        boolean injuries =
                facts.injured() != null ? facts.injured() > 0 : marker.applyAsDouble("ESC-06") > 0;
        boolean firearms = marker.applyAsDouble("ESC-03") > 0;
        boolean blades = marker.applyAsDouble("ESC-02") > 0;
        boolean fire = marker.applyAsDouble("ESC-04") > 0;
        boolean arson = damage.building() || fire && !damage.small();
        boolean broken = marker.applyAsDouble("ESC-11") > 0;
        if (deaths
                || facts.houses() >= MANY_HOUSES && (arson || broken)
                || facts.displaced() >= MANY_DISPLACED) {
            return 4;
        }
        int many = facts.injured() == null ? 0 : facts.injured();
        if (many >= (damage.minor() ? MANY_SLIGHT : SEVERAL)
                || arson
                || damage.hostage()
                || firearms && marker.applyAsDouble("ESC-13") == 0
                || blades && injuries && !damage.minor()
                || marker.applyAsDouble("body:HALTED") > 0
                || marker.applyAsDouble("ESC-12") > 0) {
            return 3;
        }
        if (injuries
                || blades
                || fire
                || damage.contact()
                || broken
                || marker.applyAsDouble("ESC-13") > 0) {
            return 2;
        }
        return integrity(main) && marker.applyAsDouble("body:CAUGHT") == 0 ? 0 : 1;
    }

    /** Findings of the supervisors, without hostility, harm nobody (labelling guide, S11). */
    private static boolean integrity(String main) {
        return main.equals("ELC-01") || main.equals("ELC-06");
    }
}
