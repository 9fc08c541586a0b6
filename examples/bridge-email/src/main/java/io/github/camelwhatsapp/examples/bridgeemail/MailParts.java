package io.github.camelwhatsapp.examples.bridgeemail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What of a mail is for the chat.
 *
 * @param text what its author wrote, in plain text or else in HTML: without what they answer to, without their signature; with the subject above it
 *     unless it is an answer
 * @param attachments what has a file name
 */
record MailParts(String text, List<Part> attachments) {
    /** Where the mail that somebody answers to begins, as mail programs write it. */
    private static final Pattern QUOTED = Pattern.compile(
            "^(>.*|-{2,} ?Original Message ?-{2,}|(On|Am|El|Le) .{5,200}(wrote|schrieb.*|escribi\u00f3|a \u00e9crit)"
                    + " ?:)\\s*$",
            Pattern.MULTILINE);

    private static final Pattern SIGNATURE = Pattern.compile("^-- $", Pattern.MULTILINE);

    /** Takes a mail apart. */
    static MailParts of(jakarta.mail.Message mail) throws MessagingException, IOException {
        List<Part> attachments = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        StringBuilder html = new StringBuilder();
        collect(mail, plain, html, attachments);
        String text = plain.isEmpty() ? HtmlText.of(html.toString()) : plain.toString();
        String written = before(SIGNATURE, text.replace("\r\n", "\n"));
        boolean answer = mail.getHeader("In-Reply-To") != null;
        return new MailParts(
                answer ? before(QUOTED, written).strip() : withSubject(mail.getSubject(), written.strip()),
                attachments);
    }

    private static void collect(Part part, StringBuilder plain, StringBuilder html, List<Part> attachments)
            throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                collect(several.getBodyPart(i), plain, html, attachments);
            }
        } else if (part.getFileName() != null) {
            attachments.add(part);
        } else if (part.isMimeType("text/plain") && plain.isEmpty()) {
            plain.append(part.getContent());
        } else if (part.isMimeType("text/html") && html.isEmpty()) {
            html.append(part.getContent());
        }
    }

    private static String before(Pattern end, String text) {
        return end.split(text, 2)[0];
    }

    private static String withSubject(String subject, String text) {
        String title = subject == null || subject.isBlank() ? "" : "*" + subject.strip() + "*";
        return text.isEmpty() || title.isEmpty() ? title + text : title + "\n\n" + text;
    }
}
