package id.kentongan.dashboards.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Salted hashes of passwords (PBKDF2 of the JDK) and hashes of random keys. */
public final class Password {

    /** Fewer characters are refused. */
    public static final int SHORTEST = 10;

    private static final int LONGEST = 200;

    private static final int ROUNDS = 210_000;

    private static final int BITS = 256;

    private static final String SCHEME = "pbkdf2-sha256";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Password() {}

    /**
     * The hash to keep: scheme, rounds, salt and hash parted by {@code $}.
     *
     * @throws IllegalArgumentException with a line for people when the password is too short
     */
    public static String hash(char[] password) {
        if (password.length < SHORTEST || password.length > LONGEST) {
            throw new IllegalArgumentException(
                    "a password has " + SHORTEST + " to " + LONGEST + " characters");
        }
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        HexFormat hex = HexFormat.of();
        return String.join(
                "$",
                SCHEME,
                Integer.toString(ROUNDS),
                hex.formatHex(salt),
                hex.formatHex(derive(password, salt, ROUNDS)));
    }

    /** Whether {@code password} made {@code hash}; takes the same time for a wrong one. */
    public static boolean fits(char[] password, String hash) {
        String[] parts = hash.split("\\$", -1);
        if (parts.length != 4 || password.length == 0 || password.length > LONGEST) {
            return false;
        }
        HexFormat hex = HexFormat.of();
        byte[] made = derive(password, hex.parseHex(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(made, hex.parseHex(parts[3]));
    }

    /** Whether {@code hash} is one of ours. */
    static boolean readable(String hash) {
        return hash.matches(SCHEME + "\\$[1-9][0-9]{3,6}\\$[0-9a-f]{32}\\$[0-9a-f]{64}");
    }

    private static byte[] derive(char[] password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, rounds, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            spec.clearPassword();
        }
    }

    /** A new random key or token of 256 bits. */
    public static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** SHA-256 of a random key: enough for what nobody can guess. */
    public static String digest(String key) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
