package io.github.camelwhatsapp.examples.bridgeemail;

import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * The words of a mail that is HTML alone, as one would type them into a chat: a line for each block, a dash for each item, the address
 * behind a link. What mail programs mark as a quotation is left out.
 */
final class HtmlText implements NodeVisitor {
    private static final String LEFT_OUT = "head, script, style, blockquote, .gmail_quote, #appendonsend ~ *";

    private final StringBuilder text = new StringBuilder();

    private HtmlText() {}

    /** The words of a document. */
    static String of(String html) {
        Document document = Jsoup.parse(html);
        document.select(LEFT_OUT).remove();
        HtmlText words = new HtmlText();
        NodeTraversor.traverse(words, document.body());
        return words.text
                .toString()
                .replaceAll(" +\n", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            text.append(atTheBeginningOfALine() ? words.text().stripLeading() : words.text());
        } else if (node instanceof Element element) {
            begin(element);
        }
    }

    private void begin(Element element) {
        switch (element.normalName()) {
            case "br" -> text.append('\n');
            case "li" -> startLine().append("- ");
            case "p", "h1", "h2", "h3", "ul", "ol", "table" -> startLine().append(text.isEmpty() ? "" : "\n");
            default -> {
                if (element.isBlock()) {
                    startLine();
                }
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && element.isBlock()) {
            startLine();
        } else if (node instanceof Element element && element.normalName().equals("a")) {
            address(element);
        }
    }

    /** Not when the link says where it leads. */
    private void address(Element link) {
        String address = link.attr("href");
        boolean elsewhere = address.toLowerCase(Locale.ROOT).startsWith("http");
        if (elsewhere && !address.equals(link.text()) && !link.text().isBlank()) {
            text.append(" (").append(address).append(')');
        }
    }

    private StringBuilder startLine() {
        return atTheBeginningOfALine() ? text : text.append('\n');
    }

    private boolean atTheBeginningOfALine() {
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }
}
