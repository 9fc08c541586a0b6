package io.github.camelwhatsapp.emulator.script;

/**
 * The login is answered with a failure.
 *
 * @param reason the tag of the failure's child, for example {@code not-authorized}
 */
public record LoginFailure(String reason) implements Fault {
    /**
     * Checks the reason.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public LoginFailure {
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
        target.failLogin(reason);
    }
}
