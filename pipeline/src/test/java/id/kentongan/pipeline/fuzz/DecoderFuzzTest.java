package id.kentongan.pipeline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import id.kentongan.pipeline.json.AnswerDecoder;
import id.kentongan.pipeline.json.Decoded;
import id.kentongan.pipeline.json.ItemDecoder;

/** Any bytes are an item or a refusal with its reason, twice the same. */
class DecoderFuzzTest {

    private static final ItemDecoder ITEMS = ItemDecoder.standard();
    private static final AnswerDecoder ANSWERS = new AnswerDecoder();

    @FuzzTest(maxDuration = "1m")
    void anyBytesAreReadOrRefused(byte[] raw) {
        Decoded decoded = ITEMS.decode(raw);
        assertThat(decoded.item() == null).isEqualTo(decoded.reason() != null);
        assertThat(ITEMS.decode(raw)).isEqualTo(decoded);
        var review = ANSWERS.review(raw);
        assertThat(review.value() == null).isEqualTo(review.reason() != null);
        var ack = ANSWERS.ack(raw);
        assertThat(ack.value() == null).isEqualTo(ack.reason() != null);
    }
}
