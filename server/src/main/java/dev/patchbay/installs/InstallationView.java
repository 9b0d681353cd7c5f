package dev.patchbay.installs;

/**
 * An installation as a member of its organization sees it, or the person who has it for themselves.
 *
 * @param canManage whether the member may suspend, resume and remove it
 * @param canManageMembers whether the member may decide who uses it: an admin of the organization or of the app
 * @param canOpen whether it is active and lets the member in
 */
public record InstallationView(
        Installation installation, boolean canManage, boolean canManageMembers, boolean canOpen) {

    /** As the person sees it who installed it for themselves. */
    static InstallationView own(Installation installation) {
        return new InstallationView(installation, true, false, installation.status() == Status.ACTIVE);
    }
}
