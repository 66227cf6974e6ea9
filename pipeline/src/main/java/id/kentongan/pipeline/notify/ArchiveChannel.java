package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.office.Notice;

/** Keeps what it gets where it is, in the {@link Outbox}, and sends it nowhere. */
record ArchiveChannel(String name) implements Channel {

    @Override
    public void send(Notice notice) {
        // the outbox has it
    }
}
