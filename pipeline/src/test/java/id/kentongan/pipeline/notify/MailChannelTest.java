package id.kentongan.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import id.kentongan.analyzers.office.Notice;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MailChannelTest {

    @RegisterExtension
    static final GreenMailExtension SERVER =
            new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Test
    void deliversThroughARealServerWithTheIdOfTheNotice() throws Exception {
        MailChannel mail = new MailChannel("mail", settings(SERVER.getSmtp().getPort()));

        mail.send(Alerts.notice("n1/konsel/ALERT", "mail", 2));
        mail.send(Alerts.notice("n1/konsel/ALERT", "mail", 2));

        MimeMessage[] got = SERVER.getReceivedMessages();
        assertThat(got).hasSize(2);
        assertThat(got[0].getSubject()).isEqualTo("SIAGA: Kab. Konawe Selatan - sengketa lahan");
        assertThat(String.valueOf(got[0].getContent())).contains("sengketa lahan");
        assertThat(got[0].getMessageID())
                .isEqualTo(got[1].getMessageID())
                .endsWith("@kentongan.id>");
        assertThat(got[0].getHeader("X-Kentongan-Notice")).containsExactly("n1/konsel/ALERT");
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() {
        MailChannel mail = new MailChannel("mail", settings(1));

        assertThatThrownBy(() -> mail.send(Alerts.notice("n1", "mail", 2)))
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.retryable()).isTrue());
    }

    @Test
    void anAddressThatIsNoneIsNotTriedAgain() {
        MailChannel mail = new MailChannel("mail", settings(SERVER.getSmtp().getPort()));
        Notice bad =
                new Notice(
                        "n2",
                        Alerts.NOON,
                        "konsel",
                        "mail",
                        "bukan alamat@@",
                        Notice.Kind.ALERT,
                        "74.05",
                        2,
                        "t",
                        "t",
                        List.of(),
                        false);

        assertThatThrownBy(() -> mail.send(bad))
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.retryable()).isFalse());
    }

    private static MailChannel.Settings settings(int port) {
        return new MailChannel.Settings("127.0.0.1", port, "siaga@kentongan.id", null, null, false);
    }
}
