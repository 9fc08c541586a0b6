package io.github.camelwhatsapp.examples.linkdevice;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.LinkingCode;
import java.io.PrintWriter;

/**
 * What the person sees.
 *
 * @param out the terminal
 * @param lines how an event is written
 * @param withText whether the text of a QR code is written below it, for a phone without a camera
 */
record Screen(PrintWriter out, EventLine lines, boolean withText) {
    /** Writes an event, and a code to link by so that it can be used. */
    void show(Event event) {
        out.println(lines.of(event));
        if (event instanceof LinkingCode code) {
            show(code);
        }
    }

    /** Writes a sentence. */
    void say(String text) {
        out.println(text);
    }

    private void show(LinkingCode code) {
        out.println(
                code.method() == LinkingCode.Method.QR
                        ? "On the phone: Settings, Linked devices, Link a device; point its camera here."
                        : "On the phone: Settings, Linked devices, Link with phone number; type this.");
        out.println();
        out.println(code.terminal());
        if (withText && code.method() == LinkingCode.Method.QR) {
            out.println(code.text());
            out.println();
        }
    }
}
