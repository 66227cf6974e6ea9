package id.kentongan.pipeline.train;

import id.kentongan.analyzers.model.NewsModel;
import id.kentongan.analyzers.text.Tokens;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The words that the model of news may learn from, by zone: those of several articles and at least
 * two outlets, none of them part of a person's name. In order of zone and word.
 */
final class NewsVocabulary {

    static final int ARTICLES = 4;

    static final int OUTLETS = 2;

    private static final int LONGEST = 24;

    private final List<String> names;
    private final Map<String, Integer> rows = new HashMap<>();

    private NewsVocabulary(List<String> names) {
        this.names = names;
        for (int row = 0; row < names.size(); row++) {
            rows.put(names.get(row), row);
        }
    }

    static NewsVocabulary of(List<LabelledArticle> articles) {
        ProperNames proper =
                ProperNames.ofPress(articles.stream().map(LabelledArticle::tokens).toList());
        TreeMap<String, Set<String>> ids = new TreeMap<>();
        Map<String, Set<String>> outlets = new HashMap<>();
        for (LabelledArticle article : articles) {
            for (String word : words(article)) {
                if (!proper.isName(word.substring(2))) {
                    ids.computeIfAbsent(word, name -> new HashSet<>(4)).add(article.id());
                    outlets.computeIfAbsent(word, name -> new HashSet<>(2)).add(article.outlet());
                }
            }
        }
        return new NewsVocabulary(
                ids.keySet().stream()
                        .filter(
                                word ->
                                        ids.get(word).size() >= ARTICLES
                                                && outlets.getOrDefault(word, Set.of()).size()
                                                        >= OUTLETS)
                        .toList());
    }

    int size() {
        return names.size();
    }

    /** Zone and word, such as {@code t:ricuh}. */
    String name(int row) {
        return names.get(row);
    }

    /** Zone of a row, by its place in {@link NewsModel#ZONES}. */
    int zone(int row) {
        return NewsModel.ZONES.indexOf(names.get(row).charAt(0));
    }

    /** The known words of an article, each once for each zone it stands in. */
    int[] rows(LabelledArticle article) {
        return words(article).stream()
                .filter(rows::containsKey)
                .mapToInt(rows::get)
                .sorted()
                .toArray();
    }

    private static Set<String> words(LabelledArticle article) {
        Tokens tokens = article.tokens();
        Set<String> words = new TreeSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.numeric(i) || tokens.furniture(i) || tokens.length(i) > LONGEST) {
                continue;
            }
            String form = tokens.form(i);
            if (i < NewsModel.LEAD) {
                boolean title = article.titled() && tokens.section(i) == 0;
                words.add(NewsModel.ZONES.charAt(title ? 0 : 1) + ":" + form);
            }
            words.add(NewsModel.ZONES.charAt(2) + ":" + form);
        }
        return words;
    }
}
