package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.ShownOnce;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Taking along what is kept about oneself, and having it erased. */
@RestController
@RequestMapping("/api/me")
class MyDataController {

    private final AccountExport export;
    private final AccountDeletion deletion;
    private final SessionCookie cookie;
    private final StepUp stepUp;
    private final Clock clock;

    MyDataController(AccountExport export, AccountDeletion deletion, SessionCookie cookie, StepUp stepUp, Clock clock) {
        this.export = export;
        this.deletion = deletion;
        this.cookie = cookie;
        this.stepUp = stepUp;
        this.clock = clock;
    }

    @PostMapping(path = "/export", produces = MediaType.APPLICATION_JSON_VALUE)
    PersonalExport export(Session session, HttpServletResponse response) {
        stepUp.require(session);
        Instant now = clock.instant();
        String name = "patchbay-" + LocalDate.ofInstant(now, ZoneOffset.UTC) + ".json";
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(ShownOnce.HEADER, "sections");
        return new PersonalExport(session.account(), now, export.of(session.account()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Session session, HttpServletResponse response) {
        stepUp.require(session);
        deletion.delete(session.account());
        cookie.clear(response);
    }

    /**
     * Everything that is kept about a person.
     *
     * @param sections what each part of Patchbay keeps, by name
     */
    record PersonalExport(AccountId accountId, Instant exportedAt, Map<String, Object> sections) {}
}
