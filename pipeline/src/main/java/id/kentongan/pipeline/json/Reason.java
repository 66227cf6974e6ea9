package id.kentongan.pipeline.json;

/** Why an input became a dead letter. The code is what people and metrics see. */
public enum Reason {
    /** Not one JSON object: syntax, trailing text, a bare value, an empty line. */
    NOT_JSON("not-json"),
    /** Bytes that are not UTF-8. */
    NOT_UTF8("not-utf8"),
    /** More bytes than {@link ItemDecoder#MAX_BYTES}. */
    TOO_LARGE("too-large"),
    /** A required field is absent, null or, for identities, blank. */
    MISSING_FIELD("missing-field"),
    /** A required field has another type. */
    WRONG_TYPE("wrong-type"),
    /** A time that does not exist, has no offset, or lies outside the years 1900 to 2199. */
    IMPOSSIBLE_DATE("impossible-date"),
    /** {@code type} is none of incident, nil and news. */
    UNKNOWN_TYPE("unknown-type"),
    /** A nil report for a region that does not exist: it would count as coverage of nowhere. */
    UNKNOWN_REGION("unknown-region"),
    /** A file that can no longer be read in the middle, such as a truncated {@code .gz}. */
    UNREADABLE("unreadable"),
    /** A bundle of knowledge that cannot be used. */
    BAD_KNOWLEDGE("bad-knowledge");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    /** The word in outputs and metrics, in kebab case. */
    public String code() {
        return code;
    }
}
