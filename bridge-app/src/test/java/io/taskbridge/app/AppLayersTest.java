// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The application's packages point one way, and what is done only in some places is done only there. */
@AnalyzeClasses(packages = "io.taskbridge.app", importOptions = ImportOption.DoNotIncludeTests.class)
class AppLayersTest {
    private static final String APP = "io.taskbridge.app";

    /** Whoever writes to people, or stands in for the outside world. */
    private static final String[] AT_THE_EDGE = {APP + ".cli..", APP + ".demo.."};

    /** Blocks on purpose, on a thread that its caller gave for that. */
    private static final Set<String> BLOCKING = Set.of(APP + ".Readiness", APP + ".kafka.Cluster");

    private static final Set<String> SLEEPS =
            Set.of("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep", "java.lang.Thread.onSpinWait");

    private static final Set<String> WALL_CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.time.InstantSource.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system");

    @ArchTest
    static final ArchRule configIsALeaf = mayUse("config");

    @ArchTest
    static final ArchRule metricsIsALeaf = mayUse("metrics");

    @ArchTest
    static final ArchRule loggingIsALeaf = mayUse("logging");

    @ArchTest
    static final ArchRule controlIsALeaf = mayUse("control");

    @ArchTest
    static final ArchRule traceIsALeaf = mayUse("trace");

    @ArchTest
    static final ArchRule liveStandsAlone = mayUse("live");

    @ArchTest
    static final ArchRule reloadUsesConfig = mayUse("reload", "config");

    @ArchTest
    static final ArchRule shardUsesLoggingMetricsAndTrace = mayUse("shard", "logging", "metrics", "trace");

    @ArchTest
    static final ArchRule kafkaUsesShardAndLive = mayUse("kafka", "control", "live", "shard", "metrics");

    @ArchTest
    static final ArchRule resultsUseMetrics = mayUse("results", "metrics");

    @ArchTest
    static final ArchRule pollUsesShardAndResults = mayUse("poll", "results", "shard", "metrics", "trace");

    @ArchTest
    static final ArchRule httpUsesLivePollResultsAndShard =
            mayUse("http", "control", "live", "poll", "results", "shard", "metrics", "trace");

    @ArchTest
    static final ArchRule spoolFeedsTheInbox = mayUse("spool", "shard", "metrics");

    @ArchTest
    static final ArchRule healthAsksEverythingThatRuns =
            mayUse("health", "http", "kafka", "poll", "reload", "results", "shard", "spool", "metrics");

    @ArchTest
    static final ArchRule dashboardShowsWhatHealthKnows =
            mayUse("dashboard", "health", "http", "kafka", "poll", "shard", "metrics");

    @ArchTest
    static final ArchRule redriveUsesKafka = mayUse("redrive", "kafka", "shard");

    @ArchTest
    static final ArchRule demoStandsAlone = mayUse("demo");

    @ArchTest
    static final ArchRule commandsUseTheBridgeAsAWhole = classes()
            .that()
            .resideInAPackage(APP + ".cli..")
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackages(APP + "..")
                    .or(resideInAnyPackage(
                            APP, APP + ".cli..", APP + ".config..", APP + ".demo..", APP + ".redrive..")))
            .because("a command reads options and prints results;"
                    + " to fix, give Bridge a method that does the work and call that");

    @ArchTest
    static final ArchRule onlyCommandsAndTheRootKnowTheRoot = noClasses()
            .that()
            .resideOutsideOfPackages(APP, APP + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(APP)
            .because("the root package puts the parts together, so no part can know it;"
                    + " to fix, hand what is needed in through the part's constructor");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching(APP + ".(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package must be understood without those that use it;"
                    + " to fix, move the type to the package that both sides may use");

    @ArchTest
    static final ArchRule onlySomeKnowKafkasClients = noClasses()
            .that(resideOutsideOfPackages(APP + ".kafka..", APP + ".redrive..", APP + ".cli..", APP + ".demo..")
                    .and(isNoneOf(Set.of(APP + ".config.KafkaProperties"))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.vertx.kafka..", "kafka..")
            .because("shards and routes are tested without a broker;"
                    + " to fix, say what is needed as a method of Inbox, Feed or ShardLog and implement it in kafka");

    @ArchTest
    static final ArchRule onlyTracesKnowOpenTelemetry = noClasses()
            .that(resideOutsideOfPackages(APP + ".trace.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..")
            .because("a bridge that sends no traces must not load it;"
                    + " to fix, say what is needed as a method of Traces or TraceSpan");

    @ArchTest
    static final ArchRule leavesRunNothing = noClasses()
            .that()
            .resideInAnyPackage(APP + ".config..", APP + ".metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx..")
            .because("values and meters belong to no event loop;"
                    + " to fix, leave the verticle where it is and hand it the value");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .that(isNoneOf(BLOCKING))
            .should()
            .accessTargetWhere(calls("sleeps", SLEEPS))
            .because("a thread that sleeps is an event loop that stands still, sooner or later;"
                    + " to fix, use vertx.timer or setTimer and go on in its handler");

    @ArchTest
    static final ArchRule nobodyPrints = noClasses()
            .that(resideOutsideOfPackages(AT_THE_EDGE).and(isNoneOf(Set.of(APP + ".Main"))))
            .should()
            .accessTargetWhere(calls("prints", Set.of("java.lang.System.out", "java.lang.System.err")))
            .because("standard output belongs to the commands; to fix, log it, or return it to the command");

    @ArchTest
    static final ArchRule onlyTheRootReadsTheWallClock = noClasses()
            .that(resideOutsideOfPackages(AT_THE_EDGE).and(isNoneOf(Set.of(APP + ".Bridge"))))
            .should()
            .accessTargetWhere(calls("reads the wall clock", WALL_CLOCKS)
                    .or(describe(
                            "asks what time it is now",
                            access -> access.getTargetOwner().getPackageName().equals("java.time")
                                    && access.getTarget().getName().equals("now"))))
            .because("what depends on the time must be testable at any time;"
                    + " to fix, take an InstantSource in and let Bridge hand in the one it has");

    /** Two classes of one name are two owners of one thing, or one of them has the wrong name. */
    @ArchTest
    static void namesAreUsedOnce(JavaClasses all) {
        Map<String, List<String>> byName = all.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));

        assertThat(byName.values())
                .as("classes that share a name; to fix, merge them or name each after what sets it apart")
                .allSatisfy(names -> assertThat(names).hasSize(1));
    }

    private static ArchRule mayUse(String own, String... others) {
        String[] allowed = Stream.concat(Stream.of(own), Arrays.stream(others))
                .map(name -> APP + "." + name + "..")
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(APP + "." + own + "..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackages(APP + "..").or(resideInAnyPackage(allowed)))
                .because("imports run one way; to fix, hand the value in through the constructor or as an interface of "
                        + own + " that Bridge connects; beside the core, " + own + " may use "
                        + (others.length == 0 ? "nothing of ours" : String.join(", ", others)));
    }

    private static DescribedPredicate<JavaClass> isNoneOf(Set<String> names) {
        return describe(
                "are none of " + names,
                type -> names.stream()
                        .noneMatch(name ->
                                type.getName().equals(name) || type.getName().startsWith(name + "$")));
    }

    private static DescribedPredicate<JavaAccess<?>> calls(String what, Set<String> targets) {
        return describe(
                what,
                access -> targets.contains(access.getTargetOwner().getName() + "."
                        + access.getTarget().getName()));
    }

    private static <T> DescribedPredicate<T> describe(String what, Predicate<T> predicate) {
        return DescribedPredicate.describe(what, predicate);
    }
}
