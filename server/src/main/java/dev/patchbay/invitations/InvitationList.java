package dev.patchbay.invitations;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.patchbay.accounts.EmailAddress;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.kernel.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A list of people to invite, as CSV (RFC 4180): UTF-8 with or without a byte order mark, the header {@code email,role}, then a
 * row each. Spreadsheets of some countries part fields by semicolons; the header shows which it is.
 */
final class InvitationList {

    static final int MOST_ROWS = 10_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** What spreadsheets take for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final List<Row> rows = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private int count;

    private InvitationList() {}

    static InvitationList read(byte[] content, boolean mayMakeOwners) {
        var list = new InvitationList();
        Optional<String> text = list.decode(content);
        text.ifPresent(csv -> list.parse(csv, mayMakeOwners));
        return list;
    }

    /** The rows without mistakes, in their order; each address once. */
    List<Row> rows() {
        return rows;
    }

    /** Every mistake, in the order of the lines. */
    List<Mistake> mistakes() {
        return mistakes;
    }

    /** Rows after the header, mistaken ones too. */
    int count() {
        return count;
    }

    private Optional<String> decode(byte[] content) {
        var bytes = ByteBuffer.wrap(content);
        var characters = CharBuffer.allocate(content.length + 1);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(bytes, characters, true);
        if (result.isError()) {
            int line = 1;
            int column = 1;
            for (int i = 0; i < bytes.position(); i++) {
                boolean end = content[i] == '\n';
                line += end ? 1 : 0;
                column = end ? 1 : column + 1;
            }
            mistakes.add(new Mistake(line, column, Fault.ENCODING, List.of()));
            return Optional.empty();
        }
        String text = characters.flip().toString();
        if (text.indexOf('\0') >= 0) {
            mistakes.add(new Mistake(1, 1, Fault.ENCODING, List.of()));
            return Optional.empty();
        }
        return Optional.of(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
    }

    private void parse(String text, boolean mayMakeOwners) {
        String header = text.lines().findFirst().orElse("").replace("\"", "").replace(" ", "");
        char separator = header.toLowerCase(Locale.ROOT).startsWith("email;") ? ';' : ',';
        if (!header.equalsIgnoreCase("email" + separator + "role")) {
            mistakes.add(new Mistake(1, 1, Fault.HEADER, List.of()));
            return;
        }
        var seen = new HashMap<String, Integer>();
        long line = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            var records = reader.iterator();
            records.next();
            while (records.hasNext()) {
                CsvRecord read = records.next();
                line = read.getStartingLineNumber();
                if (++count > MOST_ROWS) {
                    mistakes.add(new Mistake((int) line, 1, Fault.ROWS, List.of(MOST_ROWS)));
                    return;
                }
                row((int) line, read.getFields(), seen, mayMakeOwners);
            }
        } catch (CsvParseException malformed) {
            mistakes.add(new Mistake((int) line + 1, 1, Fault.QUOTES, List.of()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void row(int line, List<String> fields, Map<String, Integer> seen, boolean mayMakeOwners) {
        if (fields.size() != 2) {
            mistakes.add(new Mistake(line, Math.min(fields.size() + 1, 3), Fault.FIELDS, List.of(fields.size())));
            return;
        }
        Optional<String> email = email(line, fields.getFirst(), seen);
        Optional<OrganizationRole> role = role(line, fields.getLast(), mayMakeOwners);
        if (email.isPresent() && role.isPresent()) {
            rows.add(new Row(email.get(), role.get()));
        }
    }

    private Optional<String> email(int line, String field, Map<String, Integer> seen) {
        String text = field.strip();
        if (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
            mistakes.add(new Mistake(line, 1, Fault.FORMULA, List.of()));
            return Optional.empty();
        }
        Optional<String> email = EmailAddress.parse(text).map(EmailAddress::value);
        if (email.isEmpty()) {
            mistakes.add(new Mistake(line, 1, Fault.EMAIL, List.of()));
            return email;
        }
        Integer first = seen.putIfAbsent(email.get(), line);
        if (first != null) {
            mistakes.add(new Mistake(line, 1, Fault.TWICE, List.of(first)));
            return Optional.empty();
        }
        return email;
    }

    private Optional<OrganizationRole> role(int line, String field, boolean mayMakeOwners) {
        try {
            OrganizationRole role = OrganizationRole.of(field.strip().toLowerCase(Locale.ROOT));
            if (role != OrganizationRole.OWNER || mayMakeOwners) {
                return Optional.of(role);
            }
            mistakes.add(new Mistake(line, 2, Fault.OWNER, List.of()));
        } catch (ProblemException none) {
            mistakes.add(new Mistake(line, 2, Fault.ROLE, List.of()));
        }
        return Optional.empty();
    }

    /** Somebody to invite. */
    record Row(String email, OrganizationRole role) {}

    /**
     * What keeps the list from being taken.
     *
     * @param line as an editor counts, from 1
     * @param column the field, from 1; in a file that is not UTF-8 the byte
     */
    record Mistake(int line, int column, Fault fault, List<Integer> values) {}

    /** Kinds of mistakes; their words are the messages {@code invitations.import.<kind>}. */
    enum Fault {
        ENCODING,
        HEADER,
        ROWS,
        QUOTES,
        FIELDS,
        FORMULA,
        EMAIL,
        TWICE,
        ROLE,
        OWNER;

        String key() {
            return "invitations.import." + name().toLowerCase(Locale.ROOT);
        }
    }
}
