package id.kentongan.analyzers.tag;

import id.kentongan.analyzers.item.Item;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** An invented text of one day that is told apart by its words alone. */
final class SampleArticle {

    private static final LocalDate DAY = LocalDate.of(2024, 8, 28);

    private SampleArticle() {}

    /** News of a Wednesday. */
    static Item news(String title, String body) {
        return of(Item.Kind.NEWS, title, body);
    }

    /** A text of {@code kind} of the same Wednesday. */
    static Item of(Item.Kind kind, String title, String body) {
        var day = DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Item(
                "t",
                kind,
                day,
                day,
                null,
                null,
                null,
                title,
                body,
                "Kabar Uji",
                null,
                null,
                null,
                null,
                null,
                false,
                new Item.Source("Kabar Uji", "media", null),
                false,
                List.of(),
                "t");
    }
}
