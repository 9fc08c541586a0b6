package io.github.camelwhatsapp;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;

/** Holds the arrows between the packages, as the architecture page draws them. */
@AnalyzeClasses(packages = "io.github.camelwhatsapp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String W = "io.github.camelwhatsapp";

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching(W + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ARROWS_POINT_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("client")
            .definedBy(W)
            .layer("delivery")
            .definedBy(W + ".delivery")
            .layer("connection")
            .definedBy(W + ".connection")
            .layer("spi")
            .definedBy(W + ".spi")
            .layer("classic")
            .definedBy(W + ".classic..")
            .layer("multidevice")
            .definedBy(W + ".multidevice..")
            .layer("stream")
            .definedBy(W + ".stream")
            .layer("archive")
            .definedBy(W + ".archive")
            .layer("media")
            .definedBy(W + ".media")
            .layer("transport")
            .definedBy(W + ".transport")
            .layer("operation and event")
            .definedBy(W + ".operation", W + ".event")
            .layer("model")
            .definedBy(W + ".model")
            .layer("store")
            .definedBy(W + ".store")
            .layer("jdbc")
            .definedBy(W + ".store.jdbc")
            .layer("wire")
            .definedBy(W + ".wire")
            .whereLayer("client")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("classic")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("multidevice")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("jdbc")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("delivery")
            .mayOnlyBeAccessedByLayers("client")
            .whereLayer("connection")
            .mayOnlyBeAccessedByLayers("client")
            .whereLayer("archive")
            .mayOnlyBeAccessedByLayers("client")
            .whereLayer("stream")
            .mayOnlyBeAccessedByLayers("classic", "multidevice")
            .whereLayer("spi")
            .mayOnlyBeAccessedByLayers(
                    "client", "delivery", "connection", "archive", "classic", "multidevice", "stream", "media")
            .whereLayer("media")
            .mayOnlyBeAccessedByLayers("client", "classic", "multidevice")
            .whereLayer("transport")
            .mayOnlyBeAccessedByLayers("classic", "multidevice", "stream")
            .whereLayer("wire")
            .mayOnlyBeAccessedByLayers("classic", "multidevice", "transport", "stream");

    @ArchTest
    static final ArchRule RECORDS_KNOW_NO_STANZA_AND_NO_STORE = noClasses()
            .that()
            .resideInAnyPackage(W + ".model", W + ".operation", W + ".event")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(W + ".wire", W + ".store..", W + ".spi", "io.netty..");

    @ArchTest
    static final ArchRule LEAVES_KNOW_NO_WHATSAPP = noClasses()
            .that()
            .resideInAnyPackage(W + ".crypto", W + ".signal..", W + ".noise")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(W + ".jid", W + ".wire", W + ".model", W + ".store..", W + ".spi");

    @ArchTest
    static final ArchRule ONLY_CRYPTO_KNOWS_BOUNCY_CASTLE = noClasses()
            .that()
            .resideOutsideOfPackage(W + ".crypto")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule ONLY_TRANSPORT_KNOWS_NETTY = noClasses()
            .that()
            .resideOutsideOfPackage(W + ".transport")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule ONLY_JDBC_KNOWS_SQL = noClasses()
            .that()
            .resideOutsideOfPackage(W + ".store.jdbc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_TIME_SOURCE = noClasses()
            .that()
            .resideOutsideOfPackage(W + ".time")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethodWhere(target(name("schedule")).and(target(owner(assignableTo(ScheduledExecutorService.class)))));

    @ArchTest
    static final ArchRule THE_CLIENT_KNOWS_NO_CAMEL =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.camel..");
}
