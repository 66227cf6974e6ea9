package id.kentongan.pipeline.gazetteer;

import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.match.LexiconBuilder;
import id.kentongan.analyzers.place.Gazetteer;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.json.ItemDecoder;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What places cost: time per document beside the tagger without them in alternating rounds of one
 * run, and heap of the gazetteer with and without villages.
 *
 * <pre>
 * usage: GazetteerCost ARTICLES.jsonl...
 * </pre>
 */
public final class GazetteerCost {

    private static final int WARM_UP = 60;
    private static final int ROUNDS = 60;

    private GazetteerCost() {}

    /** Entry point; see the class comment. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length == 0) {
            System.err.println("usage: GazetteerCost ARTICLES.jsonl...");
            System.exit(2);
        }
        heap(out);
        List<Item> items = new ArrayList<>();
        int words = 0;
        ItemDecoder decoder = ItemDecoder.standard();
        for (String file : args) {
            for (String line : Files.readAllLines(Path.of(file), StandardCharsets.UTF_8)) {
                Item item = decoder.decode(line.getBytes(StandardCharsets.UTF_8)).item();
                if (item != null) {
                    items.add(item);
                    words += item.text().split("\\s+").length;
                }
            }
        }
        Tagger with = Tagger.standard();
        Tagger without = Tagger.withoutPlaces();
        double[] dear = new double[ROUNDS];
        double[] cheap = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double a = round(with, items);
            double b = round(without, items);
            if (round >= 0) {
                dear[round] = a;
                cheap[round] = b;
            }
        }
        Arrays.sort(dear);
        Arrays.sort(cheap);
        double a = dear[ROUNDS / 2];
        double b = cheap[ROUNDS / 2];
        out.printf(
                "documents %d of %d words   with places %.1f us   without %.1f us   places add %.0f"
                        + " %%%n",
                items.size(), words / items.size(), a, b, 100 * (a / b - 1));
    }

    private static double round(Tagger tagger, List<Item> items) {
        long start = cpu();
        int regions = 0;
        for (Item item : items) {
            regions += tagger.tag(item).region() == null ? 0 : 1;
        }
        long nanos = cpu() - start;
        if (regions < 0) {
            throw new IllegalStateException("never");
        }
        return nanos / 1000.0 / items.size();
    }

    /** Time on the processor, because other work may share the machine. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void heap(PrintStream out) {
        List<Object> kept = new ArrayList<>();
        LexiconBuilder empty = new LexiconBuilder();
        kept.add(empty.build());
        long before = used();
        Gazetteer gazetteer = Gazetteer.standard();
        kept.add(gazetteer);
        LexiconBuilder builder = new LexiconBuilder();
        gazetteer.register(builder);
        kept.add(builder.build());
        builder = new LexiconBuilder();
        long names = used();
        kept.add(gazetteer.loadVillages());
        long villages = used();
        out.printf(
                "heap: gazetteer with regions and its part of the matcher %.1f MB, villages %.1f"
                        + " MB more%n",
                (names - before) / 1e6, (villages - names) / 1e6);
        if (kept.isEmpty() || builder.hashCode() == 0) {
            out.println(kept);
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
