package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.wire.Node;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** {@code w:mex}: persisted queries, of which there is the one for the time lock. Source: multidevice-messaging.md section 10.3. */
final class MexIqs implements IqFamily {
    private static final String TIME_LOCK = "23983697327930364";

    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        return iq.child("query")
                .filter(query -> query.attributes().is("query_id", TIME_LOCK))
                .filter(query -> new String(query.dataBytes(), StandardCharsets.UTF_8).contains("\"variables\""))
                .map(query -> IqAnswers.result(iq, timeLock(session)));
    }

    private static Node timeLock(DeviceSession session) {
        Optional<Instant> until =
                session.account().trust().lockedUntil(session.state().time().now());
        String json = "{\"data\":{\"xwa2_fetch_account_reachout_timelock\":{\"is_active\":" + until.isPresent()
                + ",\"time_enforcement_ends\":\""
                + until.map(Instant::getEpochSecond).orElse(0L) + "\"}}}";
        return Node.builder("result")
                .data(json.getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
