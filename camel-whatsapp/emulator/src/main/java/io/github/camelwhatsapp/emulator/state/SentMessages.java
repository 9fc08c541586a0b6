package io.github.camelwhatsapp.emulator.state;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The message ids that an account used lately, each with what it stood for. Bounded. Used on the lane only. Source: classic.md section 5.1,
 * multidevice-messaging.md section 4.4.
 */
public final class SentMessages {
    private static final int MOST_FORMS = 64;

    private final Map<String, Sent> messages;

    SentMessages(int bound) {
        messages = new BoundedMap<>(bound);
    }

    /**
     * Writes down that a message was sent, and says whether its id may be used for it: it is new; or the same bytes came before, on another
     * connection; or a recipient asked for it again. What was asked for may go out once more on a later connection, encrypted anew: who
     * sent it before cannot know whether it arrived.
     *
     * @param id the message's id
     * @param connection the number of the connection
     * @param bytes the encoded message; its length and hash code are kept
     */
    public boolean isAllowed(String id, int connection, byte[] bytes) {
        Sent sent = messages.get(id);
        if (sent == null) {
            messages.put(id, new Sent(connection, Form.of(bytes)));
            return true;
        }
        return sent.again(connection, Form.of(bytes));
    }

    /** Writes down that a recipient asked for a message again, so that it may come once more with other bytes. */
    public void retryAsked(String id) {
        messages.computeIfPresent(id, (key, sent) -> sent.asked());
    }

    void clear() {
        messages.clear();
    }

    /** One encoded form of a message, as far as it is kept. */
    private record Form(int length, int hash) {
        static Form of(byte[] bytes) {
            return new Form(bytes.length, Arrays.hashCode(bytes));
        }
    }

    /** What was sent under one id: all its forms, and those of the latest connection. */
    private static final class Sent {
        private final Set<Form> forms = new HashSet<>();
        private final Set<Form> ofConnection = new HashSet<>();
        private int connection;
        private int requests;
        private int answers;

        Sent(int connection, Form first) {
            this.connection = connection;
            remember(first);
        }

        Sent asked() {
            requests++;
            return this;
        }

        boolean again(int now, Form form) {
            if (now != connection) {
                connection = now;
                answers = 0;
                ofConnection.clear();
            }
            boolean repeated = forms.contains(form) && !ofConnection.contains(form);
            boolean answer = !repeated && answers < requests;
            answers += answer ? 1 : 0;
            remember(form);
            return repeated || answer;
        }

        private void remember(Form form) {
            ofConnection.add(form);
            if (forms.size() < MOST_FORMS) {
                forms.add(form);
            }
        }
    }
}
