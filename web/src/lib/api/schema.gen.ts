// Made from contracts/openapi.yaml by `npm run api`.

export interface paths {
    "/.well-known/webhook-keys.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public keys of webhook signatures */
        get: operations["showWebhookKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalog, the installed apps (`action=installed`), or the address that opens an app (`action=sso`) */
        get: operations["apps"];
        put?: never;
        /** Install or remove an app, by `action` */
        post: operations["changeApp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/bundles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bundles that versions of widgets have, the newest first: where they stand, and what was taken down */
        get: operations["listBundles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/bundles/{sha256}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What browsers reported of a bundle in the last 30 days, the most frequent first */
        get: operations["listBundleReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/bundles/{sha256}/takedown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Show a widget's bundle nowhere within five seconds, whoever publishes it; needs a recent sign-in */
        put: operations["takeBundleDown"];
        post?: never;
        /** Let a bundle that was taken down be shown again; needs a recent sign-in */
        delete: operations["liftBundleTakedown"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Apply the catalog file, or tell what it would change */
        post: operations["applyCatalog"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/developers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asked to become a developer */
        get: operations["listWaitingDevelopers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/developers/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a developer of somebody who asked */
        post: operations["approveDeveloper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/developers/{id}/deny": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse somebody who asked to become a developer, with a reason that the person is told */
        post: operations["denyDeveloper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/gateway/reload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read the file of the gateway's rules again, or only check it */
        post: operations["reloadGatewayRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All people, by name */
        get: operations["listPeople"];
        put?: never;
        /** Add a person with a password; they confirm their address by a mailed link */
        post: operations["addPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/people/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give somebody these roles on the platform and no others; needs a recent sign-in */
        put: operations["setRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/pipeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How events and data flow: the broker, its readers, alarms, and all sources together */
        get: operations["showPipeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/pipeline/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All data sources, those in trouble first */
        get: operations["listPipelineSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/pipeline/sources/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A data source over time: its polls, records and topics */
        get: operations["showPipelineSource"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/platform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Name, look, sign-up policy, sender and language of this Patchbay */
        get: operations["showPlatformSettings"];
        /** Change name, look, sign-up policy, sender and language of this Patchbay; needs a recent sign-in, and the version that was read */
        put: operations["changePlatformSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/platform/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a logo (PNG or JPEG, at most 1 MiB) for the next change */
        post: operations["uploadLogo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/platform/test-mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a letter to oneself */
        post: operations["sendTestMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sealing-key/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Seal secrets with a new key from now on */
        post: operations["rotateSealingKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/signing-keys/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the keys that sign tokens and webhooks, in time or, when somebody else may have them, at once */
        post: operations["rotateSigningKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own dashboard */
        get: operations["showDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that one can place, with some of its data */
        get: operations["listChoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/layout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Move and resize widgets, unless the dashboard was changed elsewhere since it was read */
        put: operations["arrangeDashboard"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/placements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Place widgets, all of them or none; where a place is taken, the first free one is used */
        post: operations["placeWidgets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/placements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a widget from one's dashboard; it can be brought back for a day */
        delete: operations["removePlacement"];
        options?: never;
        head?: never;
        /** Change the title or the settings of a widget */
        patch: operations["changePlacement"];
        trace?: never;
    };
    "/api/dashboard/placements/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a line was, one number a minute, as far back as it reaches and 24 hours at most */
        get: operations["showHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/placements/{id}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that the browser did not run a bundle that came whole: it is not what was checked */
        post: operations["reportRefusal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/placements/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a removed widget back, up to a day after it was removed */
        post: operations["restorePlacement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/placements/{id}/storage/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an integration's own widget keeps in its place; null where there is nothing */
        get: operations["showStored"];
        /** Keep a JSON value under a key, in the place of an integration's own widget: at most 64 keys and 64 KiB in all */
        put: operations["keepStored"];
        post?: never;
        /** Delete what an integration's own widget keeps under a key in its place */
        delete: operations["deleteStored"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/placements/{id}/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A token of a minute that tells the server of the widget's developer who looks at it; if profile:read was agreed to */
        post: operations["mintWidgetToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/proposals/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Place what an integration proposed on one's dashboard */
        post: operations["acceptProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/proposals/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline what an integration proposed: nothing is placed, and the integration is told when it asks */
        post: operations["declineProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dev/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Letters that were sent or would have been; in development only */
        get: operations["listSentMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The integrations that one looks after, and whether one is in trouble */
        get: operations["listOwnIntegrations"];
        put?: never;
        /** Register an integration; its credentials are shown once */
        post: operations["registerIntegration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An integration at a glance */
        get: operations["showOwnIntegration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/broker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a Kafka client of the integration must be told: address, topics, where its token comes from */
        get: operations["showBrokerPlace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last ten looks at an integration, newest first, with what came of each rule */
        get: operations["listChecks"];
        put?: never;
        /** Have the draft looked at, or a published version */
        post: operations["startChecks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/client-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret of the integration's own client, shown once; the one before it is taken for another 24 hours */
        post: operations["renewClientSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/client-secret/previous": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take the client secret of before no longer, though its 24 hours have not passed */
        delete: operations["endPreviousClientSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an integration signs in with, and how old that is; never a secret */
        get: operations["showIntegrationCredentials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a data source goes: its polls, its schema, what was counted hour by hour */
        get: operations["showData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/data/poll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Poll a data source at once, before its interval is over */
        post: operations["pollNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/data/polls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last polls of a data source, newest first */
        get: operations["listPolls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/data/rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Records that were refused, and why, newest first */
        get: operations["listRejectedRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/data/rejected/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete refused records, which can then not be replayed any more */
        post: operations["discardRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/data/rejected/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold refused records against the schema again, and take those that fit */
        post: operations["replayRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was told to the integration, newest event first */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/deliveries/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event with every attempt to tell it */
        get: operations["showDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/deliveries/{eventId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send one event again, once; its stream goes on as it was */
        post: operations["resendEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/deliveries/{eventId}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a stream pass over the event that it waits for, which is then not delivered */
        post: operations["skipEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/deprecation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Announce the day on which an integration ends; all who have it are told */
        put: operations["deprecate"];
        post?: never;
        /** Take the announced end of an integration back */
        delete: operations["undeprecate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The draft: the manifest as it was written, with its revision as ETag */
        get: operations["showDraft"];
        /** Save the draft: the manifest itself, with If-Match only over the revision that was read */
        put: operations["saveDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/draft/fetch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Save as draft what the integration serves at {base_url}/manifest.json */
        post: operations["fetchDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The request by which an event would be delivered, with headers and body; nothing is sent */
        post: operations["showUnsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/endpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where an integration is told its events, and how that goes */
        get: operations["showEndpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/endpoint/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call the endpoint again, one that is disabled too */
        post: operations["resetEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/examples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an event that never happened, marked as such, and see the answer */
        post: operations["sendExample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/recover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell everything again from a moment on, and call an endpoint in trouble anew */
        post: operations["recoverEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/republish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer an integration again that was unpublished */
        post: operations["republish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/starter.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A program to begin with, for Node, as a ZIP file */
        get: operations["downloadStarter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many use it, day by day, and how many agreed to what a version asks for */
        get: operations["showStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looks after an integration, and what the others of its publisher need to */
        get: operations["showTeam"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/unpublish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer an integration no longer; what is installed stays */
        post: operations["unpublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions, the greatest first */
        get: operations["listVersions"];
        put?: never;
        /** Make the draft a version that never changes, and offer it */
        post: operations["publishVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/versions/{version}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a version, or `draft`, changes for those who have the one before it */
        get: operations["showDifference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/versions/{version}/yank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a version back; the newest other one is offered instead */
        post: operations["yankVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/visibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose who finds an integration: everybody, whoever has its name or link, or its publisher's people */
        put: operations["changeVisibility"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/webhook-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new webhook secret, shown once; the one before it signs too for 24 hours */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/webhook-secret/previous": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign with the webhook secret of before no longer, though its 24 hours have not passed */
        delete: operations["endPreviousWebhookSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/widget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The widget of the draft, or of the version that is offered, as it was fetched last */
        get: operations["showWidgetPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/integrations/{name}/widget/fetch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fetch manifest and bundle of the widget from its developer's server once more, and read them */
        post: operations["fetchWidgetPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/manifest/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Every mistake in a manifest, and where it is written */
        post: operations["validateManifest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether one is a developer, or asked to become one */
        get: operations["showDeveloperRole"];
        put?: never;
        /** Become a developer, or ask the operators, as they chose */
        post: operations["becomeDeveloper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/sandbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A publisher's sandbox: its test members, and what can be tried in it */
        get: operations["showSandbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/sandbox/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a test member, at most ten; makes the sandbox with the first */
        post: operations["addTestMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/sandbox/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a test member with all that is kept about it */
        delete: operations["removeTestMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/developer/sandbox/members/{id}/enter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Be a test member in this browser, for eight hours at most */
        post: operations["enterTestMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is featured, new and popular, and the categories */
        get: operations["showHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The apps of an organization, or with `target=user` one’s own; removed ones too */
        get: operations["listInstallations"];
        put?: never;
        /** Install an app for an organization, or with `target: user` and consent for oneself */
        post: operations["install"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An installation and how its set-up goes */
        get: operations["showInstallation"];
        put?: never;
        post?: never;
        /** Remove an app: its credentials and tokens are dead at once, and it is told */
        delete: operations["uninstall"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installations/{id}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say who comes in: everyone, or only the assigned */
        put: operations["setAccessPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installations/{id}/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The settings of an app and the JSON Schema of their form, for whoever manages it */
        get: operations["showConfig"];
        /** Fill in the settings of an app, which is told */
        put: operations["changeConfig"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installations/{id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a new version of an organization’s app asks its admins for */
        get: operations["showAskedConsent"];
        put?: never;
        /** Agree anew to what an app asks for: one’s own, or an admin for the organization */
        post: operations["agree"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installations/{id}/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New credentials for an app that is configured by hand, shown once */
        post: operations["showCredentials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installations/{id}/credentials/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New credentials on their way to the app */
        post: operations["sendCredentials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installations/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may use an app, for its admins */
        get: operations["listAppMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installations/{id}/members/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Decide about one member in place of the policy */
        put: operations["decideAccess"];
        post?: never;
        /** Take a decision about one member back, to whom the policy applies again */
        delete: operations["resetAccess"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installations/{id}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest records of a data source, for those who may use it; asked again with next, what has changed since */
        get: operations["listRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installations/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a suspended app work again, with new tokens */
        post: operations["resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installations/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend an app: nobody opens it and its tokens are dead, until it is resumed */
        post: operations["suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installations/{id}/try-now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell the app at once what it still has to be told */
        post: operations["tryNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an invitation's link offers */
        get: operations["showInvitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation: one becomes a member in the role that it names */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Browse and search what is offered */
        get: operations["searchListings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A listing, as it stands for the viewer */
        get: operations["showListing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changes, as it changes, as server-sent events: `records` and `status` of installations, `nudge` for what is to be fetched anew, `position` to go on from, `end` */
        get: operations["followLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own account */
        get: operations["showMe"];
        put?: never;
        post?: never;
        /** Delete one's account and what is kept about it, leaving every organization; needs a recent sign-in */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        /** Change one's name or language */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/api/me/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The apps that know one, and what each may do */
        get: operations["listConnectedApps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/apps/{installationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an app of one’s own, or sign out of an organization’s */
        delete: operations["disconnectApp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/apps/{installationId}/give-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give up one's own access to an organization's app; an admin alone can give it back */
        post: operations["giveUpAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/apps/{installationId}/scopes/{scope}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one permission back from an app of one's own; tokens that have it are dead */
        delete: operations["cutScope"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for another e-mail address, which counts once the link mailed there is opened */
        post: operations["changeEmail"];
        /** Give up the change of the e-mail address */
        delete: operations["cancelEmail"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/email/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm an e-mail address with the mailed link */
        post: operations["confirmEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/email/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the link that confirms the e-mail address be mailed again */
        post: operations["sendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything that is kept about oneself, as a JSON file; needs a recent sign-in */
        post: operations["exportMe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notice-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which kinds of notices one also gets by mail */
        get: operations["showNoticePreferences"];
        /** Choose which kinds of notices also come by mail; kinds that are not named stay as they are */
        put: operations["chooseNotices"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one was told, newest first, in the language of the reader */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark notices as read */
        post: operations["readNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's passkeys */
        get: operations["listPasskeys"];
        put?: never;
        /** Add a passkey to one's account; needs a recent sign-in */
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a passkey, which signs nobody in any more; needs a recent sign-in, and another way in that stays */
        delete: operations["removePasskey"];
        options?: never;
        head?: never;
        /** Give a passkey of one's own another name */
        patch: operations["renamePasskey"];
        trace?: never;
    };
    "/api/me/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What to ask the browser's authenticator for a new passkey */
        post: operations["passkeyOptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change one's password and end the other sessions */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is signed in */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /** End every session of one's own but this one, as signing out there does */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one session of one's own, as signing out there does */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove once more who one is, with the password */
        post: operations["stepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/step-up/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove once more who one is, with a passkey */
        post: operations["stepUpWithPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/step-up/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What to ask the browser's authenticator to prove once more who one is */
        post: operations["passkeyStepUpOptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an organization, which one then owns */
        post: operations["createOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An organization that one belongs to */
        get: operations["showOrganization"];
        put?: never;
        post?: never;
        /** Close an organization for good: its apps are removed, its members go, its name is not given again; needs a recent sign-in */
        delete: operations["closeOrganization"];
        options?: never;
        head?: never;
        /** Give an organization another display name */
        patch: operations["renameOrganization"];
        trace?: never;
    };
    "/api/organizations/{id}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may use which app, for admins */
        get: operations["showAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/app-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which apps an organization allows */
        get: operations["showAppPolicy"];
        /** Change which apps may be installed, for admins */
        put: operations["changeAppPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done in an organization, newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/audit.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done in an organization, as a CSV file */
        get: operations["downloadAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom an organization invited, newest first */
        get: operations["listInvitations"];
        put?: never;
        /** Invite somebody by e-mail address */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/invitations/{invitation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back: its link no longer works */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/invitations/{invitation}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an invitation again, with another link */
        post: operations["resendInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/invitations/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite everybody of a CSV list, or look what would come of it */
        post: operations["importInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave an organization, and with it all its apps; its only owner cannot */
        post: operations["leaveOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who belongs to an organization */
        get: operations["listMembers"];
        put?: never;
        /** Add a person who has an account */
        post: operations["addMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/members/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a member, or oneself: access to all apps of the organization ends, and the apps are told */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /** Give a member another role; the role of owner is given and taken by owners alone */
        patch: operations["changeMember"];
        trace?: never;
    };
    "/api/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a link for a new password be mailed, if there is an account */
        post: operations["forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/password-reset/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a new password with the mailed link */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/platform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Name, look and languages of this Patchbay, and who may sign up */
        get: operations["showPlatform"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests for apps: all for admins, their own for others, newest first */
        get: operations["listRequests"];
        put?: never;
        /** Ask the admins for an app */
        post: operations["askForApp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back a request of one's own */
        delete: operations["withdrawRequest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Install what was asked for, with a word to those who asked */
        post: operations["approveRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/deny": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deny a request, with a reason that those who asked are told */
        post: operations["denyRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["showSession"];
        put?: never;
        /** Sign in with e-mail address and password; the answer sets the session's cookie */
        post: operations["signIn"];
        /** End the session; tokens that apps got through it are dead, but for those with `offline_access` */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End being a test member, and go on as oneself */
        post: operations["leaveTestMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose the organization that is meant where a request names none */
        put: operations["switchOrganization"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a passkey */
        post: operations["signInWithPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What to ask the browser's authenticator to sign in with a passkey */
        post: operations["passkeySignInOptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the first operator with the one-time set-up link */
        post: operations["setUpFirstOperator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for an account; the answer is the same whether or not there is one */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-up/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the account with the mailed link and sign in */
        post: operations["confirmSignUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{name}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Send the browser into an app, signed in */
        get: operations["openApp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this node lives */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this node can answer */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{sha256}.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture, by the SHA-256 of its content */
        get: operations["showImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schemas/manifest.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The JSON Schema of manifests */
        get: operations["showManifestSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is on the person's dashboard: what shows the app in full, of others where it stands */
        get: operations["showAppDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dashboard/placements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Replace the settings of a placed widget that shows the app */
        patch: operations["configureAppPlacement"];
        trace?: never;
    };
    "/v1/dashboard/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose a widget; it is placed if the person accepts within 30 days */
        post: operations["propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dashboard/proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of a proposal: open, accepted, declined or expired */
        get: operations["showAppProposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A data source sends records, up to 1,000 at once; a result for each. With the header installation_id for one installation alone */
        post: operations["sendRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events of the integration, of one installation, or of what is tried (`installation=sandbox`); waits for the next, or with Accept: text/event-stream goes on */
        get: operations["pullEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/installations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The installations of the integration, by id; with a token for one installation, that one */
        get: operations["listAppInstallations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/installations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An installation of the integration: for whom it is, its status and version */
        get: operations["showAppInstallation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/installations/{id}/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New credentials of an installation, once, at the address that was in an event */
        post: operations["openCredentials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/installations/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may use the installation, with a token of the app */
        get: operations["listInstallationMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/installations/{id}/members/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of those who may use the installation, with role and permissions */
        get: operations["showInstallationMember"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integration/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save the draft, with a token of the integration as itself */
        put: operations["pushDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integration/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish the draft, with a token of the integration as itself */
        post: operations["pushVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The person for whom the app calls, as far as its scopes tell */
        get: operations["showPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Access: {
            canAccess: boolean;
            isAdmin: boolean;
            permissions: string[];
        };
        AccessMatrix: {
            apps: components["schemas"]["MatrixApp"][];
            members: components["schemas"]["MatrixMember"][];
            next: string | null;
        };
        AddedPerson: {
            email: string;
            /** Format: uuid */
            id: string;
            name: string;
        };
        Admin: {
            name: string;
        };
        AnswersToReconsent: {
            /** Format: int32 */
            accepted: number;
            version: string;
            /** Format: int32 */
            waiting: number;
        };
        App: {
            /** Format: uri */
            appUrl: string;
            description: string;
            features: string[];
            icon: string | null;
            /** Format: uuid */
            id: string;
            isFirstParty: boolean;
            isFree: boolean;
            isPublished: boolean;
            monthlyPrice: string | null;
            name: string;
            requiredScopes: string[];
            slug: string;
            /** @enum {string|null} */
            status: "active" | "inactive" | "suspended" | null;
        };
        AppAction: {
            /** @enum {string} */
            action: "install" | "uninstall";
            consent?: components["schemas"]["Consent"] | null;
            organizationId?: string | null;
            slug: string;
            /** @enum {string|null} */
            target?: "organization" | "user" | null;
        };
        AppAddress: {
            /** Format: uri */
            url: string;
        };
        AppDashboard: {
            placements: components["schemas"]["AppPlacement"][];
        };
        AppInstallation: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            installedAt: string;
            /** Format: uuid */
            organizationId: string | null;
            status: string;
            target: string;
            /** Format: uuid */
            userId: string | null;
            version: string;
        };
        AppInstallations: {
            installations: components["schemas"]["AppInstallation"][];
            next: string | null;
        };
        AppList: {
            apps: components["schemas"]["App"][];
        };
        AppMember: {
            /** Format: uuid */
            accountId: string;
            canAccess: boolean;
            email: string;
            exception: boolean;
            /** Format: date-time */
            grantedAt: string | null;
            grantedBy: components["schemas"]["Granter"] | null;
            isAdmin: boolean;
            name: string;
            organizationRole: string;
            permissions: string[];
        };
        AppMembersPage: {
            members: components["schemas"]["AppMember"][];
            next: string | null;
            permissions: components["schemas"]["AppPermission"][];
            /** @enum {string} */
            policy: "everyone" | "assigned";
        };
        AppPermission: {
            description: string;
            name: string;
        };
        AppPlacement: {
            config?: {
                [key: string]: unknown;
            };
            /** Format: int32 */
            h: number;
            /** Format: uuid */
            id?: string;
            own: boolean;
            title?: string;
            /** Format: int32 */
            w: number;
            /** @enum {string} */
            widget: "number" | "table" | "line" | "ticker" | "integration";
            /** Format: int32 */
            x: number;
            /** Format: int32 */
            y: number;
        };
        AppPlacementSettings: {
            config: {
                [key: string]: unknown;
            };
        };
        AppPolicy: {
            allow: string[];
            apps: components["schemas"]["NamedApp"][];
            deny: string[];
            notAllowed: components["schemas"]["KeptApp"][];
            /** @enum {string} */
            rule: "all" | "verified" | "listed";
            /** Format: int64 */
            version: number;
        };
        AppProposal: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            placement?: string;
            /** @enum {string} */
            state: "open" | "accepted" | "declined" | "expired";
        };
        AppRequest: {
            answer: string | null;
            /** Format: date-time */
            answeredAt: string | null;
            answeredBy: components["schemas"]["Installer"] | null;
            /** Format: uuid */
            id: string;
            integration: components["schemas"]["InstalledIntegration"];
            message: string | null;
            /** Format: uuid */
            organizationId: string;
            /** Format: date-time */
            requestedAt: string;
            requestedBy: components["schemas"]["Installer"];
            /** @enum {string} */
            state: "open" | "approved" | "denied" | "withdrawn";
        };
        Approval: {
            answer?: string | null;
        };
        Asked: unknown;
        AskedChange: {
            key: string;
            text: string;
            weight: string;
        };
        AskedConsent: {
            changes: components["schemas"]["AskedChange"][];
            connections: components["schemas"]["Connection"][];
            installedVersion: string | null;
            newVersion: string | null;
            scopes: components["schemas"]["AskedScope"][];
            version: string | null;
            waiting: boolean;
        };
        AskedScope: {
            new?: boolean;
            optional: boolean;
            purpose: string | null;
            scope: string;
            sensitive: boolean;
            sentence: string;
            title: string;
        };
        AuditActor: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        AuditEntry: {
            action: string;
            actor: components["schemas"]["AuditActor"] | null;
            /** Format: date-time */
            at: string;
            detail: {
                [key: string]: string;
            };
            /** Format: uuid */
            id: string;
            personName: string | null;
            subject: string;
            subjectName: string | null;
        };
        AuditPage: {
            entries: components["schemas"]["AuditEntry"][];
            next: string | null;
        };
        Brand: {
            logoDark: string | null;
            logoLight: string | null;
            name: string;
            primaryColor: string;
        };
        BrandForm: {
            logoDark: string | null;
            logoLight: string | null;
            name: string | null;
            primaryColor: string | null;
        };
        BrokerHealth: {
            address: string | null;
            available: boolean;
            /** Format: int64 */
            disk: number | null;
            /** Format: date-time */
            measuredAt: string | null;
            /** Format: int64 */
            memory: number | null;
            /** @enum {string} */
            mode: "embedded" | "external" | "off";
            /** Format: int32 */
            mostPartitions: number | null;
            /** Format: int32 */
            partitions: number;
            /** Format: date-time */
            since: string;
        };
        BrokerPlace: {
            address: string | null;
            admitted: boolean;
            available: boolean;
            clientId: string | null;
            encrypted: boolean;
            issuer: string;
            resource: string;
            /** Format: uri */
            tokenEndpoint: string;
            topics: components["schemas"]["BrokerTopics"];
        };
        BrokerTopics: {
            data: string;
            dlq: string;
            groups: string;
            lifecycle: string;
        };
        Bundle: {
            /** Format: date-time */
            at: string;
            /** Format: int32 */
            bytes: number | null;
            integration: components["schemas"]["BundleIntegration"] | null;
            morePlaces: boolean;
            /** Format: int64 */
            places: number;
            /** Format: int64 */
            reports: number;
            sha256: string;
            takenDown: components["schemas"]["BundleTakedown"] | null;
            version: string | null;
            /** Format: date-time */
            yankedAt: string | null;
        };
        BundleIntegration: {
            displayName: string;
            name: string;
            publisher: string;
        };
        BundleRefusal: {
            /** Format: int64 */
            bytes: number;
            sha256: string;
        };
        BundleReport: {
            /** @enum {string|null} */
            blocked: "inline" | "eval" | "data" | "blob" | "insecure" | "elsewhere" | "other" | null;
            /** Format: int64 */
            count: number;
            directive: string | null;
            /** @enum {string} */
            kind: "blocked" | "refused";
            /** Format: date-time */
            lastSeen: string;
        };
        BundleReports: {
            reports: components["schemas"]["BundleReport"][];
        };
        BundlesPage: {
            bundles: components["schemas"]["Bundle"][];
            next: string | null;
        };
        BundleTakedown: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            by: string;
            name: string | null;
            reason: string;
        };
        Card: {
            categories: string[];
            description: string;
            displayName: string;
            icon: string | null;
            installed: boolean;
            name: string;
            price: components["schemas"]["Price"];
            publisher: components["schemas"]["Publisher"];
            /** Format: date */
            sunset: string | null;
            tagline: string;
            tier: string;
            /** @enum {string} */
            type: "app" | "widget" | "data_source";
        };
        CatalogApplication: {
            dryRun: boolean;
        };
        CatalogApplied: {
            changes: components["schemas"]["CatalogChange"][];
            dryRun: boolean;
            notes: string[];
            text: string;
        };
        CatalogChange: {
            fields: components["schemas"]["CatalogField"][];
            /** @enum {string} */
            kind: "added" | "changed" | "published" | "unpublished";
            name: string;
        };
        CatalogField: {
            after: string | null;
            before: string | null;
            name: string;
        };
        CheckOfRule: {
            evidence: {
                [key: string]: unknown;
            };
            mend: string | null;
            /** @enum {string} */
            mode: "monitor" | "enforce";
            /** @enum {string} */
            outcome: "passed" | "failed" | "warned" | "skipped";
            rule: string;
            title: string;
        };
        CheckRun: {
            /** @enum {string} */
            cause: "asked" | "publishing" | "scheduled";
            /** Format: date-time */
            createdAt: string;
            draft: boolean;
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            results: components["schemas"]["CheckOfRule"][];
            /** Format: date-time */
            startedAt: string | null;
            version: string;
        };
        CheckRuns: {
            runs: components["schemas"]["CheckRun"][];
        };
        CheckWish: {
            version?: string | null;
        };
        Choice: {
            frame: components["schemas"]["WidgetFrame"] | null;
            installation: components["schemas"]["InstallationRef"];
            sample: components["schemas"]["ChoiceSample"][];
            /** Format: date-time */
            since: string | null;
            source: components["schemas"]["ChoiceSource"] | null;
            /** @enum {string} */
            state: "live" | "stale" | "offline";
        };
        ChoiceList: {
            choices: components["schemas"]["Choice"][];
        };
        ChoiceSample: {
            /** Format: date-time */
            at: string;
            value: {
                [key: string]: unknown;
            };
        };
        ChoiceSource: {
            key: string[];
            /** Format: int32 */
            number: number;
            schema: {
                [key: string]: unknown;
            };
        };
        ChosenPreference: {
            kind: string | null;
            locked: boolean | null;
            mail: boolean | null;
            title: string | null;
        };
        ChosenPreferences: {
            kinds: components["schemas"]["ChosenPreference"][];
        };
        ChosenRecords: {
            ids?: string[] | null;
        };
        ClientSecretState: {
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            previousUntil: string | null;
        };
        Config: {
            config: {
                [key: string]: unknown;
            };
            schema: {
                [key: string]: unknown;
            } | null;
            /** Format: int64 */
            version: number;
        };
        ConnectedApp: {
            canCut: boolean;
            canGiveUp: boolean;
            connectDomains: string[];
            /** Format: date-time */
            connectedAt: string;
            /** Format: uuid */
            installationId: string;
            integration: components["schemas"]["ConnectedIntegration"];
            /** Format: date-time */
            lastUsedAt: string | null;
            organization: components["schemas"]["ConnectedOrganization"] | null;
            reconsent: components["schemas"]["Reconsent"] | null;
            scopes: components["schemas"]["ConnectedScope"][];
            /** @enum {string} */
            status: "setting_up" | "active" | "suspended";
            staysConnected: boolean;
            /** @enum {string} */
            target: "organization" | "user";
        };
        ConnectedAppList: {
            apps: components["schemas"]["ConnectedApp"][];
        };
        ConnectedIntegration: {
            displayName: string;
            icon: string | null;
            name: string;
        };
        ConnectedOrganization: {
            displayName: string;
            /** Format: uuid */
            id: string;
        };
        ConnectedScope: {
            /** Format: date-time */
            lastUsedAt: string | null;
            optional: boolean;
            purpose: string | null;
            scope: string;
            sentence: string;
            title: string;
        };
        Connection: {
            domain: string;
            new?: boolean;
        };
        Consent: {
            scopes: string[];
            version: string;
        };
        CountedHour: {
            /** Format: int64 */
            accepted: number;
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            bytes: number;
            /** Format: int32 */
            failed: number;
            /** Format: int32 */
            millis: number;
            /** Format: int32 */
            polls: number;
            /** Format: int64 */
            rejected: number;
            /** Format: int32 */
            slowest: number;
            /** Format: int64 */
            unchanged: number;
        };
        Credentials: {
            email: string;
            password: string;
        };
        Dashboard: {
            placements: components["schemas"]["Placement"][];
            proposals: components["schemas"]["Proposal"][];
            /** Format: int64 */
            revision: number;
        };
        DashboardLayout: {
            places: components["schemas"]["WidgetPlace"][];
            /** Format: int64 */
            revision: number;
        };
        DataOverview: {
            broker: components["schemas"]["DepthNow"] | null;
            /** @enum {string} */
            deliveryMode: "pull" | "push";
            depths: components["schemas"]["DepthHourCounts"][];
            /** Format: int32 */
            failures: number;
            hours: components["schemas"]["CountedHour"][];
            /** Format: date-time */
            lastGoodPollAt: string | null;
            /** Format: date-time */
            lastPollAt: string | null;
            /** Format: date-time */
            nextPollAt: string | null;
            polled: boolean;
            reasons: components["schemas"]["ReasonCount"][];
            /** Format: int32 */
            records: number;
            refusedSchema: components["schemas"]["RefusedSchema"] | null;
            /** Format: int32 */
            rejected: number;
            schema: components["schemas"]["SchemaInUse"] | null;
        };
        DayOfUse: {
            /** Format: int64 */
            active: number;
            /** Format: date */
            day: string;
            /** Format: int64 */
            installed: number;
            /** Format: int64 */
            uninstalled: number;
        };
        DeliveryAttempt: {
            /** Format: date-time */
            at: string;
            delivered: boolean;
            error: string | null;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            latencyMs: number;
            requestBody: string;
            requestHeaders: {
                [key: string]: string;
            };
            resend: boolean;
            responseBody: string | null;
            responseCut: boolean;
            responseHeaders: {
                [key: string]: string[];
            } | null;
            /** Format: int32 */
            status: number | null;
            url: string;
        };
        DeliveryDetail: {
            /** Format: date-time */
            appendedAt: string;
            attempts: components["schemas"]["DeliveryAttempt"][];
            body: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            deliveredAt: string | null;
            /** Format: uuid */
            eventId: string;
            /** Format: uuid */
            installationId: string | null;
            /** Format: date-time */
            nextAttemptAt: string | null;
            /** Format: int64 */
            sequence: number;
            skipped: components["schemas"]["SkipNote"] | null;
            /** @enum {string} */
            state: "delivered" | "waiting" | "failing" | "stopped" | "skipped" | "pulled";
            targetName: string | null;
            type: string;
        };
        DeliveryEndpoint: {
            breaker: components["schemas"]["EndpointBreaker"];
            disabled: components["schemas"]["DisabledEndpoint"] | null;
            /** @enum {string} */
            eventsTransport: "webhook" | "broker" | "pull";
            /** Format: date-time */
            previousSecretUntil: string | null;
            secretInCatalogFile: boolean;
            /** Format: date-time */
            secretRotatedAt: string | null;
            /** Format: int64 */
            stopped: number;
            /** Format: uri */
            url: string | null;
            /** Format: int64 */
            waiting: number;
        };
        DeliveryList: {
            deliveries: components["schemas"]["DeliveryRow"][];
            next: string | null;
        };
        DeliveryRow: {
            /** Format: date-time */
            appendedAt: string;
            /** Format: int32 */
            attempts: number;
            /** Format: date-time */
            deliveredAt: string | null;
            /** Format: uuid */
            eventId: string;
            /** Format: uuid */
            installationId: string | null;
            /** Format: int64 */
            lastLatencyMs: number | null;
            /** Format: int32 */
            lastStatus: number | null;
            /** Format: date-time */
            nextAttemptAt: string | null;
            /** Format: int64 */
            sequence: number;
            /** @enum {string} */
            state: "delivered" | "waiting" | "failing" | "stopped" | "skipped" | "pulled";
            targetName: string | null;
            type: string;
        };
        Denial: {
            reason: string;
        };
        DeprecationNotice: {
            message: string;
            replacement: string | null;
            /** Format: date */
            sunset: string;
        };
        DeprecationWish: {
            message: string;
            replacement?: string | null;
            sunset: string;
        };
        DepthHourCounts: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            behind: number;
            /** Format: int64 */
            dead: number;
            /** Format: int64 */
            lifecycleBehind: number;
        };
        DepthNow: {
            /** Format: int64 */
            behind: number;
            /** Format: int64 */
            dead: number;
            /** Format: int64 */
            lifecycleBehind: number;
        };
        DeveloperDenial: {
            reason: string;
        };
        DeveloperRole: {
            /** @enum {string} */
            state: "granted" | "asked" | "none";
        };
        DeveloperTeam: {
            members: components["schemas"]["TeamMember"][];
            others: components["schemas"]["NotInTeam"][];
            publisher: components["schemas"]["IntegrationPublisher"] | null;
            /** Format: int32 */
            unnamed: number;
        };
        Difference: {
            /** @enum {string} */
            breaks: "readers" | "records" | "both";
            message: string;
            pointer: string;
        };
        DisabledEndpoint: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            because: "gone" | "silent";
        };
        Discarded: {
            /** Format: int32 */
            discarded: number;
        };
        DraftState: {
            /** Format: int64 */
            revision: number;
            /** Format: date-time */
            savedAt: string | null;
            version: string;
        };
        DryRunWish: {
            installation?: string | null;
            type: string;
        };
        Ending: {
            message: string;
            replacement: components["schemas"]["Replacement"] | null;
            /** Format: date */
            sunset: string;
        };
        EndpointBreaker: {
            /** Format: date-time */
            failingSince: string | null;
            /** Format: int32 */
            failures: number;
            /** Format: date-time */
            nextProbeAt: string | null;
            /** Format: date-time */
            restingUntil: string | null;
            /** @enum {string} */
            state: "closed" | "open" | "probing";
        };
        Entered: {
            by: string;
        };
        EnteredMember: {
            /** Format: uuid */
            id: string;
        };
        EventRecovery: {
            installation?: string | null;
            since: string;
        };
        EventSkip: {
            reason: string;
        };
        ExampleWish: {
            type: string;
        };
        Facet: {
            /** Format: int64 */
            count: number;
            name: string;
        };
        Facets: {
            categories: components["schemas"]["Facet"][];
            exact: boolean;
            prices: components["schemas"]["Facet"][];
            tiers: components["schemas"]["Facet"][];
            types: components["schemas"]["Facet"][];
        };
        Fault: {
            /** Format: int32 */
            column: number | null;
            /** Format: int32 */
            line: number | null;
            message: string;
        };
        FirstOperator: {
            email: string;
            name: string;
            password: string;
            token: string;
        };
        Forgotten: {
            email: string;
        };
        GatewayReload: {
            dryRun: boolean;
        };
        GatewayRule: {
            builtIn: boolean;
            callers: string[];
            methods: string[];
            path: string;
            rate: string | null;
            scopes: string[];
            upstream: string | null;
        };
        GatewayRules: {
            dryRun: boolean;
            rules: components["schemas"]["GatewayRule"][];
        };
        Granter: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        Health: {
            status: string;
        };
        History: {
            /** Format: date-time */
            at: string;
            field: string | null;
            /** Format: date-time */
            from: string;
            series: components["schemas"]["Past"][];
        };
        Home: {
            categories: components["schemas"]["Facet"][];
            featured: components["schemas"]["Card"][];
            newest: components["schemas"]["Card"][];
            popular: components["schemas"]["Card"][];
        };
        ImportMistake: {
            /** Format: int32 */
            column: number;
            /** Format: int32 */
            line: number;
            message: string;
        };
        ImportOutcome: {
            /** Format: int32 */
            alreadyInvited: number;
            /** Format: int32 */
            alreadyMembers: number;
            mistakes: components["schemas"]["ImportMistake"][];
            /** Format: int32 */
            rows: number;
            /** Format: int32 */
            toInvite: number;
        };
        Installation: {
            /** @enum {string} */
            accessPolicy: "everyone" | "assigned";
            /** Format: uri */
            appAddress: string | null;
            canManage: boolean;
            canManageMembers: boolean;
            canOpen: boolean;
            clientId: string | null;
            credentials: string;
            hasConfig: boolean;
            hasRecords: boolean;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            installedAt: string;
            installedBy: components["schemas"]["Installer"];
            integration: components["schemas"]["InstalledIntegration"];
            /** Format: int32 */
            memberCount: number;
            openUrl: string | null;
            /** Format: uuid */
            organizationId: string | null;
            setup: components["schemas"]["SetUp"] | null;
            /** @enum {string} */
            status: "setting_up" | "active" | "suspended" | "uninstalled";
            suspendedBy: ("admin" | "operator" | "payment")[];
            /** @enum {string} */
            target: "organization" | "user";
            version: string;
        };
        InstallationList: {
            installations: components["schemas"]["Installation"][];
        };
        InstallationMember: {
            canAccess: boolean;
            email: string | null;
            isAdmin: boolean;
            name: string | null;
            organizationRole: string;
            permissions: string[];
            /** Format: uuid */
            userId: string;
        };
        InstallationMembers: {
            members: components["schemas"]["InstallationMember"][];
            next: string | null;
        };
        InstallationRef: {
            displayName: string;
            icon: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            organization: components["schemas"]["OwningOrganization"] | null;
            publisher: string;
            /** @enum {string} */
            tier: "unverified" | "verified" | "featured";
        };
        InstalledApp: {
            /** Format: uuid */
            appId: string;
            canOpen: boolean;
            clientId: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            installedAt: string;
            /** Format: uuid */
            installedBy: string;
            name: string;
            /** Format: uuid */
            organizationId: string | null;
            slug: string;
            /** @enum {string} */
            status: "active" | "inactive" | "suspended";
        };
        InstalledAppAnswer: {
            installation: components["schemas"]["InstalledApp"];
        };
        InstalledAppList: {
            installed: components["schemas"]["InstalledApp"][];
        };
        InstalledIntegration: {
            displayName: string;
            icon: string | null;
            name: string;
        };
        Installer: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        IntegrationClient: {
            id: string;
            /** Format: uri */
            jwksUri: string | null;
            /** @enum {string} */
            proof: "secret" | "keys" | "none";
            secret: components["schemas"]["ClientSecretState"] | null;
        };
        IntegrationCredentials: {
            client: components["schemas"]["IntegrationClient"] | null;
            /** Format: uri */
            discoveryUrl: string;
            issuer: string;
            webhookSecret: components["schemas"]["WebhookSecretState"];
        };
        IntegrationOverview: {
            /** Format: int64 */
            active: number;
            client: components["schemas"]["OwnClient"] | null;
            deprecation: components["schemas"]["DeprecationNotice"] | null;
            displayName: string;
            draft: components["schemas"]["DraftState"];
            /** @enum {string} */
            eventsTransport: "webhook" | "broker" | "pull";
            icon: string | null;
            name: string;
            published: boolean;
            /** Format: date-time */
            publishedAt: string | null;
            publisher: components["schemas"]["IntegrationPublisher"] | null;
            /** @enum {string} */
            tier: "unverified" | "verified" | "featured";
            /** @enum {string} */
            type: "app" | "widget" | "data_source";
            version: string | null;
            /** @enum {string} */
            visibility: "public" | "unlisted" | "private";
        };
        IntegrationPublisher: {
            displayName: string;
            /** Format: uuid */
            organizationId: string;
        };
        IntegrationRegistration: {
            /** @enum {string|null} */
            deliveryMode?: "pull" | "push" | null;
            displayName: string;
            jwksUri?: string | null;
            name: string;
            publisher: components["schemas"]["PublisherChoice"];
            /** @enum {string} */
            type: "app" | "widget" | "data_source";
        };
        IntegrationStatistics: {
            /** Format: int64 */
            active: number;
            /** Format: double */
            churn: number | null;
            installs: components["schemas"]["DayOfUse"][];
            reconsent: components["schemas"]["AnswersToReconsent"] | null;
        };
        IntegrationVersion: {
            changelog: string | null;
            current: boolean;
            /** Format: date-time */
            publishedAt: string;
            version: string;
            yankedReason: string | null;
        };
        IntegrationVersions: {
            versions: components["schemas"]["IntegrationVersion"][];
        };
        Invitation: {
            email: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            invitedBy: components["schemas"]["InvitingAdmin"];
            /** @enum {string} */
            role: "owner" | "admin" | "member";
            /** Format: date-time */
            sentAt: string;
            /** @enum {string} */
            state: "pending" | "accepted" | "expired" | "revoked";
        };
        InvitationPage: {
            invitations: components["schemas"]["Invitation"][];
            next: string | null;
        };
        InvitationToken: {
            token: string;
        };
        InvitingAdmin: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        InvitingOrganization: {
            displayName: string;
        };
        InvitingPerson: {
            name: string;
        };
        Joined: {
            displayName: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "member";
        };
        KeptApp: {
            displayName: string;
            icon: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            rule: "denied" | "not-verified" | "not-listed";
        };
        Letter: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            kind: string;
            links: string[];
            /** @enum {string} */
            state: "waiting" | "sent" | "kept" | "given-up" | "held-back";
            subject: string;
            text: string;
            to: string;
        };
        Letters: {
            letters: components["schemas"]["Letter"][];
        };
        ListedPerson: {
            /** Format: date-time */
            createdAt: string;
            email: string;
            emailVerified: boolean;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastSeenAt: string | null;
            name: string;
            roles: ("developer" | "reviewer" | "operator")[];
        };
        Listing: {
            appPath: string | null;
            appPermissions: components["schemas"]["AppPermission"][];
            /** Format: uri */
            appUrl: string;
            categories: string[];
            changelog: string | null;
            configSchema: {
                [key: string]: unknown;
            } | null;
            connectDomains: string[];
            credentials: string;
            deprecation: components["schemas"]["Ending"] | null;
            description: string;
            displayName: string;
            features: string[];
            icon: string | null;
            installed: boolean;
            installTargets: ("organization" | "user")[];
            name: string;
            permissions: components["schemas"]["Permission"][];
            price: components["schemas"]["Price"];
            /** Format: uri */
            privacyUrl: string | null;
            publisher: components["schemas"]["Publisher"];
            screenshots: string[];
            /** Format: uri */
            supportUrl: string | null;
            tagline: string;
            /** Format: uri */
            termsUrl: string | null;
            tier: string;
            /** @enum {string} */
            type: "app" | "widget" | "data_source";
            verified: boolean;
            version: string;
            viewer: components["schemas"]["Viewer"];
            visibility: string;
            worksWith: components["schemas"]["Related"][];
        };
        ListingPage: {
            corrected: string | null;
            facets: components["schemas"]["Facets"];
            listings: components["schemas"]["Card"][];
            more: boolean;
            next: string | null;
            /** Format: int64 */
            total: number;
        };
        Logo: {
            logo: string;
        };
        Logos: {
            dark: string | null;
            light: string | null;
        };
        MailedLink: {
            token: string;
        };
        MailForm: {
            senderAddress: string | null;
            senderName: string | null;
        };
        MailSender: {
            senderAddress: string | null;
            senderName: string | null;
        };
        ManifestFault: {
            code: string | null;
            /** Format: int32 */
            column: number;
            detail: string;
            expected: string | null;
            /** Format: int32 */
            line: number;
            nearest: string | null;
            pointer: string;
            text: string;
        };
        ManifestValidation: {
            errors: components["schemas"]["ManifestFault"][];
        };
        MatrixApp: {
            displayName: string;
            icon: string | null;
            /** Format: uuid */
            installationId: string;
            name: string;
            /** @enum {string} */
            policy: "everyone" | "assigned";
        };
        MatrixMember: {
            access: {
                [key: string]: components["schemas"]["Access"];
            };
            /** Format: uuid */
            accountId: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "member";
        };
        Me: {
            /** Format: date-time */
            createdAt: string;
            email: string;
            emailVerified: boolean;
            hasPassword: boolean;
            /** Format: uuid */
            id: string;
            locale: string;
            name: string;
            /** Format: int32 */
            passkeys: number;
            pendingEmail: string | null;
            roles: ("developer" | "reviewer" | "operator")[];
        };
        Member: {
            /** Format: uuid */
            accountId: string;
            email: string;
            /** Format: date-time */
            joinedAt: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "member";
        };
        MemberList: {
            members: components["schemas"]["Member"][];
            next: string | null;
        };
        NamedApp: {
            displayName: string;
            icon: string | null;
            name: string;
        };
        NewAccess: {
            canAccess?: boolean | null;
            isAdmin?: boolean | null;
            permissions?: string[] | null;
        };
        NewAppPolicy: {
            allow: (string | null)[];
            deny: (string | null)[];
            /** @enum {string} */
            rule: "all" | "verified" | "listed";
            /** Format: int64 */
            version?: number | null;
        };
        NewConfig: {
            config?: {
                [key: string]: unknown;
            } | null;
            /** Format: int64 */
            version?: number | null;
        };
        NewDisplayName: {
            displayName: string;
        };
        NewEmail: {
            email: string;
        };
        NewestRecord: {
            /** Format: date-time */
            at: string;
            deleted: boolean;
            value: {
                [key: string]: unknown;
            };
            /** Format: int64 */
            version: number;
        };
        NewInstallation: {
            access?: string | null;
            appAddress?: string | null;
            config?: {
                [key: string]: unknown;
            } | null;
            consent?: components["schemas"]["Consent"] | null;
            integration: string;
            organizationId?: string | null;
            /** @enum {string|null} */
            target?: "organization" | "user" | null;
        };
        NewInvitation: {
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "member";
        };
        NewMember: {
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "member";
        };
        NewOrganization: {
            displayName: string;
            name: string;
            ownerId?: string | null;
        };
        NewPasskey: {
            credential: {
                [key: string]: unknown;
            };
            name?: string | null;
        };
        NewPassword: {
            password: string;
        };
        NewPasswordByLink: {
            password: string;
            token: string;
        };
        NewPerson: {
            email: string;
            name: string;
            password: string;
        };
        NewPlacement: {
            config?: {
                [key: string]: unknown;
            };
            /** Format: int64 */
            h: number;
            installation: string;
            title?: string;
            /** Format: int64 */
            w: number;
            /** @enum {string} */
            widget: "number" | "table" | "line" | "ticker" | "integration";
            /** Format: int64 */
            x?: number;
            /** Format: int64 */
            y?: number;
        };
        NewPlacements: {
            placements: components["schemas"]["NewPlacement"][];
        };
        NewPolicy: {
            /** @enum {string|null} */
            policy?: "everyone" | "assigned" | null;
        };
        NewRequest: {
            integration: string;
            message?: string | null;
            organizationId?: string | null;
        };
        NewRole: {
            /** @enum {string} */
            role: "owner" | "admin" | "member";
        };
        NewRoles: {
            roles: ("developer" | "reviewer" | "operator" | null)[];
        };
        NewSigningKey: {
            algorithm: string;
            id: string;
            purpose: string;
            /** Format: date-time */
            signsFrom: string;
        };
        NewSignUp: {
            email: string;
            invitation?: string | null;
            locale?: string | null;
            name: string;
            password: string;
            return?: string;
        };
        NewTestMember: {
            name: string;
            organizationId: string;
            /** @enum {string} */
            role: "owner" | "admin" | "member";
        };
        NewVersion: {
            changelog?: string | null;
        };
        NewWebhookSecret: {
            /** Format: date-time */
            previousUntil: string;
            secret: string;
        };
        Notice: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            kind: string;
            link: string | null;
            read: boolean;
            text: string;
            title: string;
        };
        Notices: {
            next: string | null;
            notices: components["schemas"]["Notice"][];
            /** Format: int32 */
            unread: number;
        };
        NotInTeam: {
            asked: boolean;
            email: string;
            /** Format: uuid */
            id: string;
            name: string;
            needs: ("admin" | "developer")[];
            /** @enum {string} */
            role: "owner" | "admin" | "member";
        };
        OpenedCredentials: {
            clientId: string;
            clientSecret: string;
            /** Format: uri */
            discoveryUrl: string;
            issuer: string;
        };
        OpenedInvitation: {
            email: string;
            /** Format: date-time */
            expiresAt: string;
            invitedBy: components["schemas"]["InvitingPerson"];
            organization: components["schemas"]["InvitingOrganization"];
            /** @enum {string} */
            role: "owner" | "admin" | "member";
            signedInAs: string | null;
            /** @enum {string} */
            state: "pending" | "accepted" | "expired" | "revoked";
        };
        Organization: {
            displayName: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "member";
        };
        OrganizationChoice: {
            organizationId: string;
        };
        OrganizationDetails: {
            displayName: string;
            /** Format: uuid */
            id: string;
            /** Format: int32 */
            memberCount: number;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "member";
        };
        OwnClient: {
            id: string;
            /** @enum {string} */
            proof: "secret" | "keys" | "none";
        };
        OwnClientCredentials: {
            clientId: string;
            clientSecret: string;
            /** Format: uri */
            discoveryUrl: string;
            issuer: string;
            /** Format: date-time */
            previousUntil: string | null;
        };
        OwningOrganization: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        OwnIntegration: {
            displayName: string;
            /** @enum {string} */
            eventsTransport: "webhook" | "broker" | "pull";
            icon: string | null;
            name: string;
            published: boolean;
            publisher: string | null;
            /** Format: int64 */
            stopped: number;
            /** @enum {string} */
            trouble: "none" | "resting" | "disabled" | "stopped";
            /** @enum {string} */
            type: "app" | "widget" | "data_source";
            version: string | null;
            /** Format: int64 */
            waiting: number;
            /** Format: uri */
            webhookUrl: string | null;
        };
        OwnIntegrations: {
            integrations: components["schemas"]["OwnIntegration"][];
        };
        OwnPasskeys: {
            passkeys: components["schemas"]["Passkey"][];
        };
        OwnSession: {
            address: string;
            browser: string;
            current: boolean;
            device: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastSeenAt: string;
            /** Format: date-time */
            signedInAt: string;
            /** @enum {string} */
            signedInBy: "password" | "passkey" | "link" | "entered";
        };
        OwnSessions: {
            sessions: components["schemas"]["OwnSession"][];
        };
        Passkey: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastUsedAt: string | null;
            name: string;
            synced: boolean;
        };
        PasskeyAlgorithm: {
            /** Format: int64 */
            alg: number;
            type: string;
        };
        PasskeyAnswer: {
            credential: {
                [key: string]: unknown;
            };
        };
        PasskeyCreationKey: {
            attestation: string;
            authenticatorSelection: components["schemas"]["PasskeySelection"];
            challenge: string;
            excludeCredentials: components["schemas"]["PasskeyDescriptor"][];
            pubKeyCredParams: components["schemas"]["PasskeyAlgorithm"][];
            rp: components["schemas"]["RelyingParty"];
            /** Format: int64 */
            timeout: number;
            user: components["schemas"]["PasskeyUser"];
        };
        PasskeyCreationOptions: {
            publicKey: components["schemas"]["PasskeyCreationKey"];
        };
        PasskeyDescriptor: {
            id: string;
            transports: string[];
            type: string;
        };
        PasskeyName: {
            name: string;
        };
        PasskeyRequestKey: {
            allowCredentials: components["schemas"]["PasskeyDescriptor"][];
            challenge: string;
            rpId: string;
            /** Format: int64 */
            timeout: number;
            userVerification: string;
        };
        PasskeyRequestOptions: {
            publicKey: components["schemas"]["PasskeyRequestKey"];
        };
        PasskeySelection: {
            requireResidentKey: boolean;
            residentKey: string;
            userVerification: string;
        };
        PasskeyUser: {
            displayName: string;
            id: string;
            name: string;
        };
        Past: {
            key: string;
            numbers: (number | null)[];
        };
        PeoplePage: {
            next: string | null;
            people: components["schemas"]["ListedPerson"][];
        };
        Permission: {
            optional: boolean;
            purpose: string | null;
            scope: string;
            sensitive: boolean;
            sentence: string;
            title: string;
        };
        Personal: {
            installation: components["schemas"]["Installation"] | null;
            reconsent: boolean;
            /** @enum {string} */
            state: "installable" | "installed" | "not-for-people" | "unavailable";
        };
        PersonalExport: {
            /** Format: uuid */
            accountId: string;
            /** Format: date-time */
            exportedAt: string;
            sections: {
                [key: string]: unknown;
            };
        };
        PersonOfToken: {
            email?: string;
            emailVerified?: boolean;
            /** Format: uuid */
            id: string;
            locale: string;
            name: string;
        };
        PersonRoles: {
            /** Format: uuid */
            id: string;
            roles: ("developer" | "reviewer" | "operator")[];
        };
        PipelineAlarm: {
            displayName: string | null;
            integration: string | null;
            /** @enum {string} */
            kind: "broker-away" | "slot-stands" | "slot-retains" | "source-failing" | "source-behind" | "source-rejected";
            /** Format: date-time */
            since: string;
            slot: string | null;
        };
        PipelineDepth: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            behind: number;
            /** Format: int64 */
            dead: number;
            /** Format: int64 */
            lifecycleBehind: number;
        };
        PipelineOverview: {
            alarms: components["schemas"]["PipelineAlarm"][];
            broker: components["schemas"]["BrokerHealth"];
            /** Format: int64 */
            dead: number;
            hours: components["schemas"]["CountedHour"][];
            lags: components["schemas"]["ReaderLag"][];
            /** Format: int32 */
            moreLags: number;
            slots: components["schemas"]["SlotHealth"][];
            /** Format: int32 */
            sources: number;
            /** Format: int32 */
            troubled: number;
        };
        PipelineSource: {
            broker: components["schemas"]["SourceDepths"] | null;
            day: components["schemas"]["CountedHour"];
            /** @enum {string} */
            deliveryMode: "pull" | "push";
            displayName: string;
            /** Format: int32 */
            failures: number;
            icon: string | null;
            /** Format: date-time */
            lastGoodPollAt: string | null;
            /** Format: date-time */
            lastPollAt: string | null;
            name: string;
            /** Format: date-time */
            nextPollAt: string | null;
            polled: boolean;
            /** Format: int32 */
            records: number;
            /** Format: int32 */
            rejected: number;
            /** @enum {string} */
            state: "failing" | "behind" | "schema-refused" | "rejected" | "well" | "resting";
        };
        PipelineSourceDetail: {
            depths: components["schemas"]["PipelineDepth"][];
            hours: components["schemas"]["CountedHour"][];
            source: components["schemas"]["PipelineSource"];
        };
        PipelineSources: {
            next: string | null;
            sources: components["schemas"]["PipelineSource"][];
        };
        Place: {
            displayName: string;
            /** Format: uuid */
            id: string;
        };
        Placed: {
            placed: string[];
            placements: components["schemas"]["Placement"][];
            proposals: components["schemas"]["Proposal"][];
            /** Format: int64 */
            revision: number;
        };
        Placement: {
            config: {
                [key: string]: unknown;
            };
            frame: components["schemas"]["WidgetFrame"] | null;
            /** Format: int32 */
            h: number;
            /** Format: uuid */
            id: string;
            installation: components["schemas"]["InstallationRef"];
            title: string | null;
            /** @enum {string|null} */
            unavailable: "revoked" | "suspended" | "yanked" | "taken-down" | "no-bundle" | "not-fetched" | null;
            /** Format: int32 */
            w: number;
            /** @enum {string} */
            widget: "number" | "table" | "line" | "ticker" | "integration";
            /** Format: int32 */
            x: number;
            /** Format: int32 */
            y: number;
        };
        PlacementChange: {
            config?: {
                [key: string]: unknown;
            } | null;
            title?: string | null;
        };
        PlacementWish: {
            config?: {
                [key: string]: unknown;
            } | null;
            /** Format: int64 */
            h: number;
            reason: string;
            source?: string | null;
            title: string;
            /** Format: int64 */
            w: number;
            /** @enum {string} */
            widget: "number" | "table" | "line" | "ticker" | "integration";
        };
        Platform: {
            defaultLocale: string;
            development: boolean;
            languages: string[];
            logo: components["schemas"]["Logos"];
            mailConfigured: boolean;
            name: string;
            primaryColor: string;
            signUp: components["schemas"]["SignUp"];
        };
        PlatformForm: {
            brand: components["schemas"]["BrandForm"];
            defaultLocale: string;
            /** @enum {string|null} */
            developers?: "open" | "approval" | null;
            mail: components["schemas"]["MailForm"];
            signUp: components["schemas"]["SignUpForm"];
            /** Format: int64 */
            version: number;
        };
        PlatformSettings: {
            brand: components["schemas"]["Brand"];
            defaultLocale: string;
            /** @enum {string} */
            developers: "open" | "approval";
            mail: components["schemas"]["MailSender"];
            signUp: components["schemas"]["SignUpPolicy"];
            /** Format: int64 */
            version: number;
        };
        PollRow: {
            /** Format: int32 */
            accepted: number;
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            bytes: number;
            detail: string;
            installationId: string | null;
            /** Format: int32 */
            millis: number;
            outcome: string;
            /** Format: int32 */
            rejected: number;
            /** Format: int32 */
            status: number | null;
            /** Format: int32 */
            unchanged: number;
        };
        Polls: {
            next: string | null;
            polls: components["schemas"]["PollRow"][];
        };
        Preference: {
            kind: string;
            locked: boolean;
            mail: boolean;
            title: string;
        };
        Preferences: {
            kinds: components["schemas"]["Preference"][];
        };
        Price: {
            /** Format: int64 */
            amount?: number;
            currency?: string;
            /** @enum {string} */
            interval?: "month" | "year";
            /** @enum {string} */
            model: "free" | "one_time" | "subscription";
            /** Format: int32 */
            trialDays?: number;
        };
        /** @description RFC 9457 */
        Problem: {
            detail: string;
            errors?: {
                /** @example too-long */
                code?: string;
                message: string;
                pointer: string;
            }[];
            status: number;
            title: string;
            traceId: string;
            /** @example /problems/invalid-request */
            type: string;
        };
        ProfileChange: {
            locale?: string | null;
            name?: string | null;
        };
        Proof: {
            password: string;
        };
        Proposal: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["InstallationRef"];
            config: {
                [key: string]: unknown;
            };
            /** Format: int32 */
            h: number;
            /** Format: uuid */
            id: string;
            reason: string;
            source: components["schemas"]["InstallationRef"] | null;
            title: string;
            /** Format: int32 */
            w: number;
            /** @enum {string} */
            widget: "number" | "table" | "line" | "ticker" | "integration";
        };
        Publisher: {
            firstParty: boolean;
            name: string;
        };
        PublisherChoice: {
            name: string | null;
            organizationId: string | null;
        };
        PulledEvents: {
            events: {
                [key: string]: unknown;
            }[];
            next: string;
        };
        ReaderLag: {
            /** Format: int64 */
            behind: number;
            displayName: string;
            group: string;
            integration: string;
            /** @enum {string} */
            topic: "data" | "lifecycle" | "dlq";
        };
        ReadNotices: {
            all?: boolean | null;
            ids?: string[] | null;
        };
        ReasonCount: {
            /** Format: int64 */
            count: number;
            reason: string;
        };
        Reconsent: {
            connections: components["schemas"]["Connection"][];
            consentUrl: string;
            scopes: components["schemas"]["AskedScope"][];
        };
        RecordsPart: {
            anew: boolean;
            more: boolean;
            next: string;
            records: components["schemas"]["NewestRecord"][];
            schema: components["schemas"]["SourceSchema"] | null;
        };
        RecoveredEvents: {
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            streams: number;
        };
        Refusal: {
            canChange: boolean;
            /** @enum {string} */
            rule: "denied" | "not-verified" | "not-listed" | "private";
        };
        RefusedSchema: {
            /** Format: date-time */
            at: string;
            definition: string;
            differences: components["schemas"]["Difference"][];
            tooOften: boolean;
        };
        RegisteredIntegration: {
            clientId: string;
            clientSecret: string | null;
            /** Format: uri */
            discoveryUrl: string;
            issuer: string;
            name: string;
            webhookSecret: string;
        };
        RejectedRecords: {
            next: string | null;
            records: components["schemas"]["RejectedRow"][];
        };
        RejectedRow: {
            /** Format: date-time */
            firstAt: string;
            /** Format: uuid */
            id: string;
            installationId: string | null;
            key: string | null;
            /** Format: date-time */
            lastAt: string;
            message: string;
            pointer: string;
            reason: string;
            record: string;
            /** Format: int32 */
            schema: number;
            /** Format: int32 */
            times: number;
            /** @enum {string} */
            way: "polled" | "sent" | "streamed";
            whole: boolean;
        };
        Related: {
            displayName: string;
            icon: string | null;
            name: string;
            reason: string;
            tagline: string;
        };
        RelyingParty: {
            id: string;
            name: string;
        };
        Replacement: {
            displayName: string;
            name: string;
        };
        Replayed: {
            /** Format: int32 */
            gone: number;
            /** Format: int32 */
            refused: number;
            /** Format: int32 */
            taken: number;
        };
        RequestList: {
            next: string | null;
            requests: components["schemas"]["AppRequest"][];
        };
        Sandbox: {
            integrations: components["schemas"]["Tried"][];
            members: components["schemas"]["TestMember"][];
            organization: components["schemas"]["Place"] | null;
        };
        SavedDraft: {
            /** Format: int64 */
            revision: number;
            /** Format: date-time */
            savedAt: string | null;
            version: string;
        };
        SchemaInUse: {
            /** @enum {string} */
            compatibility: "compatible" | "forward" | "none";
            definition: string;
            /** Format: int64 */
            intervalSeconds: number;
            key: string[];
            /** Format: int32 */
            number: number;
            perInstallation: boolean;
            /** Format: date-time */
            since: string;
        };
        SentInvitation: {
            invitation: components["schemas"]["Invitation"];
            link: string;
        };
        SentRecord: {
            key?: string;
            message?: string;
            pointer?: string;
            reason?: string;
            /** @enum {string} */
            status: "accepted" | "unchanged" | "superseded" | "rejected";
            values?: {
                [key: string]: string;
            };
            /** Format: int64 */
            version?: number;
        };
        SentRecords: {
            results: components["schemas"]["SentRecord"][];
        };
        SessionState: {
            account: components["schemas"]["SignedInAccount"] | null;
            /** Format: date-time */
            authenticatedAt: string | null;
            /** Format: uuid */
            currentOrganizationId: string | null;
            entered: components["schemas"]["Entered"] | null;
            organizations: components["schemas"]["Organization"][];
        };
        SetUp: {
            /** Format: int32 */
            attempts: number;
            lastAnswer: components["schemas"]["SetUpAnswer"] | null;
            /** Format: date-time */
            lastAttemptAt: string | null;
            /** Format: date-time */
            nextAttemptAt: string | null;
            stopped: boolean;
        };
        SetUpAnswer: {
            error: string | null;
            /** Format: int64 */
            latencyMs: number;
            /** Format: int32 */
            status: number | null;
        };
        ShownCredentials: {
            clientId: string;
            clientSecret: string;
            /** Format: uri */
            discoveryUrl: string;
            issuer: string;
            redirectUris: string[];
        };
        SignedInAccount: {
            email: string;
            /** Format: uuid */
            id: string;
            locale: string | null;
            name: string;
            roles: ("developer" | "reviewer" | "operator")[];
        };
        SigningKeyRotation: {
            urgent: boolean;
        };
        SigningKeysRotated: {
            keys: components["schemas"]["NewSigningKey"][];
        };
        SignUp: {
            /** @enum {string} */
            mode: "open" | "invited" | "domains";
        };
        SignUpForm: {
            domains: string[] | null;
            /** @enum {string|null} */
            mode: "open" | "invited" | "domains" | null;
        };
        SignUpLink: {
            password?: string | null;
            token: string;
        };
        SignUpPolicy: {
            domains: string[];
            /** @enum {string} */
            mode: "open" | "invited" | "domains";
        };
        SkipNote: {
            /** Format: date-time */
            at: string;
            reason: string;
        };
        SlotHealth: {
            hindrance: string | null;
            /** Format: int64 */
            lagSeconds: number;
            /** Format: date-time */
            lastCarried: string | null;
            node: string | null;
            /** Format: int64 */
            retained: number;
            running: boolean;
            slot: string;
            walStatus: string;
        };
        SourceDepths: {
            /** Format: int64 */
            behind: number;
            /** Format: int64 */
            dead: number;
            /** Format: int64 */
            lifecycleBehind: number;
        };
        SourceSchema: {
            definition: {
                [key: string]: unknown;
            };
            key: string[];
            /** Format: int32 */
            number: number;
        };
        StoredValue: {
            /** @description Any JSON. */
            value: unknown;
        };
        Takedown: {
            reason?: string | null;
        };
        TeamMember: {
            email: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin";
        };
        TestMember: {
            email: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "member";
        };
        TokenWish: {
            audience?: string | null;
        };
        Tried: {
            /** Format: uri */
            appUrl: string;
            displayName: string;
            name: string;
            /** @enum {string|null} */
            status: "setting_up" | "active" | "suspended" | null;
            version: string;
        };
        TypedName: {
            name: string;
        };
        Unread: {
            /** Format: int32 */
            unread: number;
        };
        UnsentRequest: {
            body: string;
            headers: {
                [key: string]: string;
            };
            /** Format: uri */
            url: string;
        };
        VersionChange: {
            kind: string;
            text: string;
            /** @enum {string} */
            weight: "consent" | "notice" | "minor";
        };
        VersionDifference: {
            before: string | null;
            changes: components["schemas"]["VersionChange"][];
            needsConsent: boolean;
            version: string;
        };
        Viewer: {
            admins: components["schemas"]["Admin"][];
            installation: components["schemas"]["Installation"] | null;
            organization: components["schemas"]["Workplace"] | null;
            personal: components["schemas"]["Personal"];
            refusal: components["schemas"]["Refusal"] | null;
            /** @enum {string} */
            state: "signed-out" | "no-organization" | "can-install" | "only-admins" | "installed" | "payments-off" | "not-for-organizations" | "not-allowed";
        };
        VisibilityWish: {
            /** @enum {string} */
            visibility: "public" | "unlisted" | "private";
        };
        WaitingDeveloper: {
            /** Format: date-time */
            askedAt: string;
            email: string;
            /** Format: uuid */
            id: string;
            name: string;
        };
        WaitingDevelopers: {
            developers: components["schemas"]["WaitingDeveloper"][];
        };
        WebhookKey: {
            alg: string;
            crv: string;
            kid: string;
            kty: string;
            use: string;
            whpk: string;
            x: string;
        };
        WebhookKeySet: {
            keys: components["schemas"]["WebhookKey"][];
        };
        WebhookSecretState: {
            inCatalogFile: boolean;
            /** Format: date-time */
            previousUntil: string | null;
            /** Format: date-time */
            rotatedAt: string | null;
        };
        WidgetFrame: {
            configSchema: {
                [key: string]: unknown;
            } | null;
            connectDomains: string[];
            defaultSize: components["schemas"]["WidgetSize"];
            maxSize: components["schemas"]["WidgetSize"];
            minSize: components["schemas"]["WidgetSize"];
            scopes: string[];
            sha256: string;
            /** Format: uri */
            url: string;
            version: string;
        };
        WidgetPlace: {
            /** Format: int64 */
            h: number;
            id: string;
            /** Format: int64 */
            w: number;
            /** Format: int64 */
            x: number;
            /** Format: int64 */
            y: number;
        };
        WidgetPreview: {
            /** Format: int32 */
            budgetBytes: number;
            /** Format: int32 */
            bytes: number | null;
            draft: boolean;
            fault: components["schemas"]["Fault"] | null;
            /** Format: date-time */
            fetchedAt: string | null;
            frame: components["schemas"]["WidgetFrame"] | null;
            version: string;
        };
        WidgetSize: {
            /** Format: int32 */
            h: number;
            /** Format: int32 */
            w: number;
        };
        WidgetToken: {
            /** Format: int64 */
            expiresIn: number;
            token: string;
        };
        Workplace: {
            displayName: string;
            /** Format: uuid */
            id: string;
            /** Format: int32 */
            memberCount: number;
        };
        Yanking: {
            reason: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    showWebhookKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookKeySet"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apps: {
        parameters: {
            query?: {
                action?: "installed" | "sso";
                for?: string;
                organizationId?: string;
                slug?: string;
                target?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppAddress"] | components["schemas"]["AppList"] | components["schemas"]["InstalledAppList"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeApp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppAction"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstalledAppAnswer"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstalledAppAnswer"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBundles: {
        parameters: {
            query?: {
                after?: string;
                bundle?: string;
                integration?: string;
                limit?: number;
                reported?: boolean;
                takenDown?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BundlesPage"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBundleReports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BundleReports"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeBundleDown: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Takedown"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liftBundleTakedown: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    applyCatalog: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CatalogApplication"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogApplied"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWaitingDevelopers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingDevelopers"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveDeveloper: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    denyDeveloper: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeveloperDenial"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reloadGatewayRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GatewayReload"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayRules"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePage"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedPerson"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRoles"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonRoles"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showPipeline: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PipelineOverview"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPipelineSources: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PipelineSources"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showPipelineSource: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PipelineSourceDetail"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showPlatformSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformSettings"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePlatformSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlatformForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformSettings"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadLogo: {
        parameters: {
            query: {
                variant: string;
            };
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/*": string;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Logo"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendTestMail: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateSealingKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateSigningKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SigningKeyRotation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKeysRotated"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showDashboard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChoiceList"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    arrangeDashboard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DashboardLayout"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    placeWidgets: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlacements"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Placed"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePlacement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePlacement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlacementChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportRefusal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BundleRefusal"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restorePlacement: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showStored: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredValue"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepStored: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoredValue"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteStored: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mintWidgetToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenWish"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetToken"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Placed"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    declineProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSentMail: {
        parameters: {
            query?: {
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Letters"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnIntegrations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnIntegrations"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerIntegration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntegrationRegistration"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredIntegration"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showOwnIntegration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationOverview"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showBrokerPlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrokerPlace"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChecks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckRuns"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startChecks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CheckWish"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckRun"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewClientSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnClientCredentials"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endPreviousClientSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showIntegrationCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationCredentials"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showData: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataOverview"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pollNow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPolls: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Polls"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRejectedRecords: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectedRecords"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardRecords: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChosenRecords"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Discarded"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayRecords: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChosenRecords"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replayed"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                after?: string;
                installation?: string;
                limit?: number;
                since?: string;
                state?: string;
                type?: string;
                until?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                eventId: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDetail"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                eventId: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    skipEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                eventId: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventSkip"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDetail"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deprecate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeprecationWish"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undeprecate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveDraft: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedDraft"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fetchDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedDraft"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showUnsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DryRunWish"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnsentRequest"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryEndpoint"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryEndpoint"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendExample: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExampleWish"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryAttempt"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recoverEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventRecovery"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveredEvents"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    republish: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadStarter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showStatistics: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationStatistics"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeveloperTeam"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unpublish: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationVersions"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewVersion"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationVersion"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showDifference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionDifference"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    yankVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Yanking"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeVisibility: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisibilityWish"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookSecret"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endPreviousWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showWidgetPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetPreview"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fetchWidgetPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetPreview"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    validateManifest: {
        parameters: {
            query?: {
                integration?: string;
                stage?: string;
            };
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManifestValidation"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showDeveloperRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeveloperRole"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    becomeDeveloper: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeveloperRole"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showSandbox: {
        parameters: {
            query: {
                organizationId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandbox"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addTestMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTestMember"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestMember"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeTestMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enterTestMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnteredMember"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showHome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Home"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInstallations: {
        parameters: {
            query?: {
                organizationId?: string;
                target?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationList"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    install: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInstallation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Installation"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Installation"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showInstallation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Installation"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uninstall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Installation"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setAccessPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPolicy"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Installation"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Config"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConfig"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Config"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showAskedConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedConsent"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    agree: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Consent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Installation"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showCredentials: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownCredentials"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendCredentials: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Installation"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAppMembers: {
        parameters: {
            query?: {
                after?: string;
                q?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppMembersPage"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccess"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppMember"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppMember"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecords: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordsPart"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Installation"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspend: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Installation"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryNow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Installation"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedInvitation"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationToken"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchListings: {
        parameters: {
            query?: {
                after?: string;
                category?: string;
                limit?: number;
                price?: string;
                q?: string;
                sort?: string;
                tier?: string;
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingPage"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showListing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followLive: {
        parameters: {
            query?: {
                after?: string;
                installation?: string[];
            };
            header?: {
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConnectedApps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectedAppList"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disconnectApp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                installationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveUpAccess: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                installationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cutScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                installationId: string;
                scope: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectedApp"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEmail"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailedLink"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalExport"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showNoticePreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChosenPreferences"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notices"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readNotices: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadNotices"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPasskeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnPasskeys"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskey"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renamePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyName"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkeyOptions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyCreationOptions"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSessions"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stepUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Proof"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionState"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stepUpWithPasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyAnswer"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionState"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkeyStepUpOptions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRequestOptions"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrganization"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationDetails"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TypedName"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDisplayName"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showAccess: {
        parameters: {
            query?: {
                after?: string;
                q?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessMatrix"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showAppPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppPolicy"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAppPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAppPolicy"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppPolicy"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                action?: string;
                actor?: string;
                after?: string;
                limit?: number;
                since?: string;
                until?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadAudit: {
        parameters: {
            query?: {
                action?: string;
                actor?: string;
                since?: string;
                until?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                after?: string;
                state?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationPage"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentInvitation"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                invitation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                invitation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentInvitation"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importInvitations: {
        parameters: {
            query?: {
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOutcome"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOutcome"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaveOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                q?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberList"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMember"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRole"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgotPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Forgotten"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asked"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasswordByLink"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showPlatform: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Platform"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRequests: {
        parameters: {
            query?: {
                after?: string;
                integration?: string;
                limit?: number;
                organizationId?: string;
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestList"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askForApp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppRequest"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppRequest"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Approval"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppRequest"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    denyRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Denial"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppRequest"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionState"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionState"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaveTestMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionState"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    switchOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationChoice"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionState"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInWithPasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyAnswer"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionState"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkeySignInOptions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRequestOptions"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUpFirstOperator: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstOperator"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionState"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSignUp"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asked"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmSignUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request repeatable for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpLink"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionState"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openApp: {
        parameters: {
            query?: {
                for?: string;
                organizationId?: string;
                target?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description See Other */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showManifestSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": string;
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showAppDashboard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppDashboard"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    configureAppPlacement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppPlacementSettings"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppPlacement"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    propose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlacementWish"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppProposal"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showAppProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppProposal"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendRecords: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                installation_id?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentRecords"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pullEvents: {
        parameters: {
            query?: {
                after?: string;
                installation?: string;
                limit?: number;
                wait?: number;
            };
            header?: {
                Accept?: string;
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PulledEvents"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAppInstallations: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppInstallations"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showAppInstallation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppInstallation"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openCredentials: {
        parameters: {
            query: {
                ticket: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedCredentials"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInstallationMembers: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationMembers"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showInstallationMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationMember"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pushDraft: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedDraft"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pushVersion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewVersion"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationVersion"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOfToken"];
                };
            };
            /** @description Refused, with the reason and the mend */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
