package dev.patchbay.console;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.StepUp;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import dev.patchbay.mail.Letter;
import dev.patchbay.mail.Mails;
import dev.patchbay.media.MediaStore;
import dev.patchbay.platform.Platform;
import dev.patchbay.platform.PlatformSettings;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operators choose name, look, sign-up policy, sender and language of this Patchbay. */
@RestController
@RequestMapping("/api/console/platform")
class PlatformSettingsController {

    private static final Set<String> VARIANTS = Set.of("light", "dark");
    private static final Allowance UPLOADS = new Allowance(60, Duration.ofHours(1), Duration.ofHours(1));
    private static final Allowance TEST_MAILS = new Allowance(10, Duration.ofHours(1), Duration.ofHours(1));

    private final PlatformSettings platform;
    private final PlatformRules rules;
    private final Permissions permissions;
    private final StepUp stepUp;
    private final Accounts accounts;
    private final MediaStore media;
    private final Mails mails;
    private final Throttle throttle;
    private final Audit audit;
    private final TransactionTemplate transactions;

    PlatformSettingsController(
            PlatformSettings platform,
            PlatformRules rules,
            Permissions permissions,
            StepUp stepUp,
            Accounts accounts,
            MediaStore media,
            Mails mails,
            Throttle throttle,
            Audit audit,
            TransactionTemplate transactions) {
        this.platform = platform;
        this.rules = rules;
        this.permissions = permissions;
        this.stepUp = stepUp;
        this.accounts = accounts;
        this.media = media;
        this.mails = mails;
        this.throttle = throttle;
        this.audit = audit;
        this.transactions = transactions;
    }

    @GetMapping
    PlatformSettingsBody show(Session session) {
        permissions.requireOperator(session);
        return PlatformSettingsBody.of(platform.newest());
    }

    @PutMapping
    PlatformSettingsBody change(Session session, @RequestBody PlatformForm form) {
        permissions.requireOperator(session);
        stepUp.require(session);
        Platform wanted = rules.read(form, platform.newest());
        Platform changed = transactions.execute(status -> change(wanted, session.account()));
        return PlatformSettingsBody.of(Objects.requireNonNull(changed));
    }

    private Platform change(Platform wanted, AccountId by) {
        Platform before = platform.newest();
        Platform after = platform.change(wanted, by);
        audit.record(new AuditEntry(by, null, "platform.settings-changed", "platform", differences(before, after)));
        return after;
    }

    /** A logo for the next change; it is shown nowhere before. */
    @PostMapping(path = "/logo", consumes = "image/*")
    @ResponseStatus(HttpStatus.CREATED)
    LogoBody upload(Session session, @RequestParam String variant, @RequestBody byte[] image) {
        permissions.requireOperator(session);
        if (!VARIANTS.contains(variant)) {
            throw InvalidRequest.of("/variant", "One of light, dark.");
        }
        throttle.demand("console:logo:" + session.account(), UPLOADS);
        return new LogoBody(media.put(image).path());
    }

    record LogoBody(String logo) {}

    /** A letter to whoever asks, to see whether letters arrive. */
    @PostMapping("/test-mail")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void sendTestMail(Session session) {
        permissions.requireOperator(session);
        mails.requireConfigured();
        throttle.demand("console:test-mail:" + session.account(), TEST_MAILS);
        Account reader = accounts.find(session.account()).orElseThrow();
        transactions.executeWithoutResult(
                status -> mails.send(new Letter("test", reader.email(), reader.locale(), Map.of(), null)));
    }

    private static Map<String, String> differences(Platform before, Platform after) {
        Map<String, String> old = words(before);
        Map<String, String> changed = words(after);
        changed.entrySet().removeIf(entry -> entry.getValue().equals(old.get(entry.getKey())));
        return changed;
    }

    private static Map<String, String> words(Platform platform) {
        var words = new TreeMap<String, String>();
        words.put("name", platform.brand().name());
        words.put("primaryColor", platform.brand().primaryColor());
        words.put("logoLight", Objects.requireNonNullElse(platform.brand().logoLight(), ""));
        words.put("logoDark", Objects.requireNonNullElse(platform.brand().logoDark(), ""));
        words.put("signUpMode", PlatformForm.word(platform.signUp().mode()));
        words.put("signUpDomains", String.join(", ", platform.signUp().domains()));
        words.put("senderName", Objects.requireNonNullElse(platform.mailSender().name(), ""));
        words.put(
                "senderAddress",
                Objects.requireNonNullElse(platform.mailSender().address(), ""));
        words.put("developers", platform.developers().name().toLowerCase(Locale.ROOT));
        words.put("defaultLocale", platform.defaultLocale().toLanguageTag());
        return words;
    }
}
