package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.office.ChannelLine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The channels of an office, ready to send. */
public final class Channels {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Channels() {}

    /**
     * One channel for each line of {@code channels.tsv}.
     *
     * @param office the checked directory
     * @param environment with the secrets
     * @param kafka settings of the Kafka client, for channels that are topics; null where there is
     *     no Kafka
     * @throws IllegalArgumentException when a line cannot be used
     */
    public static List<Channel> open(
            OfficeDirectory office, Map<String, String> environment, @Nullable Properties kafka) {
        List<Channel> channels = new ArrayList<>();
        for (ChannelLine line : office.files().channels()) {
            channels.add(open(line, office, environment, kafka));
        }
        return List.copyOf(channels);
    }

    private static Channel open(
            ChannelLine line,
            OfficeDirectory office,
            Map<String, String> environment,
            @Nullable Properties kafka) {
        String target = Secrets.target(line, environment);
        String secret = Secrets.value(line.secret(), environment);
        return switch (line.kind()) {
            case ARSIP -> new ArchiveChannel(line.name());
            case CAP -> new CapChannel(line.name(), Path.of(target));
            case MAIL -> {
                int colon = target.lastIndexOf(':');
                yield new MailChannel(
                        line.name(),
                        new MailChannel.Settings(
                                target.substring(0, colon),
                                Integer.parseInt(target.substring(colon + 1)),
                                line.sender(),
                                line.user().isEmpty() ? null : line.user(),
                                secret,
                                line.body().equals("starttls")));
            }
            case WEBHOOK -> {
                String authorization = Secrets.value(line.user(), environment);
                yield new WebhookChannel(
                        line.name(),
                        URI.create(target),
                        office.body(line.body()),
                        secret == null ? null : new Signature(secret),
                        authorization == null ? Map.of() : Map.of("Authorization", authorization),
                        PATIENCE);
            }
            case KAFKA -> {
                if (kafka == null) {
                    throw new IllegalArgumentException(
                            ChannelLine.FILE
                                    + " line "
                                    + line.line()
                                    + ": there is no Kafka here for channel "
                                    + line.name());
                }
                yield new TopicChannel(line.name(), line.target(), kafka);
            }
        };
    }
}
