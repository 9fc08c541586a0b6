package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.BroadcastList;
import java.util.List;

/**
 * Asks for the lists of recipients that the server keeps of this account's broadcasts. Source: classic.md section 5.4,
 * {@code sendGetBroadcastLists}.
 */
public record GetBroadcastLists() implements Operation<List<BroadcastList>> {}
