package id.kentongan.pipeline.gazetteer;

/** The gazetteer cannot be built; the message says in one line what is wrong and where. */
final class GazetteerException extends Exception {

    private static final long serialVersionUID = 1L;

    GazetteerException(String message) {
        super(message);
    }
}
