package dev.patchbay.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The blocks of a document that is run: {@code sh} is run in the reader's terminal, {@code sh terminal-N} in another one, and
 * {@code text} is what the block before it prints, line by line. There are no others, so that nothing is passed over.
 */
record Document(List<Block> blocks) {

    private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();
    private static final String FENCE = "```";
    private static final Set<String> KINDS = Set.of("sh", "sh terminal-1", "sh terminal-3", "text");

    /**
     * A block.
     *
     * @param line of the file where it begins
     * @param kind what stands behind its fence
     */
    record Block(int line, String kind, List<String> lines) {

        String text() {
            return String.join("\n", lines) + "\n";
        }
    }

    static Document read(String name) {
        Path file = DOCS.resolve(name);
        try {
            return new Document(blocks(Files.readAllLines(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Block> blocks(List<String> lines) {
        var blocks = new ArrayList<Block>();
        int begin = -1;
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).startsWith(FENCE)) {
                continue;
            }
            if (begin < 0) {
                begin = at;
                continue;
            }
            var block = new Block(begin + 1, lines.get(begin).substring(FENCE.length()), lines.subList(begin + 1, at));
            if (!KINDS.contains(block.kind)) {
                throw new AssertionError(
                        "line " + block.line + ": nobody runs a block of the kind \"" + block.kind + "\"");
            }
            blocks.add(block);
            begin = -1;
        }
        if (begin >= 0) {
            throw new AssertionError("line " + (begin + 1) + ": this block has no end");
        }
        return blocks;
    }
}
