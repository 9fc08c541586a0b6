package io.github.camelwhatsapp.examples.bridgeemail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/** Only mail that a person of the staff wrote goes to a chat: not that of strangers, and no answer that a machine gave. */
final class FromStaff implements Predicate {
    private final String staff;

    FromStaff(String staff) {
        this.staff = staff;
    }

    @Override
    public boolean matches(Exchange exchange) {
        String automatic = exchange.getMessage().getHeader("Auto-Submitted", "no", String.class);
        return automatic.equalsIgnoreCase("no") && isStaff(exchange.getMessage().getHeader("From", "", String.class));
    }

    private boolean isStaff(String from) {
        try {
            InternetAddress[] authors = InternetAddress.parse(from);
            return authors.length == 1 && authors[0].getAddress().equalsIgnoreCase(staff);
        } catch (AddressException e) {
            return false;
        }
    }
}
