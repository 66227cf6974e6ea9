package id.kentongan.dashboards.cli;

/** Why a command cannot work, in one line that says how to mend it. Ends with exit code 2. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message);
    }

    public Refusal(String message, Throwable cause) {
        super(message, cause);
    }
}
