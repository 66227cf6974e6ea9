package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.alert.ActionCards;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Alerts as messages of the Common Alerting Protocol 1.2: scope Restricted; first rise Alert,
 * further changes Update, back to Normal Cancel, the latter two with references to all before them;
 * times with the offset of the region; status Exercise for invented input. Not thread-safe: it
 * remembers the open chains.
 */
public final class CapMessage {

    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private final String sender;
    private final ActionCards cards;
    private final Map<String, List<String>> chains = new TreeMap<>();

    /**
     * Messages from {@code sender}, an address without spaces, commas, {@literal <} and {@literal
     * &}.
     */
    public CapMessage(String sender) {
        this(sender, ActionCards.standard(), Map.of());
    }

    /**
     * As above, going on with open chains.
     *
     * @param sender address
     * @param cards whose steps become the instruction
     * @param open chains as {@link #chains} gave them
     */
    public CapMessage(String sender, ActionCards cards, Map<String, List<String>> open) {
        this.cards = cards;
        chains.putAll(open);
        if (sender.isEmpty() || sender.matches(".*[\\s,<&].*")) {
            throw new IllegalArgumentException(
                    "a CAP sender has no spaces, commas, < or &: " + sender);
        }
        this.sender = sender;
    }

    /** The message for {@code alert}; alerts of one region and family come in order of time. */
    public String of(Alert alert) {
        List<String> before = new ArrayList<>(chains.getOrDefault(key(alert), List.of()));
        // the same alert again gives the same message
        int known = before.indexOf(reference(alert));
        String xml = write(alert, known < 0 ? before : before.subList(0, known));
        remember(alert);
        return xml;
    }

    /** Takes note of an alert whose message stands already. */
    public void remember(Alert alert) {
        List<String> before = chains.getOrDefault(key(alert), List.of());
        if (alert.to() == Level.NORMAL) {
            chains.remove(key(alert));
        } else if (!before.contains(reference(alert))) {
            List<String> after = new ArrayList<>(before);
            after.add(reference(alert));
            chains.put(key(alert), List.copyOf(after));
        }
    }

    /** The open chains: references by region and family, oldest first. */
    public Map<String, List<String>> chains() {
        return Map.copyOf(chains);
    }

    private static String key(Alert alert) {
        return alert.region() + " " + alert.family();
    }

    private String reference(Alert alert) {
        return sender + "," + alert.alertId() + "," + sent(alert);
    }

    private static String sent(Alert alert) {
        return stamp(alert.time(), alert.region());
    }

    private static String stamp(Instant time, String region) {
        String offset =
                Regions.standard().find(region).map(one -> one.zone().offset()).orElse("+07:00");
        return TIME.format(time.atOffset(ZoneOffset.of(offset)));
    }

    private String write(Alert alert, List<String> before) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(NAMESPACE);
            xml.writeStartElement(NAMESPACE, "alert");
            xml.writeDefaultNamespace(NAMESPACE);
            element(xml, "identifier", alert.alertId());
            element(xml, "sender", sender);
            element(xml, "sent", sent(alert));
            element(xml, "status", alert.simulated() ? "Exercise" : "Actual");
            element(xml, "msgType", type(alert, before));
            element(xml, "source", "Kentongan");
            element(xml, "scope", "Restricted");
            element(
                    xml,
                    "restriction",
                    "Hanya untuk Kesbangpol, Tim Terpadu dan Forkopimda wilayah terkait");
            if (!before.isEmpty()) {
                element(xml, "references", String.join(" ", before));
            }
            info(xml, alert);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static String type(Alert alert, List<String> before) {
        if (before.isEmpty()) {
            return "Alert";
        }
        return alert.to() == Level.NORMAL ? "Cancel" : "Update";
    }

    private void info(XMLStreamWriter xml, Alert alert) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, "info");
        element(xml, "language", "id-ID");
        element(xml, "category", alert.family().equals("SEP") ? "Security" : "Safety");
        element(xml, "event", alert.to().label() + " kewaspadaan dini");
        element(
                xml,
                "responseType",
                alert.to() == Level.NORMAL
                        ? "AllClear"
                        : alert.to() == Level.WASPADA ? "Monitor" : "Prepare");
        element(
                xml,
                "urgency",
                switch (alert.to()) {
                    case NORMAL -> "Past";
                    case WASPADA -> "Future";
                    case SIAGA -> "Expected";
                    case AWAS -> "Immediate";
                });
        element(
                xml,
                "severity",
                switch (alert.to()) {
                    case NORMAL -> "Minor";
                    case WASPADA -> "Moderate";
                    case SIAGA -> "Severe";
                    case AWAS -> "Extreme";
                });
        element(
                xml,
                "certainty",
                alert.confirmed() ? "Observed" : alert.voices() >= 2 ? "Likely" : "Possible");
        element(xml, "expires", stamp(alert.time().plus(life(alert.to())), alert.region()));
        element(xml, "senderName", "Kentongan");
        element(xml, "headline", alert.title());
        element(xml, "description", alert.text());
        ActionCards.Card card = cards.find(alert.to(), alert.indicator(), alert.family());
        if (card != null) {
            element(xml, "instruction", String.join("\n", card.stepsFor(name(alert.region()))));
        }
        parameter(xml, "level", alert.to().name());
        parameter(xml, "family", alert.family());
        parameter(xml, "confirmed", Boolean.toString(alert.confirmed()));
        xml.writeStartElement(NAMESPACE, "area");
        element(xml, "areaDesc", name(alert.region()));
        xml.writeStartElement(NAMESPACE, "geocode");
        element(xml, "valueName", "KEMENDAGRI");
        element(xml, "value", alert.region());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static Duration life(Level level) {
        return switch (level) {
            case NORMAL, WASPADA -> Duration.ofDays(7);
            case SIAGA -> Duration.ofDays(3);
            case AWAS -> Duration.ofDays(1);
        };
    }

    private static String name(String region) {
        Optional<Region> found = Regions.standard().find(region);
        return found.map(Region::name).orElse(region.equals("00") ? "Indonesia" : region);
    }

    private static void parameter(XMLStreamWriter xml, String name, String value)
            throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, "parameter");
        element(xml, "valueName", name);
        element(xml, "value", value);
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String value)
            throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, name);
        xml.writeCharacters(allowed(value));
        xml.writeEndElement();
    }

    /** {@code value} without the characters that XML 1.0 cannot carry, unit for unit. */
    private static String allowed(String value) {
        StringBuilder clean = new StringBuilder(value.length());
        value.codePoints()
                .map(
                        c ->
                                c < 0x20 && c != '\t' && c != '\n' && c != '\r'
                                                || c >= Character.MIN_SURROGATE
                                                        && c <= Character.MAX_SURROGATE
                                                || c == 0xFFFE
                                                || c == 0xFFFF
                                        ? '\uFFFD'
                                        : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
