package id.kentongan.analyzers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The room MEANING, as rules: values in, values out; no stream, clock, file system or network. */
class RoomsTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("id.kentongan.analyzers");

    @Test
    void knowsOnlyTheJdkLuceneAndJacksonAnnotations() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.flink..",
                        "org.apache.kafka..",
                        "com.influxdb..",
                        "io.questdb..",
                        "com.fasterxml.jackson.databind..",
                        "com.fasterxml.jackson.core..",
                        "org.slf4j..",
                        "id.kentongan.pipeline..",
                        "id.kentongan.dashboards..")
                .check(CLASSES);
    }

    @Test
    void touchesNeitherFilesNorNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.nio.file..", "java.net..", "javax.net..", "java.nio.channels..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.FileInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.FileOutputStream")
                .check(CLASSES);
    }

    @Test
    void readsNoClock() {
        noClasses()
                .should()
                .callMethodWhere(call("reads a clock", RoomsTest::clock))
                .check(CLASSES);
    }

    @Test
    void neverAsksTheDefaultLocaleCharsetOrZone() {
        noClasses()
                .should()
                .callMethodWhere(call("asks a default of the machine", RoomsTest::machineDefault))
                .check(CLASSES);
    }

    @Test
    void textMatchIndicatorAndPlaceKnowNothingOfTheTagger() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "id.kentongan.analyzers.text..",
                        "id.kentongan.analyzers.match..",
                        "id.kentongan.analyzers.indicator..",
                        "id.kentongan.analyzers.status..",
                        "id.kentongan.analyzers.fact..",
                        "id.kentongan.analyzers.place..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("id.kentongan.analyzers.tag..")
                .check(CLASSES);
    }

    private static boolean clock(JavaMethodCall call) {
        String owner = call.getTargetOwner().getFullName();
        String name = call.getName();
        boolean now =
                name.equals("now")
                        && Set.of(
                                        Instant.class.getName(),
                                        LocalDate.class.getName(),
                                        LocalDateTime.class.getName(),
                                        "java.time.ZonedDateTime",
                                        "java.time.OffsetDateTime")
                                .contains(owner);
        return now
                || owner.equals(Clock.class.getName()) && name.startsWith("system")
                || owner.equals("java.lang.System")
                        && (name.equals("currentTimeMillis") || name.equals("nanoTime"));
    }

    private static boolean machineDefault(JavaMethodCall call) {
        String owner = call.getTargetOwner().getFullName();
        String name = call.getName();
        var parameters = call.getTarget().getRawParameterTypes();
        boolean casing =
                owner.equals("java.lang.String")
                        && (name.equals("toLowerCase") || name.equals("toUpperCase"))
                        && parameters.isEmpty();
        boolean format =
                owner.equals("java.lang.String")
                        && (name.equals("format") || name.equals("formatted"))
                        && (parameters.isEmpty()
                                || !parameters.get(0).getFullName().equals(Locale.class.getName()));
        boolean bytes =
                owner.equals("java.lang.String") && name.equals("getBytes") && parameters.isEmpty();
        boolean defaults =
                name.equals("getDefault")
                        && (owner.equals("java.util.Locale") || owner.equals("java.util.TimeZone"));
        return casing
                || format
                || bytes
                || defaults
                || owner.equals("java.time.ZoneId") && name.equals("systemDefault")
                || owner.equals("java.nio.charset.Charset") && name.equals("defaultCharset");
    }

    private static DescribedPredicate<JavaMethodCall> call(
            String description, java.util.function.Predicate<JavaMethodCall> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }
}
