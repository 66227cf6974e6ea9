package id.kentongan.pipeline.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.kentongan.analyzers.region.Region;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the export of a WhatsApp chat into unverified reports of one region. Who wrote is dropped
 * before anything else looks at a line; numbers, handles and plates in the text are masked.
 */
public final class ChatImport {

    /**
     * Android ({@code 12/03/25 14.22 - Nama: teks}) and iPhone ({@code [12/03/25 14.22.01] ...}).
     */
    private static final Pattern FIRST =
            Pattern.compile(
                    "^[\u200e\u200f]?\\[?(\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}),? "
                            + "(\\d{1,2}[.:]\\d{2})(?:[.:]\\d{2})?\\]?(?: -)? (.*)$");

    private static final Pattern SENDER = Pattern.compile("^[^:]{1,60}: (.*)$", Pattern.DOTALL);

    private static final Pattern NO_NEWS =
            Pattern.compile(
                    "(?is)^[\u200e\u200f]?(?:<media .*|<?(?:foto|video|gambar|stiker|audio|dokumen)"
                            + " (?:tidak disertakan|omitted)>?|pesan ini (?:telah )?dihapus.*|anda"
                            + " menghapus pesan.*|this message was deleted.*|null)$");

    private static final int LONGEST = 20_000;

    /** Shorter than any report. */
    private static final int SHORTEST = 25;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Office office;
    private final Region region;
    private final List<byte[]> items = new ArrayList<>();
    private final java.util.LinkedHashSet<String> ids = new java.util.LinkedHashSet<>();

    private ChatImport(Office office, Region region) {
        this.office = office;
        this.region = region;
    }

    /**
     * Reads {@code file}.
     *
     * @throws IOException with one line for people if it is no chat export
     */
    public static Imported read(Path file, Office office, Region region) throws IOException {
        ChatImport chat = new ChatImport(office, region);
        boolean any = false;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String when = null;
            String clock = "";
            StringBuilder message = new StringBuilder();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Matcher first = FIRST.matcher(line.replace('\u202f', ' '));
                if (!first.matches()) {
                    if (message.length() < LONGEST) {
                        message.append('\n').append(line);
                    }
                    continue;
                }
                any = true;
                chat.message(when, clock, message.toString());
                when = first.group(1);
                clock = first.group(2);
                message.setLength(0);
                message.append(first.group(3));
            }
            chat.message(when, clock, message.toString());
        } catch (java.nio.charset.MalformedInputException e) {
            throw new IOException(file + " is not UTF-8 as chat exports are", e);
        }
        if (!any) {
            throw new IOException(file + " is no WhatsApp export: no line begins with a date");
        }
        return new Imported(chat.items, List.copyOf(chat.ids), List.of(), "", List.of());
    }

    private void message(@Nullable String date, String clock, String whole) {
        Matcher sender = SENDER.matcher(whole);
        // lines without a sender are those of the program: joined, left, encrypted
        if (date == null || !sender.matches()) {
            return;
        }
        String text = Senders.dropped(sender.group(1).strip());
        Optional<StatedWhen> when = StatedWhen.read(date, clock);
        if (when.isEmpty() || text.length() < SHORTEST || NO_NEWS.matcher(text).matches()) {
            return;
        }
        String at = when.get().text(region.zone().offset());
        ObjectNode report = mapper.createObjectNode();
        report.put("type", "incident");
        report.put("occurredAt", at);
        report.put("reportedAt", at);
        report.put("region", region.code());
        report.put("text", text);
        report.put("verified", false);
        Reports.source(report, office);
        String id = Reports.identify(report, office);
        ObjectNode line = mapper.createObjectNode();
        line.put("id", id);
        line.setAll(report);
        if (ids.add(id)) {
            items.add(line.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
