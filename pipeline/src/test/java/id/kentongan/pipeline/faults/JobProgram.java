package id.kentongan.pipeline.faults;

import id.kentongan.pipeline.config.Settings;
import id.kentongan.pipeline.job.EarlyWarningJob;
import id.kentongan.pipeline.job.LocalJob;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole job in one process, as {@code run} starts it: goes on from the newest checkpoint in the
 * directory that it is told.
 */
final class JobProgram {

    private JobProgram() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.read(null, System.getenv());
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(
                        2, LocalJob.configuration(Path.of(arguments[0]), Duration.ofMillis(400)));
        EarlyWarningJob.attach(env, settings, settings.influx());
        env.execute("kentongan");
    }
}
