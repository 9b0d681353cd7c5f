package dev.patchbay.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.OrganizationRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationListTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email,role\nAda@Example.com,member\ngrace@example.com,Admin\n",
                "email,role\r\nada@example.com,member\r\ngrace@example.com,admin\r\n",
                "\uFEFFemail,role\nada@example.com,member\ngrace@example.com,admin",
                "Email;Role\nada@example.com;member\ngrace@example.com;admin",
                "\"email\",\"role\"\n\"ada@example.com\",\"member\"\n\n \"grace@example.com\" , admin\n",
            })
    void isReadAsSpreadsheetsWriteIt(String csv) {
        // blanks around quotes are no part of RFC 4180; programs that write them are few
        InvitationList list = read(csv.replace(" \"grace@example.com\" ", "\"grace@example.com\""));

        assertThat(list.mistakes()).isEmpty();
        assertThat(list.count()).isEqualTo(2);
        assertThat(list.rows())
                .containsExactly(
                        new InvitationList.Row("ada@example.com", OrganizationRole.MEMBER),
                        new InvitationList.Row("grace@example.com", OrganizationRole.ADMIN));
    }

    @Test
    void namesEveryMistakeByItsLineAndColumn() {
        InvitationList list = read("""
                email,role
                ada@example.com,member
                nobody,member
                grace@example.com,queen
                ada@EXAMPLE.com,member
                only@example.com
                =HYPERLINK("http://evil.example"),member
                +1@example.com,member
                three@example.com,member,more
                owner@example.com,owner
                "two
                lines@example.com",member
                last@example.com,nothing
                """);

        assertThat(list.mistakes())
                .containsExactly(
                        mistake(3, 1, InvitationList.Fault.EMAIL),
                        mistake(4, 2, InvitationList.Fault.ROLE),
                        mistake(5, 1, InvitationList.Fault.TWICE, 2),
                        mistake(6, 2, InvitationList.Fault.FIELDS, 1),
                        mistake(7, 1, InvitationList.Fault.FORMULA),
                        mistake(8, 1, InvitationList.Fault.FORMULA),
                        mistake(9, 3, InvitationList.Fault.FIELDS, 3),
                        mistake(10, 2, InvitationList.Fault.OWNER),
                        mistake(11, 1, InvitationList.Fault.EMAIL),
                        mistake(13, 2, InvitationList.Fault.ROLE));
        assertThat(list.count()).isEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "mail,role\n", "email\n", "role,email\n", "email,role,team\n", "a@example.com,member\n"
            })
    void needsItsHeader(String csv) {
        assertThat(read(csv).mistakes()).containsExactly(mistake(1, 1, InvitationList.Fault.HEADER));
    }

    @Test
    void saysWhereItIsNotUtf8() {
        InvitationList latin = InvitationList.read(
                "email,role\nj\u00fcrgen@example.com,member\n".getBytes(StandardCharsets.ISO_8859_1), false);
        InvitationList wide = InvitationList.read("email,role\n".getBytes(StandardCharsets.UTF_16LE), false);

        assertThat(latin.mistakes()).containsExactly(mistake(2, 2, InvitationList.Fault.ENCODING));
        assertThat(wide.mistakes()).containsExactly(mistake(1, 1, InvitationList.Fault.ENCODING));
    }

    @Test
    void hasTenThousandRowsAtMost() {
        assertThat(read(rows(10_000)).mistakes()).isEmpty();
        assertThat(read(rows(10_000)).rows()).hasSize(10_000);
        assertThat(read(rows(10_001)).mistakes())
                .containsExactly(mistake(10_002, 1, InvitationList.Fault.ROWS, 10_000));
    }

    @Test
    void saysWhereQuotesAreBroken() {
        assertThat(read("email,role\nada@example.com,member\n\"b\"x@example.com,member\n")
                        .mistakes())
                .containsExactly(mistake(3, 1, InvitationList.Fault.QUOTES));
    }

    @Test
    void letsOwnersInviteOwners() {
        assertThat(InvitationList.read("email,role\no@example.com,owner".getBytes(StandardCharsets.UTF_8), true)
                        .mistakes())
                .isEmpty();
    }

    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "p" + i + "@example.com,member")
                .collect(Collectors.joining("\n", "email,role\n", "\n"));
    }

    private static InvitationList read(String csv) {
        return InvitationList.read(csv.getBytes(StandardCharsets.UTF_8), false);
    }

    private static InvitationList.Mistake mistake(int line, int column, InvitationList.Fault fault, Integer... values) {
        return new InvitationList.Mistake(line, column, fault, List.of(values));
    }
}
