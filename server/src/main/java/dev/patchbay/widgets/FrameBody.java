package dev.patchbay.widgets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a page shows an integration's own widget.
 *
 * @param url of the frame's document, on the widgets origin
 * @param sha256 of the bundle, in hexadecimal digits
 * @param version of the integration that the bundle is of
 * @param minSize as the manifest says, and so are the other two
 * @param configSchema JSON Schema of the widget's settings; null where it has none
 * @param connectDomains host names that the widget may connect to: those of its version, or none until all of them are agreed to
 * @param scopes what was agreed to for the installation, by name; of a draft, all that its manifest asks for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FrameBody(
        URI url,
        String sha256,
        String version,
        Size minSize,
        Size maxSize,
        Size defaultSize,
        @Nullable JsonNode configSchema,
        List<String> connectDomains,
        List<String> scopes) {

    public FrameBody {
        connectDomains = List.copyOf(connectDomains);
        scopes = List.copyOf(scopes);
    }

    /**
     * A size in columns and rows of the grid.
     *
     * @param w from 1 to 12
     * @param h from 1 to 24
     */
    public record Size(int w, int h) {}
}
