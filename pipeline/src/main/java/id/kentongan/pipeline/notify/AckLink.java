package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.alert.Ack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A signed answer: one office, one alert, until one instant. As a link it carries all three; as a
 * reply code it is six letters that only the right office and alert give.
 */
public final class AckLink {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int CODE = 6;

    private final Signature signature;

    public AckLink(Signature signature) {
        this.signature = signature;
    }

    /**
     * What a token says.
     *
     * @param ack the acknowledgement, or null when it is not known whose it is
     * @param refusal why it is refused, or null
     */
    public record Verdict(@Nullable Ack ack, @Nullable Refusal refusal) {}

    /** Why an answer is refused, for the audit trail and for who answered. */
    public enum Refusal {
        DAMAGED("the link is damaged", "tautan rusak atau terpotong; minta yang baru ke piket"),
        FORGED("the link is not from this system", "tautan ini bukan dari sistem ini"),
        EXPIRED("the link has expired", "masa berlaku tautan habis; jawab lewat piket"),
        CLOSED(
                "alert is closed or replaced",
                "peringatan ini sudah ditutup atau diganti yang lebih baru; lihat pesan terakhir"),
        WRONG_CODE(
                "the code does not belong to this office and alert",
                "kode tidak cocok dengan kantor dan peringatan itu; periksa lagi");

        private final String audit;
        private final String words;

        Refusal(String audit, String words) {
            this.audit = audit;
            this.words = words;
        }

        /** For the audit trail. */
        String audit() {
            return audit;
        }

        /** For who answered, in Indonesian. */
        String words() {
            return words;
        }
    }

    /** Token for the link of {@code office}, good until {@code expires}. */
    public String token(String alertId, String office, Instant expires) {
        String claim = alertId + "|" + office + "|" + expires.getEpochSecond();
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(claim.getBytes(StandardCharsets.UTF_8))
                + "."
                + encoder.encodeToString(signature.bytes(claim));
    }

    /** Reads {@code token} at {@code now}; forged and expired ones are refused with the reason. */
    public Verdict read(String token, Instant now) {
        String[] part = token.split("\\.", -1);
        if (part.length != 2) {
            return new Verdict(null, Refusal.DAMAGED);
        }
        String claim;
        byte[] proof;
        try {
            claim = new String(Base64.getUrlDecoder().decode(part[0]), StandardCharsets.UTF_8);
            proof = Base64.getUrlDecoder().decode(part[1]);
        } catch (IllegalArgumentException e) {
            return new Verdict(null, Refusal.DAMAGED);
        }
        String[] said = claim.split("\\|", -1);
        if (said.length != 3 || !signature.matches(claim, proof)) {
            return new Verdict(null, Refusal.FORGED);
        }
        Instant expires = Instant.ofEpochSecond(Long.parseLong(said[2]));
        if (now.isAfter(expires)) {
            return new Verdict(null, Refusal.EXPIRED);
        }
        // the same office answering the same alert again is one acknowledgement
        return new Verdict(
                new Ack(
                        "link:" + said[0] + ":" + said[1],
                        now,
                        said[0],
                        said[1],
                        "link",
                        null,
                        null),
                null);
    }

    /** Reply code of {@code office} for one alert. */
    public String code(String alertId, String office) {
        byte[] bytes = signature.bytes("code|" + alertId + "|" + office);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE; i++) {
            code.append(LETTERS.charAt((bytes[i] & 0xff) % LETTERS.length()));
        }
        return code.toString();
    }

    /** Reads a reply code at {@code now}. */
    public Verdict reply(String code, String alertId, String office, Instant now) {
        String said = code.strip().toUpperCase(Locale.ROOT);
        if (!said.equals(code(alertId, office))) {
            return new Verdict(null, Refusal.WRONG_CODE);
        }
        return new Verdict(
                new Ack("code:" + alertId + ":" + office, now, alertId, office, "code", null, null),
                null);
    }
}
