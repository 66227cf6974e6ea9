package id.kentongan.pipeline.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a connection with TLS was not made, in words that say what to mend. */
public final class TlsFault {

    private TlsFault() {}

    /** The reason hidden in the causes of {@code error}; null if TLS is not the reason. */
    public static @Nullable String of(Throwable error) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        if (has(causes, CertificateExpiredException.class)) {
            return "its certificate has expired; renew it";
        }
        if (has(causes, CertificateNotYetValidException.class)) {
            return "its certificate is not valid yet; look at the clocks";
        }
        if (has(causes, CertPathBuilderException.class)) {
            return "its certificate is signed by an authority that is not in the trust store";
        }
        if (says(causes, "No subject alternative") || says(causes, "No name matching")) {
            return "its certificate names another host";
        }
        if (says(causes, "nrecognized SSL message") || says(causes, "plaintext connection")) {
            return "it does not speak TLS";
        }
        if (says(causes, "shut down incorrectly")) {
            return "it broke off before TLS was agreed; it may not speak TLS";
        }
        return has(causes, SSLException.class)
                ? "TLS failed (" + causes.get(causes.size() - 1).getMessage() + ")"
                : null;
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> kind) {
        return causes.stream().anyMatch(kind::isInstance);
    }

    private static boolean says(List<Throwable> causes, String words) {
        return causes.stream()
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(words));
    }
}
