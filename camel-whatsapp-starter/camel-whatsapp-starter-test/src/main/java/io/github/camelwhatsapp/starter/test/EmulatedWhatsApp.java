package io.github.camelwhatsapp.starter.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Beside {@code @SpringBootTest}: starts an emulator of WhatsApp's servers and points the application's accounts at it,
 * so that its routes run as they are, with no account and no network. The emulator is a bean of type {@link
 * io.github.camelwhatsapp.emulator.WhatsAppEmulator}; {@code emulator.phone("34600000001")} is a person who writes to
 * the application.
 *
 * <p>Each account that the application configures under {@code camel.component.whatsapp-web.accounts} gets the emulator's address and
 * certificates; a phone number, {@code 34600000100} and so on in the order of the names, unless it has one; a store in memory unless the
 * test's own properties say otherwise; and no pacing. An account of a linked device, which every one is that does not say {@code
 * generation=classic}, is linked before the tests begin. A test
 * fails when the application broke a rule of the protocol that the test does not declare with
 * {@link io.github.camelwhatsapp.emulator.junit.ToleratesViolations}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EmulatedWhatsApp {
    /** The accounts to point at the emulator; all that the application configures, unless some are named. */
    String[] accounts() default {};

    /** Whether accounts of linked devices are linked, each by the emulated phone of its number, before the tests begin. */
    boolean link() default true;
}
