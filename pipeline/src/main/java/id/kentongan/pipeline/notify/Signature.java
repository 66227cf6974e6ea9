package id.kentongan.pipeline.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over bytes with a secret that both sides know. */
public final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /**
     * A signer.
     *
     * @throws IllegalArgumentException when the secret is shorter than 16 characters
     */
    public Signature(String secret) {
        if (secret.length() < 16) {
            throw new IllegalArgumentException("a signing secret needs at least 16 characters");
        }
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Signature of {@code text} in hex. */
    public String of(String text) {
        return HexFormat.of().formatHex(bytes(text));
    }

    byte[] bytes(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean matches(String text, byte[] signature) {
        return MessageDigest.isEqual(bytes(text), signature);
    }
}
