package id.kentongan.dashboards.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority of its own for a test, made by the keytool of the JDK, and what it signs. */
final class Certificates {

    static final String PASSWORD = "kunci-server-7788";

    private final Path directory;

    private final String name;

    /** Makes the authority {@code name}; {@link #trust} is what believes it. */
    Certificates(Path directory, String name) throws IOException, InterruptedException {
        this.directory = directory;
        this.name = name;
        keytool("-genkeypair", "-keystore", store(name), "-alias", name, "-dname", "CN=" + name);
        keytool("-exportcert", "-rfc", "-keystore", store(name), "-alias", name, "-file", trust());
    }

    /** PEM file of the authority. */
    String trust() {
        return directory.resolve(name + ".pem").toString();
    }

    /** The authority as PKCS12 that opens with {@code password}. */
    String trust(String password) throws IOException, InterruptedException {
        String file = directory.resolve(name + "-trust.p12").toString();
        run(
                List.of(
                        "-importcert",
                        "-noprompt",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        password,
                        "-keystore",
                        file,
                        "-alias",
                        name,
                        "-file",
                        trust()));
        return file;
    }

    /**
     * Key and certificate of a server on 127.0.0.1.
     *
     * @param begins and {@code days}: how long it is good, as keytool takes it
     */
    String server(String server, String begins, int days) throws IOException, InterruptedException {
        String request = directory.resolve(server + ".csr").toString();
        String signed = directory.resolve(server + ".pem").toString();
        keytool("-genkeypair", "-keystore", store(server), "-alias", "server", "-dname", "CN=uji");
        keytool("-certreq", "-keystore", store(server), "-alias", "server", "-file", request);
        keytool(
                "-gencert",
                "-rfc",
                "-keystore",
                store(name),
                "-alias",
                name,
                "-infile",
                request,
                "-outfile",
                signed,
                "-ext",
                "SAN=ip:127.0.0.1",
                "-startdate",
                begins,
                "-validity",
                Integer.toString(days));
        keytool("-importcert", "-noprompt", "-keystore", store(server), "-file", trust());
        keytool(
                "-importcert",
                "-noprompt",
                "-keystore",
                store(server),
                "-alias",
                "server",
                "-file",
                signed);
        return store(server);
    }

    /** What a server of the JDK with that key needs. */
    static SSLContext context(String store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(Path.of(store).toFile(), PASSWORD.toCharArray());
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private String store(String owner) {
        return directory.resolve(owner + ".p12").toString();
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        if (arguments[0].equals("-genkeypair")) {
            all.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"));
            if (arguments[arguments.length - 1].equals("CN=" + name)) {
                all.addAll(List.of("-ext", "bc:critical=ca:true"));
            }
        }
        run(all);
    }

    private static void run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said;
        try (InputStream in = process.getInputStream()) {
            said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (process.waitFor() != 0) {
            throw new IOException("keytool " + arguments.get(0) + ": " + said);
        }
    }
}
