package dev.patchbay.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Catalog files for tests. */
final class TestCatalogs {

    /** The four apps as the marketplace guide that Patchbay grew from writes them, with the purposes that we ask for. */
    static final String OLDER_STYLE = """
            - id: pvBW9tQ
              slug: customer-service
              name: Customer Service
              description: Tickets for your whole team
              appUrl: ${CUSTOMER_SERVICE_APP_URL:https://support.optare.one}
              callbackUrl: ${CUSTOMER_SERVICE_CALLBACK_URL:https://support.optare.one/auth/callback}
              webhookUrl: ${CUSTOMER_SERVICE_WEBHOOK_URL:https://support.optare.one/api/webhooks/optare}
              isFree: true
              monthlyPrice: null
              requiredScopes: [openid, profile]
              scopePurposes: {openid: Signs you in., profile: Greets you by name.}
              features: [Tickets, Answers]
              isFirstParty: true
              isPublished: true
            - slug: bot
              name: Bot
              description: Answers for you
              appUrl: https://bot.optare.one
              callbackUrl: https://bot.optare.one/auth/callback
              isFree: false
              monthlyPrice: '29.99'
              requiredScopes: [openid]
              scopePurposes: {openid: Signs you in.}
              isPublished: true
            - slug: crm
              name: CRM
              description: Your contacts
              appUrl: https://crm.optare.one
              isPublished: true
            - slug: analytics
              name: Analytics
              description: Your figures
              appUrl: https://analytics.optare.one
              isPublished: false
            """;

    static final String ONE = """
            - name: customer-service
              display_name: Customer Service
              type: app
              description: Tickets for your whole team
              app_url: https://support.example.com
            """;

    private TestCatalogs() {}

    static Path file(String yaml) {
        try {
            Path file = Files.createTempFile("catalog", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, yaml);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
