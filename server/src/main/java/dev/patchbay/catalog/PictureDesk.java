package dev.patchbay.catalog;

import dev.patchbay.documents.Fault;
import dev.patchbay.egress.Egress;
import dev.patchbay.egress.EgressFailure;
import dev.patchbay.egress.EgressRequest;
import dev.patchbay.egress.EgressResponse;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Sha256;
import dev.patchbay.media.MediaStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings pictures of entries into {@code media}; one whose source is unchanged is not read again. */
@Component
class PictureDesk {

    private static final int MAXIMUM_BYTES = 5 << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final MediaStore media;
    private final Egress egress;

    PictureDesk(MediaStore media, Egress egress) {
        this.media = media;
        this.egress = egress;
    }

    /**
     * Where pictures come from on one run, and what went wrong with them.
     *
     * @param folder where files are read from; null where only addresses are taken, and must answer
     */
    record Run(@Nullable Path folder, boolean dryRun, List<Fault> faults, List<String> notes) {}

    /** The pictures that a manifest names. */
    record Wanted(String name, @Nullable String icon, List<String> screenshots) {}

    /**
     * The pictures of an entry. A file that is no picture is a fault; an address that does not answer is a note, and is tried
     * again by the next run. A dry run keeps nothing and fetches nothing.
     */
    Pictures of(Wanted entry, Pictures before, Run run) {
        Map<String, String> known = new HashMap<>();
        if (before.iconSource() != null && before.artwork().icon() != null) {
            known.put(before.iconSource(), before.artwork().icon());
        }
        for (int i = 0; i < before.screenshotSources().size(); i++) {
            known.put(
                    before.screenshotSources().get(i),
                    before.artwork().screenshots().get(i));
        }
        String iconReference = entry.icon();
        Picture icon = iconReference == null ? null : picture(entry, "/icon", iconReference, known, run);
        List<Picture> screenshots = new ArrayList<>();
        int index = 0;
        for (String reference : entry.screenshots()) {
            String pointer = run.folder == null ? "/screenshots/" + index++ : "/screenshots";
            Picture screenshot = picture(entry, pointer, reference, known, run);
            if (screenshot != null) {
                screenshots.add(screenshot);
            }
        }
        return new Pictures(
                icon == null ? null : icon.source,
                screenshots.stream().map(Picture::source).toList(),
                new Artwork(
                        icon == null ? null : icon.path,
                        screenshots.stream().map(Picture::path).toList()));
    }

    private @Nullable Picture picture(
            Wanted entry, String pointer, String reference, Map<String, String> known, Run run) {
        try {
            byte[] file = run.folder == null || PictureRules.isRemote(reference)
                    ? null
                    : Files.readAllBytes(run.folder.resolve(reference));
            String source = file == null ? reference : "sha256:" + Sha256.hex(file);
            String path = known.get(source);
            if (path != null || run.dryRun) {
                return new Picture(source, path == null ? "" : path);
            }
            byte[] bytes = file == null ? fetched(entry, pointer, reference, run) : file;
            return bytes == null ? null : new Picture(source, media.put(bytes).path());
        } catch (IOException unreadable) {
            run.faults.add(new Fault(pointer, "The file " + reference + " cannot be read."));
        } catch (ProblemException refused) {
            run.faults.add(ManifestMistake.PICTURE_UNUSABLE.at(pointer, reference + ": " + refused.detail()));
        }
        return null;
    }

    private byte @Nullable [] fetched(Wanted entry, String pointer, String address, Run run) {
        var request = EgressRequest.get(URI.create(address))
                .withHeader("Accept", "image/png, image/jpeg")
                .withTimeout(TIMEOUT)
                .withMaximumBody(MAXIMUM_BYTES);
        String why;
        switch (egress.send(request)) {
            case EgressResponse response
            when response.status() == 200 -> {
                return response.body();
            }
            case EgressResponse response -> why = "it answered with status " + response.status() + ".";
            case EgressFailure failure -> why = failure.message();
        }
        if (run.folder == null) {
            run.faults.add(ManifestMistake.PICTURE_NOT_FETCHED
                    .at(pointer, "The picture could not be fetched: " + why)
                    .hinting("a PNG or JPEG that answers", null));
            return null;
        }
        run.notes.add(entry.name() + ": the picture " + address + " could not be fetched and is left out: " + why);
        return null;
    }

    private record Picture(String source, String path) {}
}
