package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.office.AuditLine;
import java.io.IOException;

/** Where answers of offices go, and what was refused of them. */
public interface Answers {

    /** Hands over an acknowledgement. */
    void acknowledged(Ack ack) throws IOException;

    /** Leaves a line in the audit trail. */
    void refused(AuditLine line) throws IOException;
}
