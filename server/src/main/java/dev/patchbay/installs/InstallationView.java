package dev.patchbay.installs;

/**
 * An installation as a member of its organization sees it.
 *
 * @param canManage whether the member may suspend, resume and remove it
 * @param canManageMembers whether the member may decide who uses it: an admin of the organization or of the app
 * @param canOpen whether it is active and lets the member in
 */
public record InstallationView(
        Installation installation, boolean canManage, boolean canManageMembers, boolean canOpen) {}
