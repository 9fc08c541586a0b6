package io.github.camelwhatsapp.vectors;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a test, or of a class of tests, which groups of recorded vectors the code must agree with. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface HoldsVectors {
    /** The file. */
    VectorFile file() default VectorFile.MESSAGING;

    /** The names of its groups. */
    String[] groups();
}
