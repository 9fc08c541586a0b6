package io.github.camelwhatsapp.examples.bridgeemail;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A mail server for trials (GreenMail, in memory), with a box for the staff and one for all that goes to the chats. */
final class MailServer implements AutoCloseable {
    /** The domain whose addresses are chats. */
    static final String CHATS = "chat.example.com";

    /** Where the staff read their mail; {@code desk}, password {@code desk}. */
    static final String STAFF = "desk@example.com";

    private static final String HOST = "127.0.0.1";

    private final GreenMail server;

    private MailServer(GreenMail server) {
        this.server = server;
    }

    /** Starts one on loopback; 0 takes any free port. */
    static MailServer start(int smtp, int imap) {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtp, HOST, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imap, HOST, ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        server.setUser(STAFF, "desk", "desk");
        GreenMailUser bridge = server.setUser("any@" + CHATS, "bridge", "bridge");
        UserManager users = server.getUserManager();
        users.setMessageDeliveryHandler(
                (mail, to) -> to.getEmail().endsWith("@" + CHATS) ? bridge : box(users, to.getEmail()));
        return new MailServer(server);
    }

    /**
     * Takes a port and lets it go.
     *
     * @throws IOException if it is taken already
     */
    static void tryPort(int port) throws IOException {
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    /** {@code host:port} of the way in. */
    String smtp() {
        return HOST + ":" + server.getSmtp().getPort();
    }

    /** {@code host:port} of the boxes. */
    String imap() {
        return HOST + ":" + server.getImap().getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static GreenMailUser box(UserManager users, String address) throws UserException {
        GreenMailUser known = users.getUserByEmail(address);
        return known != null ? known : users.createUser(address, address, address);
    }
}
