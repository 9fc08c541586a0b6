package io.github.camelwhatsapp.emulator.script;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The login is answered with a failure.
 *
 * @param reason in the classic protocol the tag of the failure's child, for example {@code not-authorized}; in the protocol of
 *     linked devices the number in its {@code reason}, for example {@code 405}
 * @param attributes further attributes of the failure, in order, such as {@code expire}; the classic protocol has none
 */
public record LoginFailure(String reason, Map<String, String> attributes) implements Fault {
    /** A failure that says no more than its reason. */
    public LoginFailure(String reason) {
        this(reason, Map.of());
    }

    /**
     * Checks the reason.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public LoginFailure {
        attributes = new LinkedHashMap<>(attributes);
        if (reason.isEmpty()) {
            throw new IllegalArgumentException("A login fails for a reason such as not-authorized, none was given");
        }
    }

    @Override
    public Point point(Schedule schedule) {
        return Point.LOGIN;
    }

    @Override
    public void strike(Target target) {
        target.failLogin(this);
    }
}
