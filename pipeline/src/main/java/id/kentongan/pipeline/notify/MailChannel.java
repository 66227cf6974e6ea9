package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.office.Notice;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HexFormat;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * E-mail as plain text. The message id comes from the notice, so that a second copy is recognised.
 */
public final class MailChannel implements Channel {

    private static final String TIMEOUT_MILLIS = "10000";

    private final String name;
    private final Settings settings;
    private final Session session;

    /**
     * The mail server.
     *
     * @param host name
     * @param port number
     * @param from sender address
     * @param user account, or null
     * @param password of it, or null; comes from the environment
     * @param tls whether STARTTLS is required
     */
    public record Settings(
            String host,
            int port,
            String from,
            @Nullable String user,
            @Nullable String password,
            boolean tls) {

        @Override
        public String toString() {
            return "mail server " + host + ":" + port;
        }
    }

    public MailChannel(String name, Settings settings) {
        this.name = name;
        this.settings = settings;
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.tls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.tls()));
        String user = settings.user();
        String password = settings.password();
        if (user == null || password == null) {
            session = Session.getInstance(properties);
        } else {
            properties.setProperty("mail.smtp.auth", "true");
            session =
                    Session.getInstance(
                            properties,
                            new Authenticator() {
                                @Override
                                protected PasswordAuthentication getPasswordAuthentication() {
                                    return new PasswordAuthentication(user, password);
                                }
                            });
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void send(Notice notice) throws DeliveryException {
        try {
            Transport.send(message(notice));
        } catch (AddressException e) {
            throw DeliveryException.refused(
                    "address of " + notice.office() + " is no mail address");
        } catch (SendFailedException e) {
            if (e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0) {
                throw DeliveryException.refused(
                        "the mail server refuses the address of " + notice.office());
            }
            throw DeliveryException.tryAgain(settings + " did not take it");
        } catch (MessagingException e) {
            throw DeliveryException.tryAgain(
                    settings + " did not take it (" + e.getClass().getSimpleName() + ")");
        }
    }

    private MimeMessage message(Notice notice) throws MessagingException {
        String id =
                HexFormat.of().formatHex(notice.noticeId().getBytes(StandardCharsets.UTF_8))
                        + "@"
                        + settings.from().replaceFirst("^.*@", "");
        MimeMessage message =
                new MimeMessage(session) {
                    @Override
                    protected void updateMessageID() throws MessagingException {
                        setHeader("Message-ID", "<" + id + ">");
                    }
                };
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(notice.address(), true));
        message.setSubject(notice.title(), StandardCharsets.UTF_8.name());
        message.setText(notice.text(), StandardCharsets.UTF_8.name());
        message.setHeader("X-Kentongan-Notice", notice.noticeId());
        if (notice.level() == 3) {
            message.setHeader("X-Priority", "1");
        }
        message.setSentDate(Date.from(notice.time()));
        message.saveChanges();
        return message;
    }
}
