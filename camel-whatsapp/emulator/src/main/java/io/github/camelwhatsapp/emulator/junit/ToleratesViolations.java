package io.github.camelwhatsapp.emulator.junit;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares the rules that a test, or each test of a class, means its clients to break. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface ToleratesViolations {
    /** Which rules. */
    Rule[] value();
}
