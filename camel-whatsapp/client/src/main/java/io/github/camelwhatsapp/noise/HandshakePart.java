package io.github.camelwhatsapp.noise;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.proto.HandshakeMessage;
import io.github.camelwhatsapp.proto.HandshakeMessage.ClientFinish;
import io.github.camelwhatsapp.proto.HandshakeMessage.ClientHello;
import io.github.camelwhatsapp.proto.HandshakeMessage.ServerHello;

/**
 * The three forms in which messages of the handshake travel, one to a frame, encoded as protobuf. Fields of variants that
 * are not spoken here are ignored. Source: multidevice-transport.md section 2.3.
 */
public enum HandshakePart {
    /** The client's first message. */
    CLIENT_HELLO,
    /** The server's only message. */
    SERVER_HELLO,
    /** The client's second message, which IK has not. */
    CLIENT_FINISH;

    /** The payload of the frame for a message. */
    public byte[] encode(NoiseMessage message) {
        ByteString ephemeral = ByteString.copyFrom(message.ephemeral());
        ByteString sealedStatic = ByteString.copyFrom(message.sealedStatic());
        ByteString payload = ByteString.copyFrom(message.sealedPayload());
        HandshakeMessage.Builder whole = HandshakeMessage.newBuilder();
        switch (this) {
            case CLIENT_HELLO -> whole.setClientHello(clientHello(ephemeral, sealedStatic, payload));
            case SERVER_HELLO -> whole.setServerHello(serverHello(ephemeral, sealedStatic, payload));
            default ->
                whole.setClientFinish(
                        ClientFinish.newBuilder().setStatic(sealedStatic).setPayload(payload));
        }
        return whole.build().toByteArray();
    }

    /**
     * The message in the payload of a frame.
     *
     * @throws NoiseException if it is no protobuf or holds another part
     */
    public NoiseMessage decode(byte[] frame) {
        HandshakeMessage whole = parse(frame);
        return switch (this) {
            case CLIENT_HELLO -> {
                require(whole.hasClientHello());
                ClientHello hello = whole.getClientHello();
                yield message(hello.getEphemeral(), hello.getStatic(), hello.getPayload());
            }
            case SERVER_HELLO -> {
                require(whole.hasServerHello());
                ServerHello hello = whole.getServerHello();
                yield message(hello.getEphemeral(), hello.getStatic(), hello.getPayload());
            }
            case CLIENT_FINISH -> {
                require(whole.hasClientFinish());
                ClientFinish finish = whole.getClientFinish();
                yield message(ByteString.EMPTY, finish.getStatic(), finish.getPayload());
            }
        };
    }

    private void require(boolean present) {
        if (!present) {
            throw new NoiseException("A message of the handshake holds no " + this);
        }
    }

    private HandshakeMessage parse(byte[] frame) {
        try {
            return HandshakeMessage.parseFrom(frame);
        } catch (InvalidProtocolBufferException e) {
            throw new NoiseException("A " + this + " of " + frame.length + " bytes is no protobuf", e);
        }
    }

    private static NoiseMessage message(ByteString ephemeral, ByteString sealedStatic, ByteString payload) {
        return new NoiseMessage(ephemeral.toByteArray(), sealedStatic.toByteArray(), payload.toByteArray());
    }

    /** Without the parts that are empty: a server takes a static key that is present, if empty, for a resumption. */
    private static ClientHello.Builder clientHello(ByteString ephemeral, ByteString sealedStatic, ByteString payload) {
        ClientHello.Builder hello = ClientHello.newBuilder().setEphemeral(ephemeral);
        if (!sealedStatic.isEmpty()) {
            hello.setStatic(sealedStatic);
        }
        return payload.isEmpty() ? hello : hello.setPayload(payload);
    }

    private static ServerHello.Builder serverHello(ByteString ephemeral, ByteString sealedStatic, ByteString payload) {
        ServerHello.Builder hello = ServerHello.newBuilder().setEphemeral(ephemeral);
        if (!sealedStatic.isEmpty()) {
            hello.setStatic(sealedStatic);
        }
        return hello.setPayload(payload);
    }
}
