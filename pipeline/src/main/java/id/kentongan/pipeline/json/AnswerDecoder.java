package id.kentongan.pipeline.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.pipeline.record.FeedHealth;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people answer, reviews and acks, and how feeds fare. Total: any bytes give an {@link
 * Answer}.
 */
public final class AnswerDecoder {

    /**
     * What came of some bytes: exactly one of a value and a reason.
     *
     * @param <T> kind of answer
     * @param value the answer, or null when refused
     * @param reason why it was refused, or null
     * @param detail the same in words, or null
     */
    public record Answer<T>(@Nullable T value, @Nullable Reason reason, @Nullable String detail) {

        private static <T> Answer<T> missing(String field) {
            return new Answer<>(null, Reason.MISSING_FIELD, "field " + field + ": missing");
        }
    }

    /** The review in {@code raw}. */
    public Answer<Review> review(byte[] raw) {
        Answer<Review> answer = read(raw, Review.class);
        Review review = answer.value();
        if (review == null) {
            return answer;
        }
        if (isBlank(review.reviewId())) {
            return Answer.missing("reviewId");
        }
        if (review.time() == null) {
            return Answer.missing("time");
        }
        if (isBlank(review.office())) {
            return Answer.missing("office");
        }
        if (review.action() == null) {
            return Answer.missing("action");
        }
        return isBlank(review.region()) ? Answer.missing("region") : answer;
    }

    /** The ack in {@code raw}. */
    public Answer<Ack> ack(byte[] raw) {
        Answer<Ack> answer = read(raw, Ack.class);
        Ack ack = answer.value();
        if (ack == null) {
            return answer;
        }
        if (isBlank(ack.ackId())) {
            return Answer.missing("ackId");
        }
        if (ack.time() == null) {
            return Answer.missing("time");
        }
        if (isBlank(ack.alertId())) {
            return Answer.missing("alertId");
        }
        return isBlank(ack.office()) ? Answer.missing("office") : answer;
    }

    /** The health of feeds in {@code raw}. */
    public Answer<FeedHealth> health(byte[] raw) {
        Answer<FeedHealth> answer = read(raw, FeedHealth.class);
        FeedHealth health = answer.value();
        if (health == null) {
            return answer;
        }
        if (health.source().isBlank()) {
            return Answer.missing("source");
        }
        return health.time().equals(Instant.EPOCH) ? Answer.missing("time") : answer;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static <T> Answer<T> read(byte[] raw, Class<T> type) {
        if (raw.length > ItemDecoder.MAX_BYTES) {
            return new Answer<>(
                    null, Reason.TOO_LARGE, "more than " + ItemDecoder.MAX_BYTES + " bytes");
        }
        try {
            T value = Json.read(raw, type);
            return value == null
                    ? new Answer<>(null, Reason.NOT_JSON, "not a JSON object")
                    : new Answer<>(value, null, null);
        } catch (JsonMappingException e) {
            String field = e.getPath().isEmpty() ? "the object" : e.getPath().get(0).getFieldName();
            return new Answer<>(
                    null, Reason.WRONG_TYPE, "field " + field + ": wrong type or value");
        } catch (JsonProcessingException e) {
            return new Answer<>(null, Reason.NOT_JSON, "no JSON");
        } catch (IOException e) {
            return new Answer<>(null, Reason.NOT_UTF8, "the bytes are not UTF-8");
        }
    }
}
