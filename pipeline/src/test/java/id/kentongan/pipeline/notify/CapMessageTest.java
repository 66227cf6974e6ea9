package id.kentongan.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Level;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;

class CapMessageTest {

    private static final String SHARED =
            System.getProperty(
                    "KENTONGAN_SHARED",
                    System.getenv().getOrDefault("KENTONGAN_SHARED", "../../shared"));

    @Test
    void everyMessageOfAChainIsValidAgainstTheSchema() throws Exception {
        Path xsd = Path.of(SHARED, "data", "cap", "CAP-v1.2.xsd");
        assumeTrue(Files.exists(xsd), "no CAP schema at " + xsd + ": not validated");
        Schema schema =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(xsd.toFile());

        for (String xml : chain(false)) {
            schema.newValidator().validate(new StreamSource(new StringReader(xml)));
        }
        for (String xml : chain(true)) {
            schema.newValidator().validate(new StreamSource(new StringReader(xml)));
        }
    }

    @Test
    void aChainRunsFromAlertToCancelAndEveryReferenceResolves() {
        Set<String> known = new HashSet<>();
        List<String> types = new ArrayList<>();
        for (String xml : chain(false)) {
            types.add(text(xml, "msgType"));
            if (xml.contains("<references>")) {
                for (String reference : text(xml, "references").split(" ")) {
                    assertThat(known).contains(reference);
                }
            }
            known.add(
                    text(xml, "sender") + "," + text(xml, "identifier") + "," + text(xml, "sent"));
        }

        assertThat(types).containsExactly("Alert", "Update", "Update", "Cancel", "Alert");
    }

    @Test
    void saysWhereForWhomAndUntilWhen() {
        String xml = chain(false).get(0);

        assertThat(xml)
                .contains("<scope>Restricted</scope>")
                .contains("<status>Actual</status>")
                .contains("<sent>2026-03-02T12:00:00+08:00</sent>")
                .contains("<language>id-ID</language>")
                .contains("<expires>2026-03-09T12:00:00+08:00</expires>")
                .contains("<valueName>KEMENDAGRI</valueName><value>74.05</value>")
                .contains("&lt;belum terverifikasi&gt; &amp; dicek");
    }

    @Test
    void inventedInputIsAnExercise() {
        assertThat(chain(true))
                .allSatisfy(xml -> assertThat(xml).contains("<status>Exercise</status>"));
    }

    @Test
    void refusesASenderThatWouldBreakReferences() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CapMessage("pusat, satu"));
    }

    private static List<String> chain(boolean simulated) {
        CapMessage cap = new CapMessage("kentongan@contoh.id");
        Level[] levels = {
            Level.NORMAL, Level.WASPADA, Level.AWAS, Level.SIAGA, Level.NORMAL, Level.WASPADA
        };
        List<String> chain = new ArrayList<>();
        for (int i = 1; i < levels.length; i++) {
            Alert alert =
                    Alerts.change(
                            levels[i - 1],
                            levels[i],
                            Alerts.NOON.plus(Duration.ofDays(3L * (i - 1))),
                            simulated);
            chain.add(cap.of(alert));
        }
        return chain;
    }

    private static String text(String xml, String element) {
        int from = xml.indexOf("<" + element + ">") + element.length() + 2;
        return xml.substring(from, xml.indexOf("</" + element + ">"));
    }
}
