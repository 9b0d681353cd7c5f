package dev.patchbay.catalog;

import dev.patchbay.catalog.CatalogDifference.Change;
import dev.patchbay.catalog.CatalogDifference.Kind;
import dev.patchbay.catalog.CatalogReader.Mistake;
import dev.patchbay.documents.Document;
import dev.patchbay.documents.DocumentReader;
import dev.patchbay.documents.Fault;
import dev.patchbay.documents.UnreadableDocument;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.CpuPool;
import java.nio.file.Path;
import java.time.Duration;
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

    private static final Duration READING = Duration.ofSeconds(20);

    private final CatalogReader reader;
    private final ListingTable table;
    private final ListingWriter writer;
    private final PictureDesk desk;
    private final CpuPool cpu;
    private final TransactionTemplate transaction;

    CatalogFile(
            CatalogReader reader,
            ListingTable table,
            ListingWriter writer,
            PictureDesk desk,
            CpuPool cpu,
            PlatformTransactionManager transactions) {
        this.reader = reader;
        this.table = table;
        this.writer = writer;
        this.desk = desk;
        this.cpu = cpu;
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
        List<String> notes = new ArrayList<>();
        Map<String, Pictures> pictures = pictures(file, entries, dryRun, notes);
        entries.stream()
                .filter(CatalogEntry::sharesAnOrganizationsClient)
                .forEach(entry -> notes.add(entry.name()
                        + ": asks for one client for all organizations (client: shared), which is not given out here yet, so that no"
                        + " organization can install it. Write client: per_installation."));
        List<Change> changes = transaction.execute(status -> applied(file, entries, pictures, dryRun));
        return new CatalogDifference(Objects.requireNonNull(changes), notes);
    }

    /** Before the transaction, which must not wait for other people's servers. */
    private Map<String, Pictures> pictures(Path file, List<CatalogEntry> entries, boolean dryRun, List<String> notes) {
        Map<String, Pictures> before = new HashMap<>();
        table.ofFile(names(entries))
                .forEach(stored -> before.put(stored.listing().name().value(), stored.pictures()));
        Map<String, Pictures> pictures = new HashMap<>();
        List<Mistake> mistakes = new ArrayList<>();
        for (CatalogEntry entry : entries) {
            var run = new PictureDesk.Run(folder(file), dryRun, new ArrayList<>(), notes);
            var wanted = new PictureDesk.Wanted(entry.name(), entry.icon(), entry.screenshots());
            pictures.put(entry.name(), desk.of(wanted, before.getOrDefault(entry.name(), Pictures.NONE), run));
            run.faults().forEach(fault -> mistakes.add(new Mistake(entry.name(), fault, entry.line())));
        }
        if (!mistakes.isEmpty()) {
            throw refusal(file, mistakes);
        }
        return pictures;
    }

    private List<Change> applied(
            Path file, List<CatalogEntry> entries, Map<String, Pictures> allPictures, boolean dryRun) {
        if (!dryRun) {
            writer.lock();
        }
        Map<String, StoredListing> vanished = new LinkedHashMap<>();
        table.ofFile(names(entries))
                .forEach(stored -> vanished.put(stored.listing().name().value(), stored));
        refuseOthers(file, entries, vanished);
        List<Change> changes = new ArrayList<>();
        for (CatalogEntry entry : entries) {
            StoredListing before = vanished.remove(entry.name());
            Pictures pictures = allPictures.getOrDefault(entry.name(), Pictures.NONE);
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
        return changes;
    }

    /** What an organization publishes is not the file's to change. */
    private static void refuseOthers(Path file, List<CatalogEntry> entries, Map<String, StoredListing> stored) {
        List<Mistake> mistakes = new ArrayList<>();
        for (CatalogEntry entry : entries) {
            StoredListing before = stored.get(entry.name());
            if (before != null && before.listing().publisherId() != null) {
                var fault = new Fault("/name", "A publisher has registered this name: take another one.");
                mistakes.add(new Mistake(entry.name(), fault, entry.line()));
            }
        }
        if (!mistakes.isEmpty()) {
            throw refusal(file, mistakes);
        }
    }

    private static List<String> names(List<CatalogEntry> entries) {
        return entries.stream().map(CatalogEntry::name).toList();
    }

    private List<CatalogEntry> read(Path file) {
        try {
            Document document = DocumentReader.yaml(file);
            CatalogReader.Reading reading = cpu.call(() -> reader.read(document, folder(file)), READING);
            if (reading.mistakes().isEmpty()) {
                return reading.entries();
            }
            throw refusal(file, reading.mistakes());
        } catch (UnreadableDocument unreadable) {
            throw refusal(file, List.of(new Mistake(null, new Fault("", unreadable.message()), unreadable.line())));
        }
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? Path.of("/") : parent;
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
