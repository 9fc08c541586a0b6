package io.github.camelwhatsapp.tests.docs;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What has to be there and to happen around an example. Immutable.
 *
 * @param alone whether it needs a world of its own, since it leaves one that is of no more use
 * @param world makes that world, by the name of the generation
 * @param generations the generations on which it is tried, if not on all that have the operation or the event
 * @param before what is done before the routes are there
 * @param input what is sent to a route that begins with {@code direct:}
 * @param trigger what makes any other route run
 * @param after what must be true in the end
 */
record Scenario(
        boolean alone,
        Function<String, World> world,
        Set<String> generations,
        Consumer<Stage> before,
        Function<Stage, Object> input,
        Consumer<Stage> trigger,
        Consumer<Stage> after) {

    private static final Set<String> ALL = Set.of("classic", "multidevice");

    /** Nothing. */
    static final Scenario PLAIN =
            new Scenario(false, World::awake, ALL, stage -> {}, stage -> "", stage -> {}, stage -> {});

    /** The same in a world of its own. */
    Scenario inWorld(Function<String, World> own) {
        return new Scenario(true, own, generations, before, input, trigger, after);
    }

    /** The same on one generation only. */
    Scenario on(String generation) {
        return new Scenario(alone, world, Set.of(generation), before, input, trigger, after);
    }

    /** The same after something. */
    Scenario before(Consumer<Stage> action) {
        return new Scenario(alone, world, generations, before.andThen(action), input, trigger, after);
    }

    /** The same with a body. */
    Scenario input(Function<Stage, Object> body) {
        return new Scenario(alone, world, generations, before, body, trigger, after);
    }

    /** The same with what makes the route run. */
    Scenario trigger(Consumer<Stage> action) {
        return new Scenario(alone, world, generations, before, input, trigger.andThen(action), after);
    }

    /** The same with what must be true in the end. */
    Scenario after(Consumer<Stage> check) {
        return new Scenario(alone, world, generations, before, input, trigger, after.andThen(check));
    }
}
