package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.office.Notice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HTTP POST of a templated JSON body, signed ({@code X-Kentongan-Signature: sha256=<hex>} over the
 * body) and with an {@code Idempotency-Key}. 2xx is delivered; 408, 425, 429, 5xx, silence and a
 * broken line are tried again; any other answer is a refusal.
 */
public final class WebhookChannel implements Channel {

    private final String name;
    private final URI target;
    private final BodyTemplate template;
    private final @Nullable Signature signature;
    private final Map<String, String> headers;
    private final Duration patience;
    private final HttpClient client;

    /**
     * A webhook.
     *
     * @param name of the channel
     * @param target address to post to
     * @param template of the body
     * @param signature signer, or null for services that cannot check one
     * @param headers further headers, such as {@code Authorization}
     * @param patience how long an answer may take
     */
    public WebhookChannel(
            String name,
            URI target,
            BodyTemplate template,
            @Nullable Signature signature,
            Map<String, String> headers,
            Duration patience) {
        this.name = name;
        this.target = target;
        this.template = template;
        this.signature = signature;
        this.headers = Map.copyOf(headers);
        this.patience = patience;
        this.client =
                HttpClient.newBuilder()
                        .connectTimeout(patience)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void send(Notice notice) throws DeliveryException {
        String body = template.body(notice);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target)
                        .timeout(patience)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("Idempotency-Key", notice.noticeId())
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (signature != null) {
            request.header("X-Kentongan-Signature", "sha256=" + signature.of(body));
        }
        int status;
        try {
            status =
                    client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode();
        } catch (HttpTimeoutException e) {
            throw DeliveryException.tryAgain("no answer within " + patience.toMillis() + " ms");
        } catch (IOException e) {
            throw DeliveryException.tryAgain(
                    "no connection (" + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DeliveryException.tryAgain("stopped while sending");
        }
        if (status >= 200 && status < 300) {
            return;
        }
        boolean again = status == 408 || status == 425 || status == 429 || status >= 500;
        throw again
                ? DeliveryException.tryAgain("answer " + status)
                : DeliveryException.refused("answer " + status);
    }
}
