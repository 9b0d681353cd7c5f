package dev.patchbay.proxy;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/**
 * Gives up a connection on which more came than was asked for: the rest of an answer that is longer than it says would be taken
 * for the answer to the next request, which may be somebody else's (RFC 9112 §9.2).
 */
final class OneAnswerEach implements HttpMessageParser<ClassicHttpResponse> {

    private static final int FINAL = 200;

    private final HttpMessageParser<ClassicHttpResponse> parser;
    private boolean more;

    /** For one connection. */
    OneAnswerEach(Http1Config bounds) {
        parser = new DefaultHttpResponseParser(bounds);
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
        // the request has just been written, and nothing been read since the answer before
        if (!more && buffer.length() > 0) {
            throw new NoHttpResponseException("The answer before was longer than it said");
        }
        ClassicHttpResponse answer = parser.parse(buffer, in);
        more = answer != null && answer.getCode() < FINAL;
        return answer;
    }
}
