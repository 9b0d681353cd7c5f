const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** HTML that is safe to put into other HTML. */
class Html {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/** A template whose values are escaped, unless they were made by it; lists are joined, and nothing stays nothing. */
export function html(parts, ...values) {
  return new Html(parts.reduce((text, part, i) => text + shown(values[i - 1]) + part));
}

function shown(value) {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(shown).join("");
  if (value === null || value === undefined || value === false) return "";
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character]);
}

/** The frame of every page. */
export function page(settings, title, content, account = null) {
  const { name, displayName } = settings;
  return String(html`<!DOCTYPE html>
<html lang="en" class="${name}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === displayName ? title : `${title} · ${displayName}`}</title>
<link rel="icon" href="/${name}.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header class="bar">
<a class="brand" href="/"><img src="/${name}.svg" alt="" width="32" height="32"><span>${displayName}</span></a>
${account}
</header>
<main id="main">${content}</main>
</body>
</html>`);
}
