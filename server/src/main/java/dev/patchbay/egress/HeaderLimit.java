package dev.patchbay.egress;

import dev.patchbay.egress.EgressFailure.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/** Parses an answer's head and stops when it is larger than the limit; the library limits lines and their number only. */
final class HeaderLimit implements HttpMessageParser<ClassicHttpResponse> {

    static final int BYTES = 32 * 1024;

    private final HttpMessageParser<ClassicHttpResponse> parser;

    HeaderLimit(Http1Config config) {
        parser = new DefaultHttpResponseParser(config);
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
        return parser.parse(buffer, new Counted(in));
    }

    private static final class Counted extends FilterInputStream {

        private int left = BYTES;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return counted(super.read() < 0 ? -1 : 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new Refusal(Reason.TOO_LARGE, "The answer's headers are larger than 32 KiB.");
            }
            return counted(super.read(bytes, offset, Math.min(length, left)));
        }

        private int counted(int read) {
            left -= Math.max(read, 0);
            return read;
        }
    }
}
