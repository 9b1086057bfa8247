/** Whether a text holds something secret, so that it is refused before anything else looks at it. */

/** What is said of it, and nothing more. */
export const secretWords =
  "This contains a token, password or key. I kept nothing of it. Delete your message and replace the secret; I never " +
  "need one.";

/** What stands for a secret and is none: a variable's name, a placeholder, stars. */
const placeholder = String.raw`(?!["']?(?:\$\{|\$\(|\$env:|\$[A-Za-z_]{3,60}(?![\w!@#%^&*-])|%[A-Za-z_]\w{1,60}%|<[^>]{1,60}>|\{\{|\*{3}|null\b|""|''))`;

const secrets: readonly RegExp[] = [
  /\bbearer\s+[A-Za-z0-9._~+/=-]{16,}/i,
  // Client secrets of Entra applications.
  /[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{30,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  // Connection strings and signed addresses.
  /\b(AccountKey|SharedAccessKey|SharedAccessSignature)\s*=/i,
  /[?&;]sig=[A-Za-z0-9%+/=]{16,}/i,
  /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@]{1,200}:[^\s/@]{1,200}@/i,
  // A named value: "accessToken": "…", client_secret=…, --password …
  new RegExp(
    String.raw`["'\s,{;_-](access_?token|refresh_?token|id_?token|client_?secret|secret_?(text|value)?|pass(word|phrase|wd)?|pwd|api_?key|primary_?key|secondary_?key)["']?\s*[:=]\s*${placeholder}["']?[^\s"',;}]{6,}`,
    "i",
  ),
  // Tokens of code hosts and chats that say by their beginning what they are.
  /\b(gh[pousr]_[A-Za-z0-9]{20}|github_pat_\w{20}|glpat-[\w-]{16}|xox[abeoprs]-[A-Za-z0-9-]{10})/,
  // In words: my password is …
  new RegExp(
    String.raw`\b(password|passphrase|passwort|kennwort|client secret)\s+(is|ist|=|:)\s*${placeholder}\S{6,}`,
    "i",
  ),
  new RegExp(String.raw`--(password|client-secret|secret)[ =]${placeholder}\S{6,}`, "i"),
];

/** Looked at up to here, in characters: more than a chat message can hold. */
const longestLook = 100_000;

/** Errs on the side of refusing: a false alarm costs one more paste. */
export function holdsSecret(text: string): boolean {
  // Chat and terminals may have broken a long token over several lines, or written quotes as entities.
  const joined = text
    .slice(0, longestLook)
    .replace(/&quot;|&#34;/g, '"')
    .replace(/<[^>]{0,200}>/g, " ");
  const readings = joined.includes("\n") ? [joined, joined.replace(/\r?\n\s*/g, "")] : [joined];
  return readings.some((reading) => holdsToken(reading) || secrets.some((secret) => secret.test(` ${reading}`)));
}

/** A signed token: header, payload and perhaps signature, base64url, the first two of which begin with `{"`. */
function holdsToken(text: string): boolean {
  const base64url = /[^A-Za-z0-9_-]/;
  for (let at = text.indexOf(".eyJ"); at >= 0; at = text.indexOf(".eyJ", at + 1)) {
    let start = at;
    while (start > 0 && at - start < 1_500 && !base64url.test(text.charAt(start - 1))) start -= 1;
    const header = text.slice(start, at);
    const begins = header.indexOf("eyJ");
    if (begins >= 0 && header.length - begins > 10 && !base64url.test(text.slice(at + 1, at + 12))) return true;
  }
  return false;
}
