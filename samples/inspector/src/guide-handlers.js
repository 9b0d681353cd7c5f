/**
 * The two handlers of the app marketplace guide, as the guide has them. All that an app needs besides stands around them:
 * what they call is handed in, and what has to be checked is checked in front of them (`app.js`).
 */
export function guideHandlers(app, { exchangeCodeForTokens, getUserInfo, createSession, storeOAuthCredentials }) {
// /auth/callback route in your app
app.get('/auth/callback', async (req, res) => {
  const { code, state } = req.query;

  // Exchange code for tokens
  const tokens = await exchangeCodeForTokens(code);

  // Get user info
  const userInfo = await getUserInfo(tokens.access_token);

  // Create session in your app
  await createSession(userInfo);

  // Redirect to app
  res.redirect(state || '/');
});

// /api/webhooks/optare route
app.post('/api/webhooks/optare', async (req, res) => {
  const { event, organizationId, clientId, clientSecret } = req.body;

  if (event === 'app.installed') {
    // Store credentials for this org
    await storeOAuthCredentials(organizationId, clientId, clientSecret);
  }

  res.json({ received: true });
});
}
