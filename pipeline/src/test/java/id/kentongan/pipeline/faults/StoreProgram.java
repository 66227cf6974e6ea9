package id.kentongan.pipeline.faults;

import id.kentongan.pipeline.store.EmbeddedStore;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A store in a process of its own: directory, port. */
public final class StoreProgram {

    private StoreProgram() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedStore.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        new CountDownLatch(1).await();
    }
}
