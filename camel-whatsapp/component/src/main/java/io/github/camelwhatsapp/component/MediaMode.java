package io.github.camelwhatsapp.component;

/** When the bytes of an incoming medium are fetched. */
public enum MediaMode {
    /** When the route first reads them. */
    LAZY,
    /** Before the route gets the message; what cannot be fetched is offered again. */
    EAGER,
    /** Never by themselves: the body is the event. */
    NONE
}
