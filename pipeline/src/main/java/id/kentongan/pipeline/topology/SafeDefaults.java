package id.kentongan.pipeline.topology;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** The settings of Flink that every run of ours has, tests included. */
public final class SafeDefaults {

    private static final String LOOPBACK = "127.0.0.1";

    private SafeDefaults() {}

    /**
     * Turns two silent mistakes, a type only Kryo can write and an operator without uid, into
     * errors, and lets nothing listen beyond this machine.
     */
    public static Configuration configuration() {
        Configuration c = job();
        c.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        c.set(RestOptions.ADDRESS, LOOPBACK);
        c.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        c.set(JobManagerOptions.ADDRESS, LOOPBACK);
        c.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        c.set(TaskManagerOptions.HOST, LOOPBACK);
        return c;
    }

    /** The part of {@link #configuration} that a job carries to a cluster of its own. */
    public static Configuration job() {
        Configuration c = new Configuration();
        c.set(PipelineOptions.GENERIC_TYPES, false);
        c.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        // every record is immutable, so operators in a chain may share it
        c.set(PipelineOptions.OBJECT_REUSE, true);
        return c;
    }
}
