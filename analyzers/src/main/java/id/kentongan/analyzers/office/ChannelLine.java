package id.kentongan.analyzers.office;

import id.kentongan.analyzers.knowledge.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One way out of the house, as a line of {@code channels.tsv}. Secrets are not in the file: it
 * names the environment variables that hold them.
 *
 * @param name that offices use
 * @param kind what it is
 * @param target host:port of a mail server, address of a webhook ({@code ${NAME}} stands for an
 *     environment variable), directory of CAP files, topic; empty for an archive
 * @param body mail: {@code starttls} or {@code plain}; webhook: a shipped template or a file
 * @param sender mail address, or sender of CAP messages; else empty
 * @param user account of the mail server; webhook: environment variable with the value of the
 *     header {@code Authorization}; may be empty
 * @param secret environment variable with the password of the mail server or the key that signs
 *     webhooks; may be empty
 * @param line number of the line, for messages
 */
public record ChannelLine(
        String name,
        Kind kind,
        String target,
        String body,
        String sender,
        String user,
        String secret,
        int line) {

    /** Name of the file. */
    public static final String FILE = "channels.tsv";

    /** Name of the channel that always exists: kept, and sent nowhere. */
    public static final String ARCHIVE = "arsip";

    private static final int COLUMNS = 7;

    /** What a channel is. */
    public enum Kind {
        /** Kept and sent nowhere. */
        ARSIP,
        /** E-mail by SMTP. */
        MAIL,
        /** HTTP POST. */
        WEBHOOK,
        /** Files of the Common Alerting Protocol. */
        CAP,
        /** A topic of Kafka. */
        KAFKA
    }

    /** An archive by that name. */
    static ChannelLine archive() {
        return new ChannelLine(ARCHIVE, Kind.ARSIP, "", "", "", "", "", 0);
    }

    /**
     * Reads {@code text}; the archive comes first and is always there.
     *
     * @throws id.kentongan.analyzers.knowledge.LineRefused naming file, line and what is wrong
     */
    public static List<ChannelLine> read(String text, String name) {
        List<ChannelLine> all = new ArrayList<>();
        all.add(archive());
        Set<String> names = new HashSet<>(Set.of(ARCHIVE));
        for (Table.Row row : Table.read(text, name, COLUMNS)) {
            ChannelLine line = of(row);
            if (!names.add(line.name())) {
                throw row.refused("channel " + line.name() + " stands twice");
            }
            all.add(line);
        }
        return List.copyOf(all);
    }

    private static ChannelLine of(Table.Row row) {
        if (!row.cell(0).matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw row.refused(
                    "a channel name is 1 to 40 small letters, digits and hyphens, not "
                            + row.cell(0));
        }
        Kind kind;
        try {
            kind = Kind.valueOf(row.cell(1).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw row.refused(
                    "unknown kind " + row.cell(1) + "; use arsip, mail, webhook, cap or kafka");
        }
        String target = row.cell(2);
        switch (kind) {
            case ARSIP -> {
                // needs nothing
            }
            case MAIL -> {
                need(row, target.matches("[^\\s:]+:[0-9]{1,5}"), "a mail server is host:port");
                need(
                        row,
                        row.cell(3).matches("starttls|plain"),
                        "the body column of mail is starttls or plain");
                need(
                        row,
                        row.cell(4).matches("[^\\s@<>]+@[^\\s@<>]+"),
                        "mail needs a sender address");
                need(
                        row,
                        row.cell(5).isEmpty() == row.cell(6).isEmpty(),
                        "mail needs both an account and the variable of its password, or neither");
            }
            case WEBHOOK -> {
                need(row, target.matches("(https?://|\\$\\{).+"), "a webhook is an http address");
                need(
                        row,
                        !row.cell(3).isEmpty(),
                        "a webhook needs a body: telegram, whatsapp-cloud, generic or a file");
                need(
                        row,
                        variable(row.cell(5)),
                        "the user column of a webhook names an environment variable");
            }
            case CAP -> {
                need(row, !target.isEmpty(), "cap needs a directory");
                need(
                        row,
                        row.cell(4).matches("[^\\s,<&]+"),
                        "cap needs a sender without spaces, commas, < and &");
            }
            case KAFKA -> need(row, target.matches("[A-Za-z0-9._-]{1,200}"), "kafka needs a topic");
        }
        need(row, variable(row.cell(6)), "the secret column names an environment variable");
        return new ChannelLine(
                row.cell(0),
                kind,
                target,
                row.cell(3),
                row.cell(4),
                row.cell(5),
                row.cell(6),
                row.number());
    }

    private static boolean variable(String name) {
        return name.matches("([A-Z_][A-Z0-9_]*)?");
    }

    private static void need(Table.Row row, boolean met, String why) {
        if (!met) {
            throw row.refused(why);
        }
    }
}
