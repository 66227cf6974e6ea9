package id.kentongan.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The rooms of docs/architecture.md, as rules, for what moves. */
class RoomsTest {

    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("id.kentongan.pipeline");

    @Test
    void topologyAndOperatorsKnowNeitherKafkaNorStoresNorFiles() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "id.kentongan.pipeline.topology", "id.kentongan.pipeline.operators")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "id.kentongan.pipeline.kafka..",
                        "id.kentongan.pipeline.store..",
                        "id.kentongan.pipeline.files..",
                        "id.kentongan.pipeline.job..",
                        "org.apache.kafka..",
                        "com.influxdb..",
                        "java.nio.file..",
                        "java.net..")
                .check(CODE);
    }

    @Test
    void recordsKnowNothingOfTheStream() {
        noClasses()
                .that()
                .resideInAPackage("id.kentongan.pipeline.record")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache..", "id.kentongan.pipeline.topology..")
                .check(CODE);
    }

    @Test
    void movementKnowsNothingOfSight() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("id.kentongan.dashboards..")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void logicDoesNotReadTheClock() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "id.kentongan.pipeline.topology",
                        "id.kentongan.pipeline.operators",
                        "id.kentongan.pipeline.record",
                        "id.kentongan.pipeline.json",
                        "id.kentongan.pipeline.output",
                        "id.kentongan.pipeline.replay")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(CODE);
    }
}
