package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.RoutingInfo;
import io.github.camelwhatsapp.wire.Node;
import java.util.Arrays;

/**
 * The routing information that the service hands out, and what it makes of the information that clients bring. Used on the
 * lane only. Source: multidevice-transport.md sections 1.3 and 8.4.
 */
public final class Routing {
    private int change = 1;

    Routing() {}

    /** The information of the moment. */
    public byte[] current() {
        return RoutingInfo.newBuilder()
                .addRegionID(1)
                .addClusterID(change)
                .setTaskID(1_000 + change)
                .build()
                .toByteArray();
    }

    /** Whether a client has brought the information of the moment. */
    boolean isCurrent(byte[] brought) {
        return Arrays.equals(brought, current());
    }

    /** The stanza that hands the information of the moment out. */
    Node handOut() {
        return Node.builder("ib")
                .attribute("from", Jid.SERVER)
                .child(Node.builder("edge_routing")
                        .child(Node.builder("routing_info").data(current()).build())
                        .build())
                .build();
    }

    /** Makes the information another, and gives the stanza that hands it out. */
    Node change() {
        change++;
        return handOut();
    }
}
