package dev.patchbay.proxy;

import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;

/** The body of an upstream server's answer. */
final class AnswerBody {

    private static final int BUFFER = 16 * 1024;

    private AnswerBody() {}

    /** Hands on what has come before it waits for more: answers may be made bit by bit. */
    static void carry(HttpEntity entity, ServletOutputStream out) throws IOException {
        long left = entity.getContentLength() < 0 ? Long.MAX_VALUE : entity.getContentLength();
        byte[] buffer = new byte[Math.clamp(left, 1, BUFFER)];
        // not closed here: that would read on to the end, which may never come
        InputStream in = entity.getContent();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            left -= read;
            if (left > 0 && in.available() == 0) {
                out.flush();
            }
        }
    }
}
