package id.kentongan.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AckLinkTest {

    private static final Instant NOON = Alerts.NOON;

    private final AckLink link = new AckLink(new Signature("rahasia-untuk-uji-coba"));

    @Test
    void aLinkIsOneAcknowledgementOfOneOffice() {
        String token =
                link.token(
                        "74.05-LND-20260302T040000Z-siaga",
                        "konsel",
                        NOON.plus(Duration.ofDays(2)));

        var first = link.read(token, NOON.plusSeconds(60));
        var second = link.read(token, NOON.plusSeconds(120));

        assertThat(first.refusal()).isNull();
        assertThat(first.ack().office()).isEqualTo("konsel");
        assertThat(second.ack().ackId()).isEqualTo(first.ack().ackId());
    }

    @Test
    void anExpiredLinkIsRefused() {
        String token = link.token("a", "konsel", NOON);

        assertThat(link.read(token, NOON.plusSeconds(1)).refusal())
                .isEqualTo(AckLink.Refusal.EXPIRED);
    }

    @Test
    void aForgedLinkIsRefused() {
        AckLink other = new AckLink(new Signature("rahasia-orang-lain-sekali"));
        String forged = other.token("a", "konsel", NOON.plusSeconds(60));
        String good = link.token("a", "konsel", NOON.plusSeconds(60));
        String swapped =
                other.token("a", "bupati", NOON.plusSeconds(60)).split("\\.")[0]
                        + "."
                        + good.split("\\.")[1];

        assertThat(link.read(forged, NOON).refusal()).isEqualTo(AckLink.Refusal.FORGED);
        assertThat(link.read(swapped, NOON).refusal()).isEqualTo(AckLink.Refusal.FORGED);
        assertThat(link.read("apa saja", NOON).refusal()).isEqualTo(AckLink.Refusal.DAMAGED);
        assertThat(link.read("###.###", NOON).refusal()).isEqualTo(AckLink.Refusal.DAMAGED);
    }

    @Test
    void aReplyCodeBelongsToOneOfficeAndOneAlert() {
        String code = link.code("a1", "konsel");

        assertThat(
                        link.reply(
                                        " " + code.toLowerCase(java.util.Locale.ROOT),
                                        "a1",
                                        "konsel",
                                        NOON)
                                .ack())
                .isNotNull();
        assertThat(link.reply(code, "a2", "konsel", NOON).refusal()).isNotNull();
        assertThat(link.reply(code, "a1", "kendari", NOON).refusal()).isNotNull();
    }
}
