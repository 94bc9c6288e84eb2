// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.taskbridge.codec.InstantText;
import io.taskbridge.codec.Json;
import io.taskbridge.codec.RawValues;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The core performs nothing, and its packages point one way. */
@AnalyzeClasses(packages = "io.taskbridge", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
    private static final String[] OURS = {"io.taskbridge.."};

    /** What reads a clock or rolls dice behind its caller's back, as {@code Class.method}. */
    private static final Set<String> HIDDEN_INPUTS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of",
            "java.util.concurrent.ThreadLocalRandom.current");

    @ArchTest
    static final ArchRule coreDoesNoInputOrOutput = noClasses()
            .should()
            .dependOnClassesThat(nameMatching("java\\.net\\.http\\..*"
                    + "|java\\.net\\.(Http)?(s)?(URLConnection|.*Socket.*)"
                    + "|java\\.nio\\.(file|channels)\\..*"
                    + "|java\\.io\\.(File.*|RandomAccessFile|Console)"))
            .because("the core describes requests and interprets replies;"
                    + " to fix, take the bytes in as a parameter and do the I/O in bridge-app");

    @ArchTest
    static final ArchRule coreStartsNoThreads = noClasses()
            .should()
            .dependOnClassesThat(nameMatching("java\\.lang\\.Thread(?!Local).*"
                    + "|java\\.util\\.Timer.*"
                    + "|java\\.util\\.concurrent\\.(.*Execut.*|ForkJoin.*|.*Future.*|.*BlockingQueue|.*BlockingDeque"
                    + "|CountDownLatch|CyclicBarrier|Phaser|Semaphore|locks\\..*)"))
            .because("every object of the core belongs to one verticle, or is immutable;"
                    + " to fix, return a value and let bridge-app decide when and where to go on");

    @ArchTest
    static final ArchRule coreLogsNothing = noClasses()
            .should()
            .dependOnClassesThat(
                    nameMatching("java\\.util\\.logging\\..*|java\\.lang\\.System\\$Logger.*|org\\.slf4j\\..*"))
            .because("what happened is the result of a call, not a line in a file;"
                    + " to fix, put it into the value that is returned and log it in bridge-app");

    @ArchTest
    static final ArchRule coreReadsNoClockNoDiceNoEnvironment = noClasses()
            .should()
            .accessTargetWhere(describe("reads a clock, the environment or a source of randomness", access -> {
                JavaClass owner = access.getTargetOwner();
                String name = access.getTarget().getName();
                boolean timeFactory = owner.getPackageName().equals("java.time")
                        && (name.equals("now") || owner.getSimpleName().equals("Clock"));
                boolean unseeded =
                        (owner.isEquivalentTo(Random.class) || owner.getName().equals("java.security.SecureRandom"))
                                && access.getTarget().getFullName().endsWith(".<init>()");
                return timeFactory || unseeded || HIDDEN_INPUTS.contains(owner.getName() + "." + name);
            }))
            .because("the same inputs must give the same result, in tests and after a restart;"
                    + " to fix, take the time as nowMillis or Instant, and dice as a RandomGenerator parameter");

    @ArchTest
    static final ArchRule taskDependsOnNothingOfOurs = mayUse("task");

    @ArchTest
    static final ArchRule webhookDependsOnNothingOfOurs = mayUse("webhook");

    @ArchTest
    static final ArchRule pollUsesTaskAndProvider = mayUse("poll", "task", "provider");

    @ArchTest
    static final ArchRule codecUsesTaskAndWebhook = mayUse("codec", "task", "webhook");

    @ArchTest
    static final ArchRule providerUsesTaskAndWebhook = classes()
            .that()
            .resideInAPackage("io.taskbridge.provider..")
            .should()
            .onlyDependOnClassesThat(allowed("provider", "task", "webhook")
                    .or(describe(
                            "is Json, RawValues or InstantText",
                            owner -> Stream.of(Json.class, RawValues.class, InstantText.class)
                                    .anyMatch(owner::isEquivalentTo))))
            .because("an adapter knows its provider and the words of a task, of the codec only how text is read;"
                    + " to fix, hand what is needed in through Provider or Report");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("io.taskbridge.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package must be understood without those that use it;"
                    + " to fix, move the type to the package that both sides may use");

    private static ArchRule mayUse(String own, String... others) {
        String[] all = new String[others.length + 1];
        all[0] = own;
        System.arraycopy(others, 0, all, 1, others.length);
        return classes()
                .that()
                .resideInAPackage("io.taskbridge." + own + "..")
                .should()
                .onlyDependOnClassesThat(allowed(all))
                .because("imports run one way, to fix, move the type or hand its value in as a parameter;" + " " + own
                        + " may use " + String.join(", ", all));
    }

    private static DescribedPredicate<JavaClass> allowed(String... names) {
        String[] packages = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            packages[i] = "io.taskbridge." + names[i] + "..";
        }
        return DescribedPredicate.not(resideInAnyPackage(OURS)).or(resideInAnyPackage(packages));
    }

    private static <T> DescribedPredicate<T> describe(String what, Predicate<T> predicate) {
        return DescribedPredicate.describe(what, predicate);
    }
}
