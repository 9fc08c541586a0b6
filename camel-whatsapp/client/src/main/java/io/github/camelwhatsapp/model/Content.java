package io.github.camelwhatsapp.model;

/**
 * What a message says. A switch over it needs a default: kinds are added as the protocol grows, and what this version does
 * not know arrives as {@link UnknownContent} with its bytes.
 */
public sealed interface Content
        permits Text,
                MediaContent,
                Location,
                LiveLocation,
                ContactCard,
                ContactCards,
                Reaction,
                Poll,
                PollVote,
                Edit,
                Revocation,
                Pin,
                Keep,
                GroupInvitation,
                ButtonReply,
                CalendarEvent,
                EventResponse,
                DisappearingTimer,
                Album,
                UnavailableContent,
                UnknownContent {
    /** The kind's name as routes see it: {@code text}, {@code image}, or the wire's own word for what is unknown. */
    String kind();
}
