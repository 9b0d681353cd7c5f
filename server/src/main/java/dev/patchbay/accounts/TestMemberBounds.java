package dev.patchbay.accounts;

import dev.patchbay.kernel.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * What a session of a test member is good for: to read what such a member sees, to install, use and remove apps in the sandbox,
 * and to go back. All other acts are people's: whoever entered would get a way in that outlives the entering, write to people
 * from here, or act for others. Asked wherever a session is handed to a controller.
 */
final class TestMemberBounds {

    private static final List<String> PEOPLES =
            List.of("/api/developer", "/api/console", "/api/organizations/{id}/invitations", "/console", "/developer");

    /** Below these something may be changed, and by the pages of the provider: signing in to the apps of the sandbox. */
    private static final List<String> TEST_MEMBERS = List.of(
            "/api/session",
            "/api/apps",
            "/api/installations",
            "/api/organizations/{id}/access",
            "/api/me/apps",
            "/api/dashboard",
            "/api/me/notices",
            "/api/notices",
            "/oidc",
            "/login",
            "/logout");

    private TestMemberBounds() {}

    /** @throws ProblemException {@code not-for-test-members} */
    static void require(NativeWebRequest request) {
        HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
        if (servlet == null || !admits(servlet.getMethod(), servlet.getRequestURI())) {
            throw refused();
        }
    }

    static boolean admits(String method, String path) {
        if (isAmong(PEOPLES, path)) {
            return false;
        }
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return reads || isAmong(TEST_MEMBERS, path);
    }

    private static boolean isAmong(List<String> rooms, String path) {
        return rooms.stream().anyMatch(room -> isBelow(room.split("/", -1), path.split("/", -1)));
    }

    private static boolean isBelow(String[] room, String[] path) {
        if (path.length < room.length) {
            return false;
        }
        for (int i = 0; i < room.length; i++) {
            if (!room[i].equals("{id}") && !room[i].equals(path[i])) {
                return false;
            }
        }
        return true;
    }

    static ProblemException refused() {
        return new ProblemException(
                AccountsProblem.NOT_FOR_TEST_MEMBERS,
                "Nothing was changed. Go back to yourself first: test members reach nothing outside the sandbox.");
    }
}
