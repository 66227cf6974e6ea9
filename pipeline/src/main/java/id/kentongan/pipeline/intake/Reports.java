package id.kentongan.pipeline.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identities of imported reports: the same content from the same office is the same report. */
final class Reports {

    private static final int SHORT = 20;

    private Reports() {}

    /** Puts an id made of the office and everything the report says. */
    static String identify(ObjectNode report, Office office) {
        String content = office.id() + "\n" + report;
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return "imp-" + HexFormat.of().formatHex(hash).substring(0, SHORT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts who sends. */
    static void source(ObjectNode report, Office office) {
        ObjectNode source = report.putObject("source");
        source.put("id", office.id());
        source.put("kind", office.kind());
        if (!office.name().isBlank()) {
            source.put("office", office.name());
        }
    }
}
