package io.github.camelwhatsapp.transport;

import io.netty.channel.ChannelPipeline;

/** How frames travel over one kind of connection. One object serves one connection. */
interface Framing {
    /** Adds its handlers to a pipeline that holds what is between us and the server. */
    void install(ChannelPipeline pipeline);

    /** What is written to the pipeline for some bytes of frames. */
    Object outgoing(byte[] bytes);
}
