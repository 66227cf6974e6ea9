package id.kentongan.analyzers.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SketchTest {

    @Test
    void marksNeverCountLessThanTheMinimaInCommon() {
        Random random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            long[] one = new long[Sketch.HASHES + 1];
            long[] other = new long[Sketch.HASHES + 1];
            int same = 0;
            int bytes = 0;
            for (int hash = 1; hash <= Sketch.HASHES; hash++) {
                one[hash] = random.nextLong();
                other[hash] =
                        switch (random.nextInt(3)) {
                            case 0 -> one[hash];
                            case 1 -> one[hash] ^ 1L << random.nextInt(64);
                            default -> random.nextLong();
                        };
                same += one[hash] == other[hash] ? 1 : 0;
                bytes += (byte) one[hash] == (byte) other[hash] ? 1 : 0;
            }
            assertThat(Sketch.atMost(Sketch.marks(one), Sketch.marks(other)))
                    .isEqualTo(bytes)
                    .isGreaterThanOrEqualTo(same);
        }
    }

    @Test
    void holdsTheMinimaOfItsDistinctShingles() {
        Random random = new Random(11);
        String signs = "abcXYZ019 ,.-\u00e9\u0130\ud835\udc01 \n";
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(400); n > 0; n--) {
                int at = random.nextInt(signs.length());
                text.append(random.nextInt(3) == 0 ? ' ' : signs.charAt(at));
            }
            assertThat(Sketch.of(text.toString())).isEqualTo(plain(text.toString()));
        }
        String same = "satu dua tiga ".repeat(30);
        assertThat(Sketch.of(same)).isEqualTo(plain(same));
        assertThat(Sketch.of("")).containsOnly(0);
    }

    @Test
    void whatMayLowerAMinimumStaysWithinItsBound() {
        Random random = new Random(12);
        int lowered = 0;
        for (int i = 0; i < 10_000; i++) {
            long[] sketch = {0, Long.MAX_VALUE};
            long mixed = random.nextLong();
            long bound = Sketch.lower(sketch, 1, mixed);
            long before = sketch[1];
            // alike in its upper bits
            long other = mixed ^ random.nextLong() >>> 20 + random.nextInt(40);
            Sketch.lower(sketch, 1, other);
            if (sketch[1] < before) {
                lowered++;
                assertThat(other).isLessThanOrEqualTo(bound);
            }
        }
        assertThat(lowered).isBetween(1_000, 9_000);
    }

    /** The definition, word by word. */
    private static long[] plain(String text) {
        long[] words =
                Arrays.stream(
                                text.codePoints()
                                        .map(code -> Character.isLetterOrDigit(code) ? code : ' ')
                                        .collect(
                                                StringBuilder::new,
                                                StringBuilder::appendCodePoint,
                                                StringBuilder::append)
                                        .toString()
                                        .split(" +"))
                        .filter(word -> !word.isEmpty())
                        .mapToLong(SketchTest::word)
                        .toArray();
        TreeSet<Long> shingles = new TreeSet<>();
        for (int i = 0; i + 2 < words.length; i++) {
            long shingle = 0;
            for (int at = i; at < i + 3; at++) {
                shingle = mix(shingle * 31 + words[at]);
            }
            shingles.add(shingle);
        }
        long[] sketch = new long[Sketch.HASHES + 1];
        if (shingles.isEmpty()) {
            return sketch;
        }
        for (int hash = 0; hash < Sketch.HASHES; hash++) {
            long offset = hash * 0x9e3779b97f4a7c15L;
            sketch[hash + 1] =
                    shingles.stream().mapToLong(one -> mix(one + offset)).min().orElseThrow();
        }
        sketch[0] = shingles.size();
        return sketch;
    }

    private static long word(String word) {
        long hash = 0xcbf29ce484222325L;
        for (int code : word.codePoints().toArray()) {
            hash = (hash ^ Character.toLowerCase(code)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
