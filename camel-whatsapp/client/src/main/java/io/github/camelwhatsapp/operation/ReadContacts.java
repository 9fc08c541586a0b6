package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Contact;
import java.util.List;

/**
 * Reads what the account remembers of those whose numbers were synced, in the order in which they came; asks nobody. Source: the
 * seed's workflow, which fetches status and picture of every contact.
 */
public record ReadContacts() implements UnconnectedOperation<List<Contact>> {}
