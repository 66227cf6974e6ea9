package id.kentongan.analyzers.tag;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.text.Section;
import id.kentongan.analyzers.text.Tokenizer;
import id.kentongan.analyzers.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page puts round and into an article is not read; what stands beside it is. */
class PageFurnitureTest {

    private static String read(String title, String body) {
        Tokens tokens =
                Tokenizer.standard()
                        .read(List.of(new Section("title", title), new Section("body", body)));
        List<String> words = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.section(i) == 1 && !tokens.furniture(i)) {
                words.add(tokens.form(i));
            }
        }
        return String.join(" ", words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Warga berunding. SCROLL TO CONTINUE WITH CONTENT Camat hadir. | warga berunding camat hadir",
                "Warga berunding. ADVERTISEMENT Camat hadir. | warga berunding camat hadir",
                "Foto: Massa membakar ban. Warga berunding. | warga berunding",
                "ANTARA FOTO/Seseorang. Warga berunding. | warga berunding",
                "Warga berunding. Pewarta: Kontributor | warga berunding",
                "Warga berunding. Editor: Redaktur Malam COPYRIGHT ANTARA 2024 | warga berunding",
                "Warga berunding. (Sumber: Siaran pers) | warga berunding",
                "Warga berunding. [Gambas:Video 20detik] | warga berunding",
                "Warga berunding. Simak Video Kantor Dibakar Massa | warga berunding",
                "Enam Rumah Rusak Usai Bentrok di Bima. Warga berunding. | warga berunding",
                "Sumber air di desa itu kering. | sumber air di desa itu kering",
                "Editor media itu hadir. | editor media itu hadir"
            })
    void isLeftOut(String body, String words) {
        assertThat(read("Enam Rumah Rusak Usai Bentrok di Bima", body)).isEqualTo(words);
    }
}
