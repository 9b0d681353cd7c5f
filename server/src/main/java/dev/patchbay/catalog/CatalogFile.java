package dev.patchbay.catalog;

import dev.patchbay.catalog.CatalogDifference.Change;
import dev.patchbay.catalog.CatalogDifference.Kind;
import dev.patchbay.catalog.CatalogReader.Mistake;
import dev.patchbay.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the catalog in line with the operator's file; the file wins on its own fields. */
@Component
public class CatalogFile {

    private final CatalogReader reader;
    private final ListingTable table;
    private final ListingWriter writer;
    private final TransactionTemplate transaction;

    CatalogFile(
            CatalogReader reader, ListingTable table, ListingWriter writer, PlatformTransactionManager transactions) {
        this.reader = reader;
        this.table = table;
        this.writer = writer;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Reads a catalog file and applies it, all of it or nothing. Entries that are not in it any more are unpublished; nothing
     * is deleted. Applying a file twice changes nothing the second time.
     *
     * @param dryRun only tells what would change
     * @throws ProblemException {@code invalid-catalog} with every mistake: file, line, entry, pointer and mend
     */
    public CatalogDifference apply(Path file, boolean dryRun) {
        List<CatalogEntry> entries = read(file);
        CatalogDifference difference = transaction.execute(status -> applied(entries, dryRun));
        return Objects.requireNonNull(difference);
    }

    private CatalogDifference applied(List<CatalogEntry> entries, boolean dryRun) {
        if (!dryRun) {
            writer.lock();
        }
        Map<String, StoredListing> vanished = new LinkedHashMap<>();
        table.all().forEach(stored -> vanished.put(stored.listing().name().value(), stored));
        List<Change> changes = new ArrayList<>();
        for (CatalogEntry entry : entries) {
            StoredListing before = vanished.remove(entry.name());
            Pictures pictures = Pictures.NONE;
            Differences.between(before, entry, pictures).ifPresent(change -> {
                changes.add(change);
                if (!dryRun) {
                    writer.save(entry, pictures, before);
                }
            });
        }
        for (StoredListing stored : vanished.values()) {
            if (stored.fromFile() && stored.listing().published()) {
                changes.add(new Change(stored.listing().name().value(), Kind.UNPUBLISHED, List.of()));
                if (!dryRun) {
                    writer.unpublish(stored);
                }
            }
        }
        return new CatalogDifference(changes, List.of());
    }

    private List<CatalogEntry> read(Path file) {
        try {
            CatalogReader.Reading reading = reader.read(DocumentReader.yaml(bytes(file)));
            if (reading.mistakes().isEmpty()) {
                return reading.entries();
            }
            throw refusal(file, reading.mistakes());
        } catch (UnreadableDocument unreadable) {
            throw refusal(file, List.of(new Mistake(null, new Fault("", unreadable.message()), unreadable.line())));
        }
    }

    private static byte[] bytes(Path file) throws UnreadableDocument {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UnreadableDocument(1, "The file cannot be read: is the path right, and may Patchbay read it?");
        }
    }

    private static ProblemException refusal(Path file, List<Mistake> mistakes) {
        String detail = mistakes.stream().map(mistake -> line(file, mistake)).collect(Collectors.joining("\n"));
        List<Map<String, Object>> errors =
                mistakes.stream().map(CatalogFile::error).toList();
        return new ProblemException(
                CatalogProblem.INVALID_CATALOG, detail, Map.of("file", file.toString(), "errors", errors));
    }

    private static String line(Path file, Mistake mistake) {
        String entry = mistake.entry() == null ? "" : " " + mistake.entry();
        return "%s:%d:%s %s %s"
                .formatted(
                        file,
                        mistake.line(),
                        entry,
                        mistake.fault().pointer(),
                        mistake.fault().message());
    }

    private static Map<String, Object> error(Mistake mistake) {
        Map<String, Object> error = new HashMap<>(Map.of(
                "line", mistake.line(),
                "pointer", mistake.fault().pointer(),
                "message", mistake.fault().message()));
        if (mistake.entry() != null) {
            error.put("entry", mistake.entry());
        }
        return Map.copyOf(error);
    }
}
