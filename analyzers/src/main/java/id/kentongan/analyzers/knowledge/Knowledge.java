package id.kentongan.analyzers.knowledge;

import id.kentongan.analyzers.text.ResourceLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The knowledge bundle: every resource that decides what a finding says, and one hash over it. */
public final class Knowledge {

    private static final String INDEX = "bundle.txt";
    private static final int DIGITS = 12;

    private static final String VERSION = hash();

    private Knowledge() {}

    /** Hash of the bundle: 12 hex digits, the same on every machine. */
    public static String version() {
        return VERSION;
    }

    private static String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ResourceLines.Line line : ResourceLines.read(Knowledge.class, INDEX)) {
                add(digest, line);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Adds one resource; a line {@code dir/*} stands for the files that {@code dir/index.txt}
     * lists.
     */
    private static void add(MessageDigest digest, ResourceLines.Line line) {
        String name = line.text();
        if (name.endsWith("/*")) {
            String directory = name.substring(0, name.length() - 1);
            for (ResourceLines.Line file :
                    ResourceLines.read(Knowledge.class, "/" + root() + directory + "index.txt")) {
                digest.update(bytes(directory + file.text(), line));
            }
        } else {
            digest.update(bytes(name, line));
        }
    }

    private static String root() {
        return "id/kentongan/analyzers/";
    }

    private static byte[] bytes(String name, ResourceLines.Line line) {
        try (InputStream in = Knowledge.class.getResourceAsStream("/" + root() + name)) {
            if (in == null) {
                throw line.refused(INDEX, "no such resource: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
