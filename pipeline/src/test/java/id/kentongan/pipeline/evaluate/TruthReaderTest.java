package id.kentongan.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthReaderTest {

    @TempDir private Path dir;

    @Test
    void readsAnAcledExport() throws IOException {
        Truth truth =
                read(
                        "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,country,"
                                + "admin1,admin2,latitude,longitude,notes\n"
                                + "IDN1,02 January 2024,Riots,Mob violence,Rioters,,Indonesia,"
                                + "Central Kalimantan,Kotawaringin Timur,-2.5,112.9,\"a, b\n c\"\n"
                                + "IDN2,2024-01-05,Protests,Peaceful protest,Protesters,,Indonesia,"
                                + "Central Kalimantan,Kotawaringin Timur,-2.5,112.9,x\n"
                                + "IDN3,06 January 2024,Battles,Armed clash,Papuan Separatists,,"
                                + "Indonesia,Papua,Puncak,-3.9,137.6,x\n");

        assertThat(truth.source()).isEqualTo("ACLED");
        assertThat(truth.events())
                .extracting(TruthEvent::region, TruthEvent::social)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("62.02", true),
                        org.assertj.core.groups.Tuple.tuple("62.02", false),
                        org.assertj.core.groups.Tuple.tuple("94.05", false));
    }

    @Test
    void readsAUcdpTable() throws IOException {
        Truth truth =
                read(
                        "id,type_of_violence,country,adm_1,adm_2,latitude,longitude,date_start,"
                                + "date_end\n"
                                + "1,2,Indonesia,Maluku province,Ambon city,-3.7,128.2,"
                                + "2011-09-11 00:00:00.000,2011-09-12 00:00:00.000\n"
                                + "2,1,Indonesia,Aceh province,Pidie regency,5.0,96.0,"
                                + "2001-02-01 00:00:00.000,2001-02-01 00:00:00.000\n"
                                + "3,2,Philippines,Sulu,Jolo,6.0,121.0,2001-02-01,2001-02-01\n");

        assertThat(truth.source()).isEqualTo("UCDP GED");
        assertThat(truth.events())
                .extracting(TruthEvent::region, TruthEvent::family, TruthEvent::social)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("11.07", "SEP", false),
                        org.assertj.core.groups.Tuple.tuple("81.71", "", true));
    }

    @Test
    void refusesATableItDoesNotKnow() {
        assertThatThrownBy(() -> read("a,b\n1,2\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no known format");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> read(""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("empty");
    }

    private Truth read(String text) throws IOException {
        Path file = dir.resolve("truth");
        Files.writeString(file, text);
        return TruthReader.read(List.of(file));
    }
}
