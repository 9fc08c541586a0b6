package io.github.camelwhatsapp.benchmarks;

import io.github.camelwhatsapp.benchmarks.idle.IdleAccounts;
import io.github.camelwhatsapp.benchmarks.measure.Pace;
import io.github.camelwhatsapp.benchmarks.media.LargeMedia;
import io.github.camelwhatsapp.benchmarks.micro.BesideOthers;
import io.github.camelwhatsapp.benchmarks.micro.Micro;
import io.github.camelwhatsapp.benchmarks.micro.MultiDevice;
import io.github.camelwhatsapp.benchmarks.traffic.Traffic;

/** The parts of the report in their order. */
enum Part {
    CODEC("Classic codec"),
    FRAMES("Classic frame cipher"),
    NODES("Codec of linked devices"),
    HANDSHAKE("Handshake of linked devices"),
    NOISE("Frame cipher of linked devices"),
    SIGNAL("Signal protocol, in memory"),
    PEERS("Messages of linked devices, beside others"),
    /** Both before the traffic, after which the process holds more than idle accounts. */
    IDLE("Idle accounts"),
    LINKED("Idle linked devices and their login"),
    TRAFFIC("Messages answered"),
    MEDIA("A large medium both ways, with a heap of 64 MiB");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Measures; answers a chapter in Markdown. */
    String measure(Pace pace) throws Exception {
        return switch (this) {
            case CODEC -> Micro.codec(pace);
            case FRAMES -> Micro.frames(pace);
            case NODES -> MultiDevice.nodes(pace);
            case HANDSHAKE -> MultiDevice.handshake(pace);
            case NOISE -> MultiDevice.noise(pace);
            case SIGNAL -> Micro.signal(pace);
            case PEERS -> BesideOthers.measure(pace);
            case IDLE -> IdleAccounts.measure(pace);
            case LINKED -> IdleAccounts.measureLinked(pace);
            case TRAFFIC -> Traffic.measure(pace);
            case MEDIA -> LargeMedia.measure(pace);
        };
    }
}
