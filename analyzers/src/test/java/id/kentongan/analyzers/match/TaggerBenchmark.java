package id.kentongan.analyzers.match;

import id.kentongan.analyzers.corpus.LabelledText;
import id.kentongan.analyzers.indicator.Indicator;
import id.kentongan.analyzers.indicator.Indicators;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.place.Gazetteer;
import id.kentongan.analyzers.status.Cues;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.analyzers.text.ResourceLines;
import id.kentongan.analyzers.text.Tokenizer;
import id.kentongan.analyzers.text.Tokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Articles of about 370 words a second, one thread: the tagger beside Lucene's chains and beside
 * Lucene monitor holding the same phrases. Run by hand (docs/quality.md); decides no test.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TaggerBenchmark {

    static final int TEXTS = 64;

    private final List<String> texts = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final Analyzer standard = new Plain();
    private final Analyzer indonesian = new IndonesianAnalyzer();
    private int next;

    /** Lower-cased words, nothing else. */
    private static final class Plain extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer source = new StandardTokenizer();
            return new TokenStreamComponents(source, new LowerCaseFilter(source));
        }
    }

    private record Extra(int number) implements Payload {}

    /** The tagger as it runs. */
    @State(Scope.Thread)
    public static class WholeTagger {
        private final Tagger tagger = Tagger.standard();
    }

    /** The matcher alone, with the phrases and names that the tagger has. */
    @State(Scope.Thread)
    public static class Phrases {
        private final Lexicon lexicon = builder().build();
    }

    /** The matcher with nine changed copies of each phrase beside it. */
    @State(Scope.Thread)
    public static class TenTimesThePhrases {
        private final Lexicon lexicon;

        public TenTimesThePhrases() {
            LexiconBuilder more = builder();
            int number = 0;
            for (String phrase : phrases()) {
                for (char copy = 'a'; copy < 'a' + 9; copy++) {
                    String changed = phrase.replaceAll("(\\p{L}+)$", "$1" + copy + "x");
                    if (!changed.equals(phrase)) {
                        more.add(changed, new Extra(number++));
                    }
                }
            }
            lexicon = more.build();
        }
    }

    /** Lucene monitor with the same phrases as queries. */
    @State(Scope.Thread)
    public static class Queries {
        private Monitor monitor;

        /** Registers the queries. */
        @Setup
        public void register() throws IOException {
            monitor = new Monitor(new Plain());
            List<MonitorQuery> queries = new ArrayList<>();
            for (String phrase : phrases()) {
                queries.add(new MonitorQuery(Integer.toString(queries.size()), query(phrase)));
            }
            monitor.register(queries);
        }

        /** Ends the monitor's own thread. */
        @TearDown
        public void close() throws IOException {
            monitor.close();
        }
    }

    /** Reads the texts: whole articles of one matter each, with their headlines. */
    @Setup
    public void readTexts() {
        for (LabelledText text : LabelledText.press("long")) {
            items.add(text.item());
            texts.add(text.item().title() + "\n" + text.item().text());
        }
        if (items.size() != TEXTS) {
            throw new IllegalStateException(items.size() + " articles instead of " + TEXTS);
        }
    }

    @Benchmark
    public int standardTokenizer() throws IOException {
        return count(standard, texts.get(next()));
    }

    @Benchmark
    public int indonesianAnalyzer() throws IOException {
        return count(indonesian, texts.get(next()));
    }

    @Benchmark
    public Object tagger(WholeTagger state) {
        return state.tagger.tag(items.get(next()));
    }

    @Benchmark
    public Object matcher(Phrases state) {
        return state.lexicon.match(Tokenizer.standard().read(texts.get(next())));
    }

    @Benchmark
    public Object matcherWithTenTimesThePhrases(TenTimesThePhrases state) {
        return state.lexicon.match(Tokenizer.standard().read(texts.get(next())));
    }

    @Benchmark
    public Object monitor(Queries state) throws IOException {
        Document document = new Document();
        document.add(new TextField("t", texts.get(next()), Field.Store.NO));
        return state.monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatches();
    }

    private int next() {
        next = (next + 1) % TEXTS;
        return next;
    }

    private static int count(Analyzer analyzer, String text) throws IOException {
        int tokens = 0;
        try (TokenStream stream = analyzer.tokenStream("t", text)) {
            stream.reset();
            while (stream.incrementToken()) {
                tokens++;
            }
            stream.end();
        }
        return tokens;
    }

    private static LexiconBuilder builder() {
        LexiconBuilder builder = new LexiconBuilder();
        Indicators.standard().addTo(builder);
        Cues.addTo(builder);
        Gazetteer.standard().register(builder);
        return builder;
    }

    /** Every phrase of the indicators and cues, alternatives written out. */
    private static Set<String> phrases() {
        Set<String> all = new LinkedHashSet<>();
        for (Indicator indicator : Indicators.standard().all()) {
            for (String phrase : indicator.phrases()) {
                all.addAll(LexiconBuilder.expand(phrase));
            }
            for (String phrase : indicator.topics()) {
                all.addAll(LexiconBuilder.expand(phrase));
            }
        }
        for (ResourceLines.Line line : ResourceLines.read(Cues.class, Cues.RESOURCE)) {
            if (!line.text().startsWith("[")) {
                for (String phrase : line.text().split(";")) {
                    all.addAll(LexiconBuilder.expand(phrase.strip()));
                }
            }
        }
        all.removeIf(String::isBlank);
        return all.stream().map(String::strip).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Query query(String phrase) {
        Tokens tokens = Tokenizer.standard().read(phrase.replace("~", " ").replace("...", " "));
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            terms.add(new Term("t", tokens.form(i).toLowerCase(Locale.ROOT)));
        }
        if (terms.size() == 1) {
            return new TermQuery(terms.get(0));
        }
        PhraseQuery.Builder builder =
                new PhraseQuery.Builder().setSlop(phrase.contains("...") ? 4 : 2);
        terms.forEach(builder::add);
        return builder.build();
    }
}
