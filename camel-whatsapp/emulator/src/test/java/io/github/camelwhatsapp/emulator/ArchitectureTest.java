package io.github.camelwhatsapp.emulator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows between the emulator's packages, and from there to the client's. */
@AnalyzeClasses(packages = "io.github.camelwhatsapp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.camelwhatsapp.";

    @ArchTest
    static final ArchRule SHARES_ONLY_THE_LEAVES_WITH_THE_CLIENT = noClasses()
            .that()
            .resideInAPackage(ROOT + "emulator..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.github.camelwhatsapp..")
                    .and(not(resideInAnyPackage(
                            ROOT + "emulator..",
                            ROOT + "jid..",
                            ROOT + "wire..",
                            ROOT + "proto..",
                            ROOT + "noise..",
                            ROOT + "signal..",
                            ROOT + "crypto..",
                            ROOT + "time.."))));

    @ArchTest
    static final ArchRule HAS_NO_CYCLES =
            slices().matching(ROOT + "emulator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule STATE_KNOWS_NO_SOCKETS = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "emulator.state..", ROOT + "emulator.script..", ROOT + "emulator.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netty..", "java.net..", ROOT + "emulator.classic..", ROOT + "emulator.multidevice..");

    @ArchTest
    static final ArchRule PHONES_AND_SERVER_MEET_ON_THE_WIRE_ONLY = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + "emulator.classic..", ROOT + "emulator.multidevice..", ROOT + "emulator.linking..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "emulator.phone..", ROOT + "emulator.endpoint..", ROOT + "emulator.web..");

    @ArchTest
    static final ArchRule PHONES_KNOW_NO_SERVER = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + "emulator.phone..",
                    ROOT + "emulator.endpoint..",
                    ROOT + "emulator.web..",
                    ROOT + "emulator.linking..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "emulator.classic..",
                    ROOT + "emulator.multidevice..",
                    ROOT + "emulator.registration..",
                    ROOT + "emulator.connection..",
                    ROOT + "emulator.fanout..",
                    ROOT + "emulator.state..");

    @ArchTest
    static final ArchRule ONLY_THE_EXTENSION_KNOWS_JUNIT = noClasses()
            .that()
            .resideInAPackage(ROOT + "emulator..")
            .and()
            .resideOutsideOfPackage(ROOT + "emulator.junit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..");

    @ArchTest
    static final ArchRule TAKES_TIME_FROM_ITS_SOURCE = noClasses()
            .that()
            .resideInAPackage(ROOT + "emulator..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);
}
