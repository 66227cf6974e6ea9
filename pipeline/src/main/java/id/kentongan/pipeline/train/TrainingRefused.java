package id.kentongan.pipeline.train;

/** Why nothing can be trained, in one line that says how to mend it. */
public final class TrainingRefused extends Exception {

    private static final long serialVersionUID = 1L;

    TrainingRefused(String message) {
        super(message);
    }

    TrainingRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
