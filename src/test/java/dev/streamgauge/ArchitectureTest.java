package dev.streamgauge;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The house rules: which room may know which, and what no room may do. */
class ArchitectureTest {

    private static final String HOUSE = "dev.streamgauge";

    /** From the ground up. Rooms on one floor do not know each other. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("experiment"),
            List.of("workload"),
            List.of("evidence"),
            List.of("process"),
            List.of("load", "probe"),
            List.of("testbed"),
            List.of("engine"),
            List.of("trial"),
            List.of("claim"),
            List.of("report", "live"),
            List.of("junit"));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HOUSE);

    private static final JavaClasses MAIN_AND_TESTS = new ClassFileImporter().importPackages(HOUSE);

    private static String room(String name) {
        return HOUSE + "." + name + "..";
    }

    @Test
    void everyClassHasItsRoomAndArrowsPointDown() {
        LayeredArchitecture house = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(HOUSE + "..")
                .ensureAllClassesAreContainedInArchitecture();
        List<String> below = new ArrayList<>();
        for (List<String> floor : FLOORS) {
            for (String name : floor) {
                house = house.layer(name).definedBy(room(name));
                house = below.isEmpty()
                        ? house.whereLayer(name).mayNotAccessAnyLayer()
                        : house.whereLayer(name).mayOnlyAccessLayers(below.toArray(String[]::new));
            }
            below.addAll(floor);
        }

        house.check(MAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "report"})
    void whatJudgesAndDrawsNeverKnowsARunningSystem(String reader) {
        noClasses()
                .that()
                .resideInAPackage(room(reader))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        room("process"), room("load"), room("probe"), room("testbed"), room("engine"), room("trial"))
                .check(MAIN);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching(HOUSE + ".(**)").should().beFreeOfCycles().check(MAIN);
    }

    /** Flink's Kafka connector has Kafka's own records in its signatures, Spark's has rows. */
    @ParameterizedTest
    @CsvSource({"spark, org.apache.spark..", "flink, org.apache.kafka.."})
    void anEnginesJobKnowsTheJdkAndItsEngineAndNothingOfOurs(String engine, String connector) {
        String job = room("engine." + engine + ".job");
        classes()
                .that()
                .resideInAPackage(job)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        job, "java..", "scala..", "org.apache." + engine + "..", connector, "org.jspecify..")
                .check(MAIN);
    }

    @Test
    void noJobOfAnyEngineKnowsTheRestOfTheHouse() {
        noClasses()
                .that()
                .resideInAPackage(room("engine.*.job"))
                .should()
                .dependOnClassesThat(resideInAPackage(HOUSE + "..").and(not(resideInAPackage(room("engine.*.job")))))
                .check(MAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "junit, org.junit..",
        "junit, org.opentest4j..",
        "junit, org.assertj..",
        "report, io.qameta.allure..",
        "report, org.knowm.xchart..",
        "report, de.erichseifert..",
        "testbed, org.testcontainers..",
        "testbed, com.github.dockerjava..",
        "experiment, org.snakeyaml..",
        "process, org.awaitility..",
        "load, com.sun.jna..",
        "live, com.sun.net.httpserver..",
        "live, io.micrometer..",
        ".spark, org.apache.spark..",
        ".flink, org.apache.flink..",
    })
    void aVendorIsKnownInOneRoomAlone(String room, String vendor) {
        noClasses()
                .that()
                .resideOutsideOfPackage(room(room))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(vendor)
                .check(MAIN);
        assertThat(MAIN)
                .as("a room that uses the vendor, or the rule holds of nothing")
                .anyMatch(user -> user.getDirectDependenciesFromSelf().stream()
                        .anyMatch(use -> resideInAPackage(vendor).test(use.getTargetClass())));
    }

    @Test
    void theWorkloadKnowsExperimentsAndCommonsAlone() {
        classes()
                .that()
                .resideInAPackage(room("workload"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        room("workload"), room("experiment"), "java..", "org.apache.commons..", "org.jspecify..")
                .check(MAIN);
    }

    @Test
    void theWorkloadReadsNoFileAndNoClock() {
        noClasses()
                .that()
                .resideInAPackage(room("workload"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.util.concurrent..")
                .orShould()
                .accessTargetWhere(target(name("nanoTime")).or(target(name("currentTimeMillis"))))
                .orShould()
                .accessTargetWhere(target(name("now")))
                .check(MAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"util", "utils", "common", "core", "impl", "helper", "helpers", "manager"})
    void aPackageIsNamedAfterAnIdea(String noIdea) {
        noClasses().should().resideInAPackage(HOUSE + ".." + noIdea + "..").check(MAIN_AND_TESTS);
    }

    @Test
    void nobodySleepsToWait() {
        noClasses()
                .should()
                .accessTargetWhere(
                        target(name("sleep")).and(targetOwner(type(Thread.class).or(type(TimeUnit.class)))))
                .check(MAIN_AND_TESTS);
    }

    @Test
    void everyPackageSaysThatNothingIsNullUnlessItSaysSo() {
        List<JavaPackage> packages = MAIN.getPackage(HOUSE).getSubpackagesInTree().stream()
                .filter(each -> !each.getClasses().isEmpty())
                .toList();

        assertThat(packages)
                .hasSizeGreaterThan(FLOORS.size())
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as("%s has a package-info with @NullMarked", each.getName())
                        .isTrue());
    }

    @Test
    void accessorsAreNamedAfterWhatTheyTell() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .should()
                .haveNameNotMatching("get[A-Z].*")
                .check(MAIN);
    }
}
