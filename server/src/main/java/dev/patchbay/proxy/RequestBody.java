package dev.patchbay.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The caller's body on its way; remembers whether it was the caller who failed. */
final class RequestBody extends InputStream {

    private final HttpServletRequest request;
    private @Nullable InputStream stream;
    private @Nullable IOException failure;
    private @Nullable RuntimeException refusal;

    RequestBody(HttpServletRequest request) {
        this.request = request;
    }

    /** RFC 9112 §6: a body is announced by one of these, whatever the method. */
    boolean isExpected() {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** Throws what went wrong on the caller's side, if something did: the upstream server is not to blame then. */
    void rethrow() throws IOException {
        if (refusal != null) {
            throw refusal;
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            InputStream from = stream;
            if (from == null) {
                from = request.getInputStream();
                stream = from;
            }
            return from.read(buffer, offset, length);
        } catch (IOException broken) {
            failure = broken;
            throw broken;
        } catch (RuntimeException refused) {
            refusal = refused;
            throw new IOException("The body is refused", refused);
        }
    }
}
