package dev.patchbay.proxy;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Connections to upstream servers, kept for the next request. */
@Component
class UpstreamClient implements DisposableBean {

    private static final int LONGEST_LINE = 32 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final Timeout WAIT = Timeout.ofSeconds(2);

    /** Most servers close connections that nothing came over for five seconds or longer. */
    private static final TimeValue UNTRIED = TimeValue.ofSeconds(2);

    private static final TimeValue IDLE = TimeValue.ofSeconds(60);

    private final CloseableHttpClient client;
    private final RequestConfig bounds;

    UpstreamClient(ProxySettings settings) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .responseParserFactory(OneAnswerEach::new)
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(Timeout.of(settings.timeout()))
                        .setValidateAfterInactivity(UNTRIED)
                        .build())
                .setMaxConnPerRoute(settings.connections())
                .setMaxConnTotal(settings.connections() * 8)
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setRetryStrategy(new OnceMore())
                .evictIdleConnections(IDLE)
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
        bounds = RequestConfig.custom()
                .setConnectionRequestTimeout(WAIT)
                .setResponseTimeout(Timeout.of(settings.timeout()))
                .setProtocolUpgradeEnabled(false)
                .setExpectContinueEnabled(false)
                .build();
    }

    /** Sends, and returns when the answer's headers are there. {@link HttpUriRequestBase#cancel} ends all of it. */
    ClassicHttpResponse send(Upstream upstream, HttpUriRequestBase message) throws IOException {
        message.setConfig(bounds);
        return client.executeOpen(upstream.host(), message, null);
    }

    @Override
    public void destroy() {
        client.close(CloseMode.IMMEDIATE);
    }

    /** Where a kept connection turns out to be closed, and where asking twice does no harm. */
    private static final class OnceMore extends DefaultHttpRequestRetryStrategy {

        OnceMore() {
            super(1, TimeValue.ZERO_MILLISECONDS);
        }

        /** What an upstream server answers is for the caller, also when it is "later". */
        @Override
        public boolean retryRequest(HttpResponse response, int count, HttpContext context) {
            return false;
        }
    }
}
