package io.github.camelwhatsapp.emulator.script;

/** Something that goes wrong on purpose. The kinds are the records beside it. */
public sealed interface Fault
        permits Refuse,
                RefuseUpgrade,
                CutAtByte,
                BlackHole,
                HalfOpen,
                Delay,
                SlowServer,
                CorruptFrame,
                DuplicateStanza,
                SwapStanzas,
                MissingAck,
                RoutingChange,
                StreamError,
                LoginFailure,
                RefuseMessage,
                OtherDevices {
    /** When this fault is due under a schedule. */
    Point point(Schedule schedule);

    /** The schedule as this fault means it: one that can only strike certain stanzas narrows it to them. */
    default Schedule narrow(Schedule schedule) {
        return schedule;
    }

    /** Whether a service can do this. */
    default boolean isFor(Generation generation) {
        return true;
    }

    /** Carries it out. */
    void strike(Target target);
}
