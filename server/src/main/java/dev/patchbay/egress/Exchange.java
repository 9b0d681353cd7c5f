package dev.patchbay.egress;

import dev.patchbay.egress.EgressFailure.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.StreamClosedException;

/** Reads an answer within its bounds, and says in words what went wrong. */
final class Exchange {

    private static final String TOO_LARGE = "The answer is larger than %d bytes.";

    private Exchange() {}

    static Map<String, List<String>> headers(ClassicHttpResponse response) {
        return Stream.of(response.getHeaders())
                .collect(Collectors.groupingBy(
                        Header::getName,
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                        Collectors.mapping(header -> String.valueOf(header.getValue()), Collectors.toList())));
    }

    /** At most the given number of bytes, counted after decompression; of a larger body its beginning or nothing. */
    static EgressResponse.Content body(ClassicHttpResponse response, EgressRequest request) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new EgressResponse.Content(new byte[0], false);
        }
        int maximum = request.maximumBody();
        InputStream content = decompressed(response, entity);
        if (!request.cut() && entity.getContentLength() > maximum) {
            throw new Refusal(Reason.TOO_LARGE, TOO_LARGE.formatted(maximum));
        }
        byte[] body = content.readNBytes(maximum + 1);
        if (body.length <= maximum) {
            return new EgressResponse.Content(body, false);
        }
        if (request.cut()) {
            return new EgressResponse.Content(Arrays.copyOf(body, maximum), true);
        }
        throw new Refusal(Reason.TOO_LARGE, TOO_LARGE.formatted(maximum));
    }

    private static InputStream decompressed(ClassicHttpResponse response, HttpEntity entity) throws IOException {
        Header encoding = response.getFirstHeader("Content-Encoding");
        String name =
                encoding == null ? "identity" : encoding.getValue().strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "identity", "" -> entity.getContent();
            case "gzip", "x-gzip" -> new GZIPInputStream(entity.getContent());
            default -> throw new Refusal(Reason.INVALID_ANSWER, "The answer has an encoding that was not asked for.");
        };
    }

    static Refusal explain(IOException failure, HostAndPort target) {
        return switch (failure) {
            case Refusal refusal -> refusal;
            case ConnectionRequestTimeoutException _ ->
                new Refusal(Reason.BUSY, "Too many requests to " + target + " are under way at the moment.");
            case SocketTimeoutException _ ->
                new Refusal(Reason.TIMEOUT, "The server at " + target + " did not answer in time.");
            case SSLException _ ->
                new Refusal(
                        Reason.TLS,
                        "No trusted TLS connection to " + target
                                + ": check its certificate, its chain and the name in it.");
            case MessageConstraintException _ ->
                new Refusal(Reason.TOO_LARGE, "The answer's headers are larger than 32 KiB.");
            case NoHttpResponseException _ ->
                new Refusal(
                        Reason.INVALID_ANSWER, "The server at " + target + " closed the connection without an answer.");
            case ConnectionClosedException _, StreamClosedException _, EOFException _ ->
                new Refusal(Reason.INVALID_ANSWER, "The server at " + target + " broke its answer off.");
            case ClientProtocolException _, MalformedChunkCodingException _ ->
                new Refusal(Reason.INVALID_ANSWER, "The answer of " + target + " is not HTTP.");
            case ZipException _ ->
                new Refusal(Reason.INVALID_ANSWER, "The answer of " + target + " is not compressed as it says.");
            case ConnectException _, NoRouteToHostException _ ->
                new Refusal(Reason.CONNECT, "No connection to " + target + " could be made.");
            default -> new Refusal(Reason.CONNECT, "The connection to " + target + " broke.");
        };
    }
}
