package id.kentongan.pipeline.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatedTimeTest {

    /** Right, wrong by one number, and wrong by one character. */
    @Test
    void readsAsTheFormatterOfJavaDoes() {
        Random random = new Random(6);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            String stated =
                    String.format(
                            Locale.ROOT,
                            "%04d-%02d-%02dT%02d:%02d:%02d%s%02d:%02d",
                            1895 + random.nextInt(310),
                            random.nextInt(14),
                            random.nextInt(33),
                            random.nextInt(26),
                            random.nextInt(62),
                            random.nextInt(62),
                            random.nextBoolean() ? "+" : "-",
                            random.nextInt(20),
                            random.nextInt(4) == 0 ? random.nextInt(70) : 0);
            if (random.nextInt(10) == 0) {
                int at = random.nextInt(stated.length());
                stated =
                        stated.substring(0, at)
                                + "0+-:T Z.\u0661".charAt(random.nextInt(9))
                                + stated.substring(at + 1);
            }
            String expected = expected(stated);
            read += expected.isEmpty() ? 0 : 1;

            assertThat(read(stated)).as(stated).isEqualTo(expected);
        }
        assertThat(read).isGreaterThan(5_000);
    }

    private static String expected(String stated) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(stated);
            int year = time.toInstant().atOffset(java.time.ZoneOffset.UTC).getYear();
            return year < 1900 || year > 2199
                    ? ""
                    : time.toInstant().truncatedTo(ChronoUnit.MILLIS).toString();
        } catch (DateTimeException e) {
            return "";
        }
    }

    private static String read(String stated) {
        try {
            return StatedTime.parse(stated).at().toString();
        } catch (DateTimeException e) {
            return "";
        }
    }
}
