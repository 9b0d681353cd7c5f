package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.Ids;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page that the link from standard output leads to. */
@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SetUpPageTests {

    @LocalServerPort
    int port;

    @Autowired
    SetUpLinks links;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient sql;

    @Autowired
    Ids ids;

    private String token = "";
    private String email = "";

    @BeforeEach
    void nobodyIsAnOperator() {
        sql.sql("update accounts.account set roles = '{}'").update();
        token = links.issue().orElseThrow().reveal();
        email = ids.next() + "@setup.example.com";
    }

    @Test
    void makesTheFirstOperatorAndSignsThemIn() {
        var visitor = new Visitor(port);
        var page = visitor.get("/setup?token=" + token);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("<h1>Set up Patchbay</h1>", "action=\"/setup\"", "value=\"" + token + "\"")
                .doesNotContain("??");
        assertThat(page.response().headers().firstValue("Cache-Control")).hasValue("no-store");

        var made = visitor.form("/setup", fields(Visitor.PASSWORD));

        assertThat(made.status()).as(made.text()).isEqualTo(303);
        assertThat(made.response().headers().firstValue("Location")).hasValue("/");
        assertThat(visitor.get("/api/me").body().get("roles").get(0).asString()).isEqualTo("operator");
        assertThat(visitor.get("/setup?token=" + token).status()).isEqualTo(410);
        assertThat(new Visitor(port)
                        .form("/setup", fields("another long password"))
                        .status())
                .isEqualTo(410);
    }

    @Test
    void saysWhatIsWrongInTheReadersLanguageAndKeepsTheLink() {
        var visitor = new Visitor(port).reading("de");
        Map<String, String> wrong = Map.of("token", token, "name", "", "email", "x", "password", "short");

        var refused = visitor.form("/setup", wrong);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("Diese Angabe wird gebraucht.", "Geben Sie eine E-Mail-Adresse ein", "Mindestens 10 Zeichen.")
                .contains("id=\"name-mistake\"", "id=\"email-mistake\"", "id=\"password-mistake\"")
                .doesNotContain("short", "??");
        assertThat(accounts.anyOperator()).isFalse();
        var common = visitor.form("/setup", fields("password123"));
        assertThat(common.text()).contains("gehört zu den ersten").contains(email);
        assertThat(visitor.form("/setup", fields(Visitor.PASSWORD)).status()).isEqualTo(303);
    }

    @Test
    void saysThatSomebodyHasTheAddress() {
        assertThat(new Visitor(port).form("/setup", fields(Visitor.PASSWORD)).status())
                .isEqualTo(303);
        sql.sql("update accounts.account set roles = '{}'").update();
        token = links.issue().orElseThrow().reveal();

        var refused = new Visitor(port).form("/setup", fields(Visitor.PASSWORD));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("Another account has this address");
    }

    private Map<String, String> fields(String password) {
        return Map.of("token", token, "name", "Otto Operates", "email", email, "password", password);
    }
}
