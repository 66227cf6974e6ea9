package id.kentongan.pipeline.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NonNegativeLogisticTest {

    private static final int ROWS = 20_000;

    @Test
    void findsTheWeightsThatMadeTheOutcomes() {
        Random random = new Random(3);
        double[][] columns = new double[2][ROWS];
        boolean[] outcome = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            columns[0][i] = random.nextDouble() * 3;
            columns[1][i] = random.nextDouble() * 3;
            double logit = -2 + 1.5 * columns[0][i] + 0.5 * columns[1][i];
            outcome[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit));
        }
        NonNegativeLogistic.Fit fit =
                NonNegativeLogistic.fit(columns, outcome, new double[ROWS], new double[2], 0);

        assertThat(fit.weights()[0]).isCloseTo(1.5, within(0.1));
        assertThat(fit.weights()[1]).isCloseTo(0.5, within(0.1));
        assertThat(fit.intercept()).isCloseTo(-2, within(0.15));
    }

    @Test
    void keepsAWeightThatWouldFallBelowItsBoundOnTheBound() {
        Random random = new Random(4);
        double[][] columns = new double[2][ROWS];
        boolean[] outcome = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            columns[0][i] = random.nextDouble();
            columns[1][i] = random.nextDouble();
            outcome[i] =
                    random.nextDouble() < 1 / (1 + Math.exp(-(columns[0][i] - 2 * columns[1][i])));
        }
        NonNegativeLogistic.Fit fit =
                NonNegativeLogistic.fit(
                        columns, outcome, new double[ROWS], new double[] {0, 0.05}, 0);

        assertThat(fit.weights()[1]).isEqualTo(0.05);
        assertThat(fit.weights()[0]).isPositive();
    }

    @Test
    void givesTheSameBitsAgain() {
        double[][] columns = {{0, 1, 2, 3, 4, 5}};
        boolean[] outcome = {false, true, false, true, true, true};

        assertThat(
                        NonNegativeLogistic.fit(
                                        columns, outcome, new double[6], new double[1], 1e-3)
                                .weights())
                .isEqualTo(
                        NonNegativeLogistic.fit(
                                        columns, outcome, new double[6], new double[1], 1e-3)
                                .weights());
    }
}
