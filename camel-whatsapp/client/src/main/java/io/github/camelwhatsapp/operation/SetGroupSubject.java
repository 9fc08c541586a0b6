package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;

/**
 * Gives a group another name. Source: classic.md section 5.4, {@code sendSetGroupSubject}.
 *
 * @param to the group
 * @param subject what it is to be called: 1 to {@value ServerLimits#SUBJECT} characters
 */
public record SetGroupSubject(Party to, @Payload String subject) implements Operation<Done> {
    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if it is no group, or the subject is blank or too long
     */
    public SetGroupSubject {
        Arguments.requireGroup("setGroupSubject", "to", to);
        Arguments.requireText("setGroupSubject", "subject", subject, ServerLimits.SUBJECT);
    }
}
