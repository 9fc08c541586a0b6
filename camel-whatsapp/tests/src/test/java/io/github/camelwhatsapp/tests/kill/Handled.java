package io.github.camelwhatsapp.tests.kill;

/**
 * One delivery to the route, as its process wrote it down.
 *
 * @param run which start of the process it was, counted from 0
 * @param chat the conversation, and who wrote in it: what several write at once has no order
 * @param number the number of the message
 * @param count the delivery count that the route saw
 * @param done false if the route was then made to fail
 */
record Handled(int run, String chat, int number, int count, boolean done) {
    /** One line of text. */
    String line() {
        return run + " " + chat + " " + number + " " + count + " " + (done ? "done" : "failed");
    }

    /** Reads what {@link #line} wrote. */
    static Handled parse(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("a line of the log has 5 parts, this one has not: " + line);
        }
        return new Handled(
                Integer.parseInt(parts[0]),
                parts[1],
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                parts[4].equals("done"));
    }
}
