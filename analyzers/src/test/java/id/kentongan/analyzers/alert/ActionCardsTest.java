package id.kentongan.analyzers.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ActionCardsTest {

    private final ActionCards cards = ActionCards.standard();

    @Test
    void thereIsACardForEveryFamilyAndLevel() {
        for (String family : List.of("LND", "ORM", "ELC", "IDN", "COM", "SEP", "LAB", "GOV")) {
            for (Level level : List.of(Level.WASPADA, Level.SIAGA, Level.AWAS)) {
                assertThat(cards.find(level, null, family)).as("%s %s", level, family).isNotNull();
            }
        }
        assertThat(cards.find(Level.NORMAL, null, "LND")).isNull();
    }

    @Test
    void cardsAboutTheStatesOwnForceNameAnIndependentBody() {
        for (String code : List.of("GOV-04", "SEP-04", "LND-04")) {
            for (Level level : List.of(Level.WASPADA, Level.SIAGA, Level.AWAS)) {
                var card = cards.find(level, code, code.substring(0, 3));
                assertThat(String.valueOf(card)).containsPattern("Komnas HAM|Ombudsman|Propam");
            }
        }
    }

    @Test
    void refusesACardWithoutThePlaceOfTheRegion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("SIAGA\tLND\tpencegahan\tKesbangpol\trapat\tRapat di sini"))
                .withMessageContaining("kartu.tsv line 1")
                .withMessageContaining("{wilayah}");
    }

    @Test
    void refusesACardThatRecommendsForceAgainstCitizens() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                read(
                                        "SIAGA\tGOV-04\tpencegahan\tPropam\ttambah personel\tTambah personel di {wilayah}"))
                .withMessageContaining("never recommends force");
    }

    @Test
    void refusesACardForStateForceWithoutAnIndependentBody() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                read(
                                        "SIAGA\tSEP-04\tpencegahan\tKapolres\trapat\tRapat di {wilayah}"))
                .withMessageContaining("Komnas HAM");
    }

    private static ActionCards read(String line) {
        return ActionCards.read(line, "kartu.tsv");
    }
}
