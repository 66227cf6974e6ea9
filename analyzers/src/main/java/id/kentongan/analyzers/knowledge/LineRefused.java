package id.kentongan.analyzers.knowledge;

/**
 * A line of a knowledge file that cannot be used: file, line and reason, in one line for people.
 */
public final class LineRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String why;

    /**
     * A refusal.
     *
     * @param file name of the file
     * @param line number of the line, from 1
     * @param why what is wrong and how to mend it
     */
    public LineRefused(String file, int line, String why) {
        super(file + " line " + line + ": " + why);
        this.file = file;
        this.line = line;
        this.why = why;
    }

    /** Name of the file. */
    public String file() {
        return file;
    }

    /** Number of the line, from 1. */
    public int line() {
        return line;
    }

    /** What is wrong and how to mend it. */
    public String why() {
        return why;
    }
}
