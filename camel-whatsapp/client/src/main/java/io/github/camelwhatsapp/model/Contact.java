package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * What an account knows of somebody whose number was synced, without asking the server.
 *
 * @param party who
 * @param registered whether the number is on WhatsApp, as far as is known
 * @param subscribed whether their presence is subscribed to
 * @param status what they say of themselves, if it was asked for or told
 * @param picture the preview of their picture, if there is one that we may see and it was asked for
 */
public record Contact(
        Party party,
        boolean registered,
        boolean subscribed,
        Optional<StatusText> status,
        Optional<ProfilePicture> picture) {}
