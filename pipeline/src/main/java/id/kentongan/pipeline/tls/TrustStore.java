package id.kentongan.pipeline.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A file with the certificates of the authorities that are believed, instead of those that the JDK
 * believes.
 *
 * @param file PEM ({@code .pem}, {@code .crt}), PKCS12 or JKS ({@code .jks})
 * @param password secret, never printed; PEM has none
 */
public record TrustStore(String file, @Nullable String password) implements Serializable {

    private static final String PEM = "PEM";

    /** How Kafka and Java name its format. */
    public String type() {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(".pem") || name.endsWith(".crt")
                ? PEM
                : name.endsWith(".jks") ? "JKS" : "PKCS12";
    }

    /**
     * Judges servers by these certificates.
     *
     * @throws IllegalArgumentException with one line for people if the file cannot be used
     */
    public X509TrustManager manager() {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(certificates(in));
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager judge) {
                    return judge;
                }
            }
            throw new IllegalStateException("this JDK judges no certificates");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "cannot use the trust store " + file + ": " + reason(e), e);
        }
    }

    /** What a client of the JDK needs. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    private KeyStore certificates(InputStream in) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(type().equals(PEM) ? "PKCS12" : type());
        if (!type().equals(PEM)) {
            store.load(in, password == null ? null : password.toCharArray());
            if (store.size() == 0) {
                // without its password a PKCS12 file opens, but shows no certificate
                throw new IOException("it holds no certificate that its password opens");
            }
            return store;
        }
        store.load(null, null);
        Collection<? extends Certificate> all =
                CertificateFactory.getInstance("X.509").generateCertificates(in);
        if (all.isEmpty()) {
            throw new IOException("it holds no certificate");
        }
        for (Certificate one : all) {
            store.setCertificateEntry("authority-" + store.size(), one);
        }
        return store;
    }

    private static String reason(Exception e) {
        if (e instanceof java.nio.file.NoSuchFileException) {
            return "there is no such file";
        }
        return String.valueOf(e.getMessage());
    }

    @Override
    public String toString() {
        return file;
    }
}
