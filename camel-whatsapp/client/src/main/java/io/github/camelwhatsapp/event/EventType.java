package io.github.camelwhatsapp.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What holds for all events of a type. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {
    /** The family it belongs to. */
    EventFamily family();

    /**
     * Whether it goes through the inbox, survives a restart and is offered until a route is done with it. What is not durable is
     * latest-wins and may be dropped under load.
     */
    boolean durable();
}
