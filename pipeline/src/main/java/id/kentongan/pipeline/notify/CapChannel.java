package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.office.Notice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A directory that gets one file for each message of the Common Alerting Protocol; the text of a
 * notice is the whole message. The same message again replaces itself.
 */
public final class CapChannel implements Channel {

    private final String name;
    private final Path directory;

    public CapChannel(String name, Path directory) {
        this.name = name;
        this.directory = directory;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void send(Notice notice) throws DeliveryException {
        String file = notice.alertIds().get(0).replaceAll("[^A-Za-z0-9.-]", "_") + ".xml";
        try {
            Files.createDirectories(directory);
            Path fresh = directory.resolve(file + ".new");
            Files.writeString(fresh, notice.text(), StandardCharsets.UTF_8);
            Files.move(
                    fresh,
                    directory.resolve(file),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw DeliveryException.tryAgain(
                    "cannot write in " + directory + " (" + e.getClass().getSimpleName() + ")");
        }
    }
}
