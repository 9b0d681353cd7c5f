package dev.patchbay.grants;

/** How a person is brought into an app, signed in. */
public enum OpenWay {
    /** The app is told to start its own login (OpenID Connect Core §4, third-party-initiated login). */
    INITIATE,
    /** Patchbay starts the authorization itself with a request that it minted. */
    LAUNCH,
    /** The app's own address; it starts its login by itself. */
    APP
}
