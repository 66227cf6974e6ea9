package id.kentongan.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    private static final boolean[] OUTCOME = {true, false, true, false};

    @Test
    void averagesPrecisionOverTheHits() {
        // hits at ranks 1 and 3: (1/1 + 2/3) / 2
        assertThat(Measures.averagePrecision(OUTCOME, new double[] {4, 3, 2, 1}))
                .isCloseTo(5.0 / 6, within(1e-12));
    }

    @Test
    void countsTiesAsOneBlock() {
        assertThat(Measures.averagePrecision(OUTCOME, new double[4])).isEqualTo(0.5);
        assertThat(Measures.auc(OUTCOME, new double[4])).isEqualTo(0.5);
        assertThat(Measures.precisionAt(OUTCOME, new double[4], 2)).isEqualTo(0.5);
    }

    @Test
    void ranksPairsForTheCurve() {
        // of four pairs three are in order
        assertThat(Measures.auc(OUTCOME, new double[] {4, 3, 2, 1})).isEqualTo(0.75);
    }

    @Test
    void breaksTiesAtTheCutAtRandom() {
        assertThat(Measures.precisionAt(OUTCOME, new double[] {9, 5, 5, 1}, 2)).isEqualTo(0.75);
    }

    @Test
    void decomposesTheBrierScoreOverTheBins() {
        boolean[] outcome = {true, true, false, false, true};
        double[] probability = {0.85, 0.85, 0.85, 0.15, 0.15};
        List<Measures.Bin> bins = Measures.reliability(outcome, probability);
        double[] parts = Measures.decomposition(bins);

        // all forecasts of a bin are equal, so the parts give the score exactly
        assertThat(parts[0] - parts[1] + parts[2])
                .isCloseTo(Measures.brier(outcome, probability), within(1e-12));
        assertThat(Measures.calibrationError(bins))
                .isCloseTo((3 * (0.85 - 2.0 / 3) + 2 * (0.5 - 0.15)) / 5, within(1e-12));
    }
}
