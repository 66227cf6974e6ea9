package id.kentongan.analyzers.match;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What an article costs the tagger, beside the others of {@link TaggerBenchmark} and on its texts:
 * processor time of one thread and bytes allocated, all in one run by turns, median of the rounds.
 * So other work on the machine slows all of them alike and the ratios stay. Run by hand
 * (docs/quality.md); decides no test.
 */
final class TaggerTurns {

    private static final int ROUNDS = 25;
    private static final long WARM_UP = 4_000_000_000L;

    /** Processor time of a turn is at least this, to be well above what the clock can tell. */
    private static final long TURN = 40_000_000L;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private interface Reader {
        Object read() throws IOException;
    }

    /** One of those compared, with what an article cost it in each round. */
    private static final class Contestant {
        final String name;
        final Reader reader;
        final double[] micros = new double[ROUNDS];
        final double[] bytes = new double[ROUNDS];
        int passes = 1;

        Contestant(String name, Reader reader) {
            this.name = name;
            this.reader = reader;
        }

        void warmUp() throws IOException {
            long until = THREADS.getCurrentThreadCpuTime() + WARM_UP;
            long took = 0;
            while (THREADS.getCurrentThreadCpuTime() < until) {
                took = pass(1);
            }
            passes = (int) Math.max(1, (TURN + took - 1) / took);
        }

        void turn(int round) throws IOException {
            long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            long took = pass(passes);
            long after = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            int articles = passes * TaggerBenchmark.TEXTS;
            micros[round] = took / 1e3 / articles;
            bytes[round] = (double) (after - before) / articles;
        }

        private long pass(int times) throws IOException {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int k = 0; k < times * TaggerBenchmark.TEXTS; k++) {
                sink = reader.read();
            }
            return THREADS.getCurrentThreadCpuTime() - start;
        }

        double micros() {
            return median(micros);
        }

        private static double median(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return sorted[sorted.length / 2];
        }
    }

    /** Keeps what was read from being optimized away. */
    @SuppressWarnings("unused")
    private static volatile Object sink = "";

    private TaggerTurns() {}

    /** Prints the table and the three ratios that are asked for. */
    public static void main(String[] arguments) throws IOException {
        TaggerBenchmark texts = new TaggerBenchmark();
        texts.readTexts();
        TaggerBenchmark.WholeTagger tagger = new TaggerBenchmark.WholeTagger();
        TaggerBenchmark.Phrases phrases = new TaggerBenchmark.Phrases();
        TaggerBenchmark.TenTimesThePhrases more = new TaggerBenchmark.TenTimesThePhrases();
        TaggerBenchmark.Queries queries = new TaggerBenchmark.Queries();
        queries.register();
        Contestant indonesian = new Contestant("IndonesianAnalyzer", texts::indonesianAnalyzer);
        Contestant matcher = new Contestant("tokens and matcher", () -> texts.matcher(phrases));
        Contestant tenfold =
                new Contestant(
                        "ten times the phrases", () -> texts.matcherWithTenTimesThePhrases(more));
        Contestant whole = new Contestant("whole tagger", () -> texts.tagger(tagger));
        Contestant monitor = new Contestant("Lucene monitor", () -> texts.monitor(queries));
        List<Contestant> all =
                List.of(
                        new Contestant("StandardTokenizer", texts::standardTokenizer),
                        indonesian,
                        matcher,
                        tenfold,
                        whole,
                        monitor);
        for (Contestant contestant : all) {
            contestant.warmUp();
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Contestant contestant : all) {
                contestant.turn(round);
            }
        }
        for (Contestant contestant : all) {
            print(
                    "%-24s %9.1f us %9.1f kB%n",
                    contestant.name,
                    contestant.micros(),
                    Contestant.median(contestant.bytes) / 1000);
        }
        print(
                "tagger at %.3f of IndonesianAnalyzer's rate%n",
                indonesian.micros() / whole.micros());
        print("tagger %.1f times as fast as monitor%n", monitor.micros() / whole.micros());
        queries.close();
        print(
                "ten times the phrases cost %.0f %% more%n",
                100 * (tenfold.micros() / matcher.micros() - 1));
    }

    private static void print(String format, Object... values) {
        System.out.print(String.format(Locale.ROOT, format, values));
    }
}
