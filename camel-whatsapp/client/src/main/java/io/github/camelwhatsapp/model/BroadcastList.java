package io.github.camelwhatsapp.model;

import java.util.List;

/**
 * A list of recipients that the server keeps. Source: classic.md section 5.4, {@code sendGetBroadcastLists}.
 *
 * @param id its address
 * @param name what it is called; often empty
 * @param recipients who gets what is sent to it
 */
public record BroadcastList(Party id, String name, List<Party> recipients) {
    /** Copies the recipients. */
    public BroadcastList {
        recipients = List.copyOf(recipients);
    }
}
